// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/measured.hpp"

#include <algorithm>

#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"
#include "gossan/records/measured.hpp"
#include "gossan/study/measured/header_block.hpp"
#include "gossan/study/measured/long_form.hpp"
#include "gossan/study/measured/time_table.hpp"
#include "gossan/tables/file_bytes.hpp"
#include "gossan/tables/workbook.hpp"

namespace gossan::study {
namespace {

std::string ending_of(const std::filesystem::path& file) {
    return lowered(file.extension().string());
}

/// Every sheet of a file, with notes on what was mended in it.
std::vector<tables::Sheet> sheets_of(const std::filesystem::path& file, MeasuredTest& test,
                                     Diagnostics& diagnostics) {
    const auto tell = [&](const tables::Sheet& sheet, const tables::CommaCount& commas) {
        if (commas.n_commas > 0)
            test.notes.push_back("decimal commas read as points in " +
                                 std::to_string(commas.n_commas) + " cells, first " +
                                 in_quotes(commas.first.text) + " at " +
                                 to_string(sheet.location(commas.first)));
    };
    if (ending_of(file) != ".xlsx") {
        tables::CommaCount commas;
        std::vector<tables::Sheet> sheets = {
            tables::sheet_of_csv(tables::file_bytes(file), file.string(), commas, diagnostics)};
        tell(sheets.front(), commas);
        return sheets;
    }
    std::vector<tables::Sheet> sheets = tables::read_workbook(file, diagnostics).sheets;
    for (tables::Sheet& sheet : sheets) {
        std::erase_if(sheet.rows, [](const auto& row) {
            const std::string& text = row.front().text;
            return text.starts_with('#') && !tables::is_spreadsheet_error(text);
        });
        tell(sheet, tables::accept_decimal_commas(sheet, diagnostics));
    }
    return sheets;
}

class TestReader {
public:
    TestReader(const std::filesystem::path& file, const MeasuredOptions& options,
               Diagnostics& diagnostics)
        : file_(file), options_(options), diagnostics_(diagnostics) {
        for (auto& [name, column] : records::names_beside(file, diagnostics_))
            options_.names.emplace(name, column);
    }

    MeasuredTest read() {
        const std::size_t n_before = diagnostics_.n_errors();
        const auto sheets = sheets_of(file_, test_, diagnostics_);
        if (const tables::Sheet* sheet = chosen(sheets)) {
            read_sheet(*sheet, sheets);
        } else if (diagnostics_.n_errors() == n_before) {
            no_table();
        }
        if (test_.id.empty()) test_.id = file_.stem().string();
        return std::move(test_);
    }

private:
    [[nodiscard]] bool has_table(const tables::Sheet& sheet) const {
        return is_long_form(sheet) || time_row(sheet, options_).has_value();
    }

    /// The sheet with the measurements; none, with a fault where there are several.
    const tables::Sheet* chosen(const std::vector<tables::Sheet>& sheets) {
        std::vector<const tables::Sheet*> fitting;
        std::vector<std::string> names;
        for (const tables::Sheet& sheet : sheets) {
            const bool is_asked =
                options_.sheet.empty() ? !sheet.is_hidden : sheet.name == options_.sheet;
            if (!is_asked || !has_table(sheet)) continue;
            fitting.push_back(&sheet);
            names.push_back(sheet.name);
        }
        if (fitting.size() == 1) return fitting.front();
        if (fitting.size() > 1)
            diagnostics_.add({.location = {.file = file_.string()},
                              .code = "measured.several",
                              .found = "several sheets with a time table",
                              .allowed = "one of " + enumerate(names),
                              .write = "the sheet's name where the file is named"});
        return nullptr;
    }

    void read_sheet(const tables::Sheet& sheet, const std::vector<tables::Sheet>& sheets) {
        if (sheet.n_hidden_rows > 0)
            test_.notes.push_back("hidden rows of the sheet " + sheet.name +
                                  " that are read too: " + std::to_string(sheet.n_hidden_rows));
        if (is_long_form(sheet)) {
            read_long_form(sheet, options_, test_, diagnostics_);
            return;
        }
        HeaderBlock block;
        for (const tables::Sheet& other : sheets) {
            if (lowered(other.name) != "header" || has_table(other)) continue;
            read_header_block(other, 0, other.rows.size(), options_, block, diagnostics_);
        }
        const std::size_t header_row = *time_row(sheet, options_);
        read_header_block(sheet, 0, header_row, options_, block, diagnostics_);
        test_.header = block.entries;
        if (const auto id = block.entries.find("test"); id != block.entries.end())
            test_.id = id->second;
        check_assays(test_, file_.string(), diagnostics_);
        const auto table = tables::Table::of_sheet(sheet, header_row, diagnostics_);
        read_time_table(table, block, options_, test_, diagnostics_);
    }

    void no_table() {
        diagnostics_.add({.location = {.file = file_.string()},
                          .code = "measured.no_table",
                          .found = options_.sheet.empty()
                                       ? "no time table"
                                       : "no time table in a sheet " + in_quotes(options_.sheet),
                          .allowed = "a row that begins with day, time or date and names what was "
                                     "measured, such as \"day, Cu [g/L], pH\"; or the long format "
                                     "series,time_d,quantity,value,unit,origin"});
    }

    std::filesystem::path file_;
    MeasuredOptions options_;
    Diagnostics& diagnostics_;
    MeasuredTest test_;
};

}  // namespace

const MeasuredSeries* MeasuredTest::find(std::string_view quantity) const {
    const auto found = std::find_if(series.begin(), series.end(), [&](const MeasuredSeries& each) {
        return each.quantity == quantity;
    });
    return found == series.end() ? nullptr : &*found;
}

std::optional<double> MeasuredTest::header_value(const std::string& key) const {
    const auto entry = header.find(key);
    if (entry == header.end()) return std::nullopt;
    const auto parsed = parse_quantity(entry->second).quantity;
    if (!parsed) return std::nullopt;
    return parsed->si;
}

MeasuredTest read_measured_test(const std::filesystem::path& file, const MeasuredOptions& options,
                                Diagnostics& diagnostics) {
    return TestReader(file, options, diagnostics).read();
}

bool is_measured_file(const std::filesystem::path& file) {
    return ending_of(file) == ".csv" || ending_of(file) == ".xlsx";
}

}  // namespace gossan::study
