// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/input_file.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::heap {

/// The list of blocks or trucks that says what is stacked where and when.
struct StackingInput {
    InputFile file;

    static Schema<StackingInput> schema();
};

/// Blocks that share module and lift.
struct PlannedLift {
    double begin = 0.0;                  ///< s from the start of the run, of its first block
    double end = 0.0;                    ///< s, of its last block: then the lift is there
    std::map<std::string, double> mass;  ///< kg of dry ore by parcel
    SourceLocation location = {};        ///< of its last block

    [[nodiscard]] double total() const;  ///< kg
};

/// What a plan puts on one module, the lowest lift first.
struct PlannedModule {
    std::string id, pad;
    std::vector<PlannedLift> lifts;
    SourceLocation location = {};  ///< of the first block that names it
};

struct StackingPlan {
    std::vector<PlannedModule> modules;  ///< in the order of the file
    std::size_t n_blocks = 0;
};

/// Names that a scenario has for a plan to use.
struct PlanNames {
    std::vector<std::string> pads, parcels;
    std::vector<std::string> modules;  ///< empty: a plan names its own
};

/// Reads a table `id,pad,module,lift,parcel,tonnes` with `date` (2026-01-31, or with the hour) or
/// `day` (since the start of the run): a row a block of dry ore, in any order. Lifts of a module
/// are 1, 2, 3 … from the base up, each begun when the one below is finished. Whatever is wrong
/// goes to `diagnostics` at its cell; then nothing comes.
[[nodiscard]] std::optional<StackingPlan> stacking_plan(const tables::Table& table,
                                                        std::string_view start_date,
                                                        const PlanNames& names,
                                                        Diagnostics& diagnostics);

/// As above from a file; one that cannot be read is a fault too.
[[nodiscard]] std::optional<StackingPlan> read_stacking_plan(const std::string& path,
                                                             std::string_view start_date,
                                                             const PlanNames& names,
                                                             Diagnostics& diagnostics);

}  // namespace gossan::heap
