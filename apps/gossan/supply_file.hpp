// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "apps/gossan/verb.hpp"
#include "gossan/base/diagnostics.hpp"
#include "gossan/supply/input/supply_input.hpp"
#include "gossan/tables/workbook_writer.hpp"

namespace gossan::program {

/// What the verbs of the supply have in common: FILE, --set, --output, --json, --csv, --xlsx,
/// --unit.
struct SupplyOptions {
    std::string file, folder, csv, workbook, unit = "t";
    std::vector<std::string> overrides;
    bool as_json = false;

    void declare(Declaration& declaration);
};

/// A supply.toml that was read, with the folder for what comes of it and the log of events.
struct SupplyFile {
    supply::SupplyInput input;
    std::filesystem::path folder;  ///< is there
    std::string events;            ///< a path, or postgresql://…
};

/// Reads the file and makes the folder, by default NAME.supply in the present one: mine.supply of
/// mine/supply.toml. Nothing when there is a fault, which is told.
[[nodiscard]] std::optional<SupplyFile> read_supply_file(const SupplyOptions& options);

/// The run of a scenario that the source names is in `run` of the output folder, or beside a folder
/// below it; a run that is named goes before.
void find_run(const std::filesystem::path& folder, supply::SourceInput& source);

/// Tells faults of an input; `refused` when one of them is an error.
[[nodiscard]] ExitStatus tell_supply_faults(const SupplyOptions& options,
                                            const Diagnostics& diagnostics);

/// Writes tables as CSV and as a workbook, as far as is asked for, and says where they are.
void write_supply_tables(const SupplyOptions& options,
                         const std::vector<tables::SheetToWrite>& sheets);

}  // namespace gossan::program
