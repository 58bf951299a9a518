// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "apps/gossan/supply_file.hpp"
#include "gossan/supply/epcis/naming.hpp"

namespace gossan::program {

/// Names for EPCIS by the blocks [site] and [pack].
[[nodiscard]] supply::Naming naming_of(const supply::SupplyInput& input);

/// Takes up a partner's document of EPCIS: what it tells of our copper is written as events into
/// received/HASH.json in the folder, named by the document, and entered like those
/// (`enter_events`). False, with what is wrong told, where it is not taken.
[[nodiscard]] bool receive_epcis(const SupplyFile& file, const std::string& path);

}  // namespace gossan::program
