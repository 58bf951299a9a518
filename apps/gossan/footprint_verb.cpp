// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <filesystem>

#include "apps/gossan/error_text.hpp"
#include "apps/gossan/footprint_accounts.hpp"
#include "apps/gossan/footprint_text.hpp"
#include "apps/gossan/supply_file.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/error.hpp"
#include "gossan/footprint/site_footprint.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/footprint_report.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/supply/carbon/lot_account.hpp"
#include "gossan/supply/carbon/lot_footprint.hpp"
#include "gossan/supply/event/event_store.hpp"
#include "gossan/supply/input/supply_input.hpp"
#include "gossan/tables/csv_writer.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

/// "mine/supply.toml" into mine.footprint, "site.run" into site.footprint.
fs::path default_folder(const std::string& file) {
    const auto path = fs::absolute(file).lexically_normal();
    const bool is_named_by_folder = path.stem() == "supply" && path.parent_path().has_filename();
    return (is_named_by_folder ? path.parent_path().filename() : path.stem()).string() +
           ".footprint";
}

std::string csv_of(const tables::SheetToWrite& sheet) {
    tables::CsvRows rows;
    for (const auto& column : sheet.columns) {
        rows.cell(column.unit.empty() ? column.name : column.name + " [" + column.unit + "]");
    }
    rows.end_row();
    const std::size_t n = sheet.columns.empty() ? 0 : sheet.columns.front().cells.size();
    for (std::size_t row = 0; row < n; ++row) {
        for (const auto& column : sheet.columns) {
            const tables::SheetValue& value = column.cells[row];
            if (const auto* number = std::get_if<double>(&value)) {
                rows.cell(*number);
            } else if (const auto* text = std::get_if<std::string>(&value)) {
                rows.cell(*text);
            } else {
                rows.blank();
            }
        }
        rows.end_row();
    }
    return rows.text();
}

class FootprintVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.word("FILE", file_,
                         "supply.toml, a run folder, a table of its form balance.csv, or a table "
                         "of measured activities");
        declaration.options("--set", "KEY=VALUE", overrides_,
                            "put a value over the file's; of a run or a table, over [footprint]");
        declaration.options("--restate", "ROLE=FACTOR", restated_,
                            "tell what another factor changes: grid=grid_aznm@2022");
        declaration.option("--lot", "ID", lot_,
                           "tell all of one lot, bundle or shipment: every view by both methods");
        declaration.option("--start", "DATE", start_, "day 0 of a balance.csv, as 2026-01-31");
        declaration.option("-o,--output", "DIR", folder_,
                           "where footprint.json and the page go; by default NAME.footprint");
        declaration.option("--csv", "DIR", csv_, "write every table as CSV");
        declaration.option("--xlsx", "FILE", xlsx_, "write every table into a workbook");
        declaration.flag("--json", as_json_, "print footprint.json instead of tables");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }

    ExitStatus run() override {
        Diagnostics diagnostics;
        if (!read(diagnostics)) return refuse(diagnostics);
        const auto site = accounts_.footprint(input_, diagnostics);
        if (!site) return refuse(diagnostics);
        for (const std::string& note : site->notes) say("note: " + note);
        auto document = document_of(*site);
        const fs::path folder = folder_.empty() ? default_folder(file_) : fs::path(folder_);
        auto sheets = tables_of(*site);
        if (supply_) add_lots(*site, folder, document, sheets);
        records::make_folder(folder);
        records::write_atomically(folder / "footprint.json", records::print(document));
        report::write_footprint_report(folder, folder / "report.html");
        write_tables(sheets);
        if (!lot_.empty() && lot_text_.empty()) {
            throw Error(ErrorCode::input, "there are no lots to look for " + lot_ + " among", {},
                        "give a supply.toml with [lots], after gossan lots has opened them");
        }
        print_result(as_json_            ? records::print(document)
                     : lot_text_.empty() ? footprint_text(*site)
                                         : lot_text_);
        if (!restated_.empty() && !tell_restatement(*site, diagnostics)) return refuse(diagnostics);
        say("written: " + (folder / "report.html").string());
        return ExitStatus::done;
    }

