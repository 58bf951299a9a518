// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "apps/gossan/epcis_step.hpp"
#include "apps/gossan/event_log.hpp"
#include "apps/gossan/lots_step.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "apps/gossan/verb.hpp"
#include "apps/gossan/way_text.hpp"
#include "gossan/base/error.hpp"
#include "gossan/supply/chain/way_back.hpp"
#include "gossan/supply/lot/lot_tables.hpp"

namespace gossan::program {
namespace {

using records::Document;

std::string tonnes(double value) {
    char text[48];
    std::snprintf(text, sizeof text, "%.3f", value);
    return text;
}

class LotsVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        options_.declare(declaration);
        declaration.option("--of", "ID", of_,
                           "where a bundle, lot or shipment, or what is claimed of a "
                           "delivery or at a site, comes from, down to the modules");
        declaration.option("--enter", "FILE", entered_,
                           "enter events of a JSON file: splits and merges of lots, corrections");
        declaration.option("--receive", "FILE", epcis_,
                           "take up what a mill or a maker tells by EPCIS 2.0, a JSON-LD file");
        declaration.flag("--log", with_log_, "print the log: who said what, when and why");
        question_.declare(declaration);
    }

    [[nodiscard]] bool wants_json() const override { return options_.as_json; }

    ExitStatus run() override {
        (void)supply::mass_unit(options_.unit);
        const auto file = read_supply_file(options_);
        if (!file) return ExitStatus::refused;
        if (!file->input.lots) {
            throw Error(ErrorCode::input, "there is no block [lots]", options_.file,
                        "write one with a prefix and a brand");
        }
        auto log = asked_log(*file, question_);
        if (!entered_.empty()) enter_events(*file, entered_);
        if (!epcis_.empty() && !receive_epcis(*file, epcis_)) return ExitStatus::refused;
        if (!entered_.empty() || !epcis_.empty()) log = asked_log(*file, question_);
        if (with_log_) {
            print_result(log_text(log, options_.as_json));
            return ExitStatus::done;
        }
        if (!of_.empty()) return tell_genealogy(*file, log);
        Document told;
        if (!question_.known_by.empty()) {
            told = lots_told(*file, log);
            print_result(options_.as_json ? records::print(told) : tables_of(told));
            return ExitStatus::done;
        }
        const ExitStatus status = take_lots(options_, *file, told);
        if (status != ExitStatus::done) return status;
        print_result(options_.as_json ? records::print(told) : tables_of(told));
        say("page: " + (file->folder / "lots.html").string());
        return status;
    }

private:
    /// Reads the log alone: what is asked of is there already.
    [[nodiscard]] ExitStatus tell_genealogy(const SupplyFile& file,
                                            std::span<const supply::Event> log) const {
        const auto book = supply::replay_lots(log, supply::lot_rules(file.input));
        if (!is_of_lots(book)) {
            const auto custody =
                supply::replay_custody(file.input.links, log, offset_of(file.input.site));
            const auto streams = file.input.claim.value_or(supply::ClaimInput{}).streams;
            if (const auto way = supply::way_back(custody, file.input.links, book, streams, of_)) {
                const Document told = supply::way_document(*way);
                print_result(options_.as_json ? records::print(told) : way_text(told));
                return ExitStatus::done;
            }
        }
        const auto of = supply::genealogy_of(book, of_);
        write_supply_tables(options_,
                            {supply::genealogy_sheet(of, supply::mass_unit(options_.unit))});
        const Document told = supply::genealogy_document(of);
        print_result(options_.as_json ? records::print(told) : genealogy_text(told));
        return ExitStatus::done;
    }

    [[nodiscard]] bool is_of_lots(const supply::LotBook& book) const {
        return book.lots().contains(of_) || book.bundles().contains(of_) ||
               book.commercial_lots().contains(of_) || book.shipments().contains(of_);
    }

    [[nodiscard]] static std::string genealogy_text(const Document& told) {
        std::string text = told.at("kind").string() + " " + told.at("id").string() + ": " +
                           tonnes(told.at("net_t").number()) + " t\n\n";
        for (const char* level : {"streams_t", "modules_t"}) {
            TextTable table{
                .columns = {{level[0] == 's' ? "stream" : "module"}, {"t", true}, {"%", true}},
                .rows = {}};
            for (const auto& member : told.at(level).members()) {
                const double mass = member.value.number();
                table.rows.push_back({member.key, tonnes(mass),
                                      readable(100.0 * mass / told.at("net_t").number(), 3)});
            }
            text += table.text() + "\n";
        }
        TextTable bundles{.columns = {{"bundle"}, {"lot"}, {"harvest from"}, {"to"}, {"t", true}},
                          .rows = {}};
        for (const Document& bundle : told.at("bundles").elements()) {
            bundles.rows.push_back({bundle.at("bundle").string(), bundle.at("lot").string(),
                                    bundle.at("begin").string(), bundle.at("end").string(),
                                    tonnes(bundle.at("net_t").number())});
        }
        return text + bundles.text();
    }

    [[nodiscard]] static std::string tables_of(const Document& told) {
        TextTable lots{.columns = {{"lot"},
                                   {"stripped"},
                                   {"t", true},
                                   {"bundles", true},
                                   {"state"},
                                   {"standard or reason"}},
                       .rows = {}};
        for (const Document& lot : told.at("lots").elements()) {
            const std::string& reason = lot.at("reason").string();
            lots.rows.push_back(
                {lot.at("lot").string(), lot.at("end").string(), tonnes(lot.at("mass_t").number()),
                 std::to_string(lot.at("bundles").elements().size()), lot.at("state").string(),
                 reason.empty() ? lot.at("standard").string() : reason});
        }
        TextTable totals{.columns = {{""}, {"t", true}}, .rows = {}};
        const Document& sums = told.at("totals");
        const auto row = [&](const char* words, const char* key) {
            totals.rows.push_back({words, tonnes(sums.at(key).number())});
        };
        row("produced", "produced_t");
        for (const auto& stream : sums.at("streams_t").members()) {
            totals.rows.push_back({"  of " + stream.key, tonnes(stream.value.number())});
        }
        row("without a decision", "open_t");
        row("held", "held_t");
        row("released", "released_t");
        row("downgraded", "downgraded_t");
        row("in commercial lots here", "in_commercial_lots_t");
        row("shipped", "shipped_t");
        row("received", "received_t");
        const Document& log = told.at("log");
        const Document* chain = told.find("chain");
        const std::string way = chain == nullptr ? std::string() : chain_text(*chain);
        return lots.text() + "\n" + totals.text() + (way.empty() ? "" : "\n" + way) +
               "\nthe log: " + counted(std::size_t(log.at("events").integer()), "event", "events") +
               (log.at("hash").string().empty()
                    ? ""
                    : ", the last " + log.at("hash").string() + ", recorded at " +
                          log.at("recorded").string()) +
               "\n";
    }

    SupplyOptions options_;
    std::string of_, entered_, epcis_;
    LogQuestion question_;
    bool with_log_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_lots_verb() { return std::make_unique<LotsVerb>(); }

}  // namespace gossan::program
