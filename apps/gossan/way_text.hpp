// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/records/document.hpp"

namespace gossan::program {

/// The way back of a claim, of `way_document`, as tables.
[[nodiscard]] std::string way_text(const records::Document& told);

/// Links on the way and what came to its ends, of `chain_document`, as tables; blank where there is
/// one link alone.
[[nodiscard]] std::string chain_text(const records::Document& told);

}  // namespace gossan::program
