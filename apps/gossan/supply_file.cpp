// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/supply_file.hpp"

#include <cstdio>

#include "apps/gossan/read_faults.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

fs::path default_folder(const std::string& file) {
    const auto path = fs::absolute(file).lexically_normal();
    const bool is_named_by_folder = path.stem() == "supply" && path.parent_path().has_filename();
    return (is_named_by_folder ? path.parent_path().filename() : path.stem()).string() + ".supply";
}

}  // namespace

void SupplyOptions::declare(Declaration& declaration) {
    declaration.word("FILE", file, "what a site says of its supply, a TOML file");
    declaration.options("--set", "KEY=VALUE", overrides, "put a value over the file's");
    declaration.option("-o,--output", "DIR", folder,
                       "for the page and the log; by default NAME.supply in the present folder");
    declaration.option("--csv", "DIR", csv, "write the tables as CSV into a folder");
    declaration.option("--xlsx", "FILE", workbook, "write the tables as a workbook");
    declaration.option("--unit", "UNIT", unit, "of masses in tables: t, kg, g, lb or st");
    declaration.flag("--json", as_json, "print JSON instead of tables");
}

std::optional<SupplyFile> read_supply_file(const SupplyOptions& options) {
    Diagnostics diagnostics;
    auto input = supply::read_supply(options.file, options.overrides, diagnostics);
    if (tell_supply_faults(options, diagnostics) != ExitStatus::done || !input) return {};
    SupplyFile read{.input = std::move(*input), .folder = {}, .events = {}};
    read.folder = options.folder.empty() ? default_folder(options.file) : fs::path(options.folder);
    fs::create_directories(read.folder);
    find_run(read.folder, read.input.source);
    read.events =
        read.input.events.empty() ? (read.folder / "events.sqlite").string() : read.input.events;
    return read;
}

void find_run(const fs::path& folder, supply::SourceInput& source) {
    if (!source.scenario || !source.run.empty()) return;
    const fs::path own = fs::absolute(folder).lexically_normal();
    const fs::path beside = own.parent_path() / "run";
    const bool is_beside = !fs::exists(own / "run") && fs::exists(beside / "manifest.json");
    source.run = (is_beside ? beside : own / "run").string();
}

ExitStatus tell_supply_faults(const SupplyOptions& options, const Diagnostics& diagnostics) {
    tell_reading(options.file, !diagnostics.has_errors(), diagnostics, options.as_json);
    return diagnostics.has_errors() ? ExitStatus::refused : ExitStatus::done;
}

void write_supply_tables(const SupplyOptions& options,
                         const std::vector<tables::SheetToWrite>& sheets) {
    if (!options.csv.empty()) {
        supply::write_csv_files(options.csv, sheets);
        say(counted(sheets.size(), "table", "tables") + ": " + options.csv);
    }
    if (!options.workbook.empty()) {
        tables::write_workbook(options.workbook, sheets);
        say(counted(sheets.size(), "table", "tables") + ": " + options.workbook);
    }
}

}  // namespace gossan::program
