// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdio>

#include "apps/gossan/contract_step.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::program {
namespace {

using records::Document;

std::string tonnes(const Document& value) {
    if (value.is_null()) return "-";
    char text[48];
    std::snprintf(text, sizeof text, "%.3f", value.number());
    return text;
}

std::string in_100(const Document& chance) {
    return chance.is_null() ? "-" : readable(std::round(100.0 * chance.number()));
}

std::string word(const Document& value) { return value.is_null() ? "-" : value.string(); }

class ContractVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        options_.declare(declaration);
        declaration.option("--at", "DATE", at_,
                           "day of the account, as 2026-01-31; by default the last that is known "
                           "of");
        declaration.flag("--issue", how_.with_issue,
                         "write invoices that are due into the log as sent");
    }

    [[nodiscard]] bool wants_json() const override { return options_.as_json; }

    ExitStatus run() override {
        (void)supply::mass_unit(options_.unit);
        if (!at_.empty()) {
            how_.as_of = days_of(at_);
            if (!how_.as_of) {
                throw Error(ErrorCode::input, "no such date: " + at_, {},
                            "write a date as 2026-01-31");
            }
        }
        const auto file = read_supply_file(options_);
        if (!file) return ExitStatus::refused;
        if (!file->input.contract) {
            throw Error(ErrorCode::input, "there is no block [contract]", options_.file,
                        "start from that of examples/copper-to-data-centres");
        }
        Document told;
        const ExitStatus status = take_contract_account(options_, *file, how_, told);
        if (status != ExitStatus::done) return status;
        print_result(options_.as_json ? records::print(told) : text_of(told));
        for (const Document& note : told.at("notes").elements()) say("note: " + note.string());
        say("page: " + (file->folder / "contract.html").string());
        return status;
    }

private:
    [[nodiscard]] static std::string text_of(const Document& told) {
        const std::string& coin = told.at("currency").string();
        std::string text = told.at("name").string() + " on " + told.at("as_of").string() + "\n\n" +
                           months(told, coin) + "\n" + shipments(told, coin) + "\n";
        const Document& sums = told.at("totals");
        TextTable totals{.columns = {{""}, {"", true}}, .rows = {}};
        totals.rows = {{"sold in the months that are over, t", tonnes(sums.at("scheduled_t"))},
                       {"delivered for them, t", tonnes(sums.at("delivered_of_it_t"))},
                       {"delivered in all, t", tonnes(sums.at("delivered_t"))},
                       {"payable at delivery, " + coin, sums.at("provisional_payable").string()},
                       {"final value so far, " + coin, sums.at("final_value").string()},
                       {"true-up of it, " + coin, sums.at("final_payable").string()},
                       {"unpriced, t", tonnes(sums.at("unpriced_t"))},
                       {"at the newest fixing, " + coin, sums.at("unpriced_at_newest").string()}};
        if (const Document* clause = told.find("footprint_clause")) {
            totals.rows.push_back({"lots within the footprint clause",
                                   readable(clause->at("lots_without_remedy").number()) + " of " +
                                       readable(clause->at("invoiced_lots").number())});
            totals.rows.push_back(
                {"taken off for the others, " + coin, clause->at("taken_off").string()});
        }
        text += totals.text();
        if (const auto* forecast = told.find("forecast")) text += "\n" + promises(*forecast, coin);
        return text;
    }

    [[nodiscard]] static std::string months(const Document& told, const std::string& coin) {
        TextTable table{.columns = {{"month"},
                                    {"quota, t", true},
                                    {"delivered", true},
                                    {"made up", true},
                                    {"short", true},
                                    {"damages, " + coin, true},
                                    {"state"}},
                        .rows = {}};
        for (const Document& month : told.at("months").elements()) {
            if (month.at("state").string() == "to come") continue;
            table.rows.push_back({month.at("month").string(), tonnes(month.at("quota_t")),
                                  tonnes(month.at("delivered_t")), tonnes(month.at("made_up_t")),
                                  tonnes(month.at("short_t")), word(month.at("damages")),
                                  month.at("state").string()});
        }
        return table.text();
    }

    [[nodiscard]] static std::string shipments(const Document& told, const std::string& coin) {
        TextTable table{.columns = {{"shipment"},
                                    {"date"},
                                    {"t", true},
                                    {"provisional, " + coin, true},
                                    {"final", true},
                                    {"true-up", true},
                                    {"waits for"}},
                        .rows = {}};
        for (const Document& each : told.at("shipments").elements()) {
            const Document& first = each.at("provisional");
            const Document& last = each.at("final");
            std::vector<std::string> waits;
            for (const char* key : {"missing", "to_come"}) {
                for (const Document& fixing : each.at(key).elements()) {
                    waits.push_back(fixing.string());
                }
            }
            if (waits.size() > 3) waits = {waits.front(), "…", waits.back()};
            table.rows.push_back(
                {each.at("shipment").string(), each.at("date").string(), tonnes(each.at("mass_t")),
                 first.is_null() ? "-" : first.at("value").string(),
                 last.is_null() ? "-" : last.at("value").string(),
                 last.is_null() ? "-" : last.at("payable").string(), enumerate(waits, "and")});
        }
        return table.text();
    }

    [[nodiscard]] static std::string promises(const Document& forecast, const std::string& coin) {
        TextTable table{.columns = {{"by the end of"},
                                    {"due so far, t", true},
                                    {"P90", true},
                                    {"P50", true},
                                    {"P10", true},
                                    {"safe to promise", true},
                                    {"month met, in 100", true},
                                    {"short, t", true},
                                    {"damages, " + coin, true}},
                        .rows = {}};
        for (const Document& month : forecast.at("months").elements()) {
            table.rows.push_back({month.at("month").string(), tonnes(month.at("due_so_far_t")),
                                  tonnes(month.at("P90_t")), tonnes(month.at("P50_t")),
                                  tonnes(month.at("P10_t")), tonnes(month.at("safe_t")),
                                  in_100(month.at("chance")), tonnes(month.at("expected_short_t")),
                                  month.at("expected_damages").string()});
        }
        std::string text = table.text() + "P90: 90 in 100 chance of more than; P10: 10 in 100\n";
        if (!forecast.at("safe_share").is_null()) {
            text += in_100(forecast.at("safe_share")) + " % of every quota may be promised for " +
                    "all months together with a chance of " + in_100(forecast.at("level")) +
                    " in 100\n";
        }
        if (!forecast.at("stock_needed_t").is_null()) {
            text += tonnes(forecast.at("stock_needed_t")) +
                    " t of finished stock meet all quotas with that chance; there are " +
                    tonnes(forecast.at("stock_t")) + " t\n";
        }
        for (const Document& note : forecast.at("notes").elements()) {
            text += "note: " + note.string() + "\n";
        }
        return text;
    }

    SupplyOptions options_;
    ContractOptions how_;
    std::string at_;
};

}  // namespace

std::unique_ptr<Verb> make_contract_verb() { return std::make_unique<ContractVerb>(); }

}  // namespace gossan::program
