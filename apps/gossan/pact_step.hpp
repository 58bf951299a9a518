// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "apps/gossan/supply_file.hpp"
#include "gossan/records/document.hpp"
#include "gossan/supply/host/pact_service.hpp"
#include "gossan/supply/pact/pact_input.hpp"

namespace gossan::program {

/// Works out the footprint of every commercial lot from the log of events and the site's accounts,
/// and writes lot-footprints.json into the folder.
[[nodiscard]] ExitStatus write_lot_footprints(const SupplyOptions& options, const SupplyFile& file,
                                              const supply::PactInput& pact);

/// The documents of lots' footprints in the file that [pact] names, or in the folder's.
[[nodiscard]] std::vector<supply::SharedFootprint> shared_in(const SupplyFile& file,
                                                             const supply::PactInput& pact);

/// One file a document; tells what was written.
[[nodiscard]] records::Document write_pact_documents(
    const std::filesystem::path& folder, const std::vector<supply::SharedFootprint>& shared);

}  // namespace gossan::program
