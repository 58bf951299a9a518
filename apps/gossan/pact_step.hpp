// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "apps/gossan/supply_file.hpp"
#include "gossan/supply/pact/footprint_register.hpp"
#include "gossan/supply/pact/pact_input.hpp"

namespace gossan::program {

/// Works out the footprint of every commercial lot from the log of events and the site's accounts,
/// and writes lot-footprints.json into the folder.
[[nodiscard]] ExitStatus write_lot_footprints(const SupplyOptions& options, const SupplyFile& file,
                                              const supply::PactInput& pact);

/// Publishes the footprints in the file that [pact] names, or in the folder's: documents are
/// written into the folder's pact/, what they replace becomes Deprecated and is told to the log of
/// events.
[[nodiscard]] supply::FootprintRegister publish_footprints(const SupplyFile& file,
                                                           const supply::PactInput& pact);

}  // namespace gossan::program