private:
    bool read(Diagnostics& diagnostics) {
        if (file_.ends_with(".toml")) {
            supply_ = supply::read_supply(file_, overrides_, diagnostics);
            if (!supply_) return false;
            input_ = supply_->footprint.value_or(footprint::FootprintInput{});
            find_run(folder_.empty() ? default_folder(file_) : fs::path(folder_), supply_->source);
            accounts_ = accounts_of(supply_->source);
            return true;
        }
        auto loaded =
            scenario::read_text<footprint::FootprintInput>("", "--set", diagnostics, overrides_);
        if (diagnostics.has_errors()) return false;
        input_ = std::move(loaded.value);
        if (fs::is_directory(file_)) {
            accounts_ = accounts_of_run(file_);
        } else if (is_activity(file_)) {
            input_.activity = InputFile{file_};
        } else {
            accounts_ = accounts_of_rows(file_, start_);
        }
        return true;
    }

    /// Whether a table is one of activities, by its first line that is no comment.
    static bool is_activity(const std::string& file) {
        std::string text = records::read_file(file);
        while (text.starts_with('#')) text.erase(0, text.find('\n') + 1);
        return text.substr(0, text.find('\n')).find("activity") != std::string::npos;
    }

    /// The log of a site's lots: named, or where `gossan lots` or `gossan supply` put it.
    [[nodiscard]] std::string log_of_lots(const fs::path& folder) const {
        if (!supply_->events.empty()) return supply_->events;
        for (const fs::path& place : {folder, fs::absolute(folder).parent_path()}) {
            if (fs::exists(place / "events.sqlite")) return (place / "events.sqlite").string();
        }
        return {};
    }

    void add_lots(const footprint::SiteFootprint& site, const fs::path& folder,
                  records::Document& document, std::vector<tables::SheetToWrite>& sheets) {
        document["title"] = supply_->site.name;
        if (!supply_->lots) return;
        const std::string log = log_of_lots(folder);
        if (log.empty()) {
            return say(
                "note: there is no log of lots yet, so that no lot has its footprint: "
                "gossan lots opens them");
        }
        const supply::EventStore store(log);
        const auto book = supply::replay_lots(store.events(), supply::lot_rules(*supply_));
        const auto lots = supply::lot_footprints(book, site);
        document["lots"] = supply::document_of(lots);
        sheets.push_back(supply::sheet_of(lots));
        const std::string shown = lot_.empty() ? supply::lot_to_show(book, site) : lot_;
        if (shown.empty()) return;
        const auto account = supply::account_of(book, shown, site);
        document["lot"] = supply::document_of(account, site);
        if (!lot_.empty()) lot_text_ = lot_text(account, site);
    }

    void write_tables(const std::vector<tables::SheetToWrite>& sheets) const {
        if (!xlsx_.empty()) tables::write_workbook(xlsx_, sheets);
        if (csv_.empty()) return;
        records::make_folder(csv_);
        for (const auto& sheet : sheets) {
            records::write_atomically(fs::path(csv_) / (sheet.name + ".csv"), csv_of(sheet));
        }
    }

    bool tell_restatement(const footprint::SiteFootprint& before, Diagnostics& diagnostics) {
        for (const std::string& each : restated_) {
            const auto equals = each.find('=');
            const std::string role = each.substr(0, equals);
            if (equals == std::string::npos || !footprint::standard_factors().contains(role)) {
                throw Error(ErrorCode::input, "--restate " + each, {},
                            "write ROLE=FACTOR, such as grid=grid_aznm@2022");
            }
            input_.factors[role] = each.substr(equals + 1);
        }
        const auto after = accounts_.footprint(input_, diagnostics);
        if (!after) return false;
        if (!as_json_) print_result("\nRestated\n" + restatement_text(before, *after));
        return true;
    }

    [[nodiscard]] ExitStatus refuse(const Diagnostics& diagnostics) const {
        std::fputs(diagnostics.text(true).c_str(), stderr);
        say(file_ + ": " + faults_in_words(diagnostics));
        return ExitStatus::refused;
    }

    std::string file_, start_, folder_, csv_, xlsx_, lot_, lot_text_;
    std::vector<std::string> overrides_, restated_;
    bool as_json_ = false;
    footprint::FootprintInput input_;
    FootprintAccounts accounts_;
    std::optional<supply::SupplyInput> supply_;
};

}  // namespace

std::unique_ptr<Verb> make_footprint_verb() { return std::make_unique<FootprintVerb>(); }

}  // namespace gossan::program
