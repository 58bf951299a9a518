// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/local_time.hpp"
#include "gossan/supply/chain/chain_input.hpp"
#include "gossan/supply/lot/lot_files.hpp"

namespace gossan::supply {

/// Events of custody that the tables tell, in the order of their times: on a day material comes in
/// before it is cast, and is cast before it leaves. A cast has `input`, the mass that was cast, and
/// not yet `inputs`; a delivery of which no claim is told has no `claimed`; the receipt of a
/// delivery has no link as its subject: its receiver's.
[[nodiscard]] std::vector<ToldEvent> chain_events(const ChainInput& input, UtcOffset offset,
                                                  Diagnostics& diagnostics);

}  // namespace gossan::supply
