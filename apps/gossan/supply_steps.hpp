// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "apps/gossan/supply_file.hpp"
#include "gossan/records/document.hpp"

namespace gossan::program {

/// One step on the way from cathode to packs. `gossan supply` takes all that the file has blocks
/// for, in order; each is a verb of its own as well.
struct SupplyStep {
    const char* name;
    bool (*is_wanted)(const supply::SupplyInput& input);
    /// Does it, writes its page, and tells what it came to as one object; `refused` when it told
    /// faults.
    ExitStatus (*take)(const SupplyOptions& options, const SupplyFile& file,
                       records::Document& told);
};

/// In the order in which they are taken. A new one is one line here.
[[nodiscard]] std::span<const SupplyStep> supply_steps();

/// Opens lots of what was produced and enters what tables tell: the first step.
ExitStatus take_lots(const SupplyOptions& options, const SupplyFile& file, records::Document& told);

/// Works out the footprints of commercial lots and writes them as PACT documents.
ExitStatus take_pact(const SupplyOptions& options, const SupplyFile& file, records::Document& told);

}  // namespace gossan::program
