// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/contract_files.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/contract/contract_history.hpp"
#include "gossan/supply/contract/contract_input.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::supply {
namespace {

/// Cells of a row, with a fault for each that cannot be read.
class Row {
public:
    Row(const tables::Table& table, std::size_t row, Diagnostics& diagnostics)
        : table_(table), row_(row), diagnostics_(diagnostics) {}

    [[nodiscard]] std::string text(const char* name) const { return text_at(table_, name, row_); }
    [[nodiscard]] bool has(const char* name) const { return !text(name).empty(); }

    std::string wanted(const char* name) {
        std::string found = text(name);
        if (found.empty()) fault(name, "nothing", "a text");
        return found;
    }
    double date(const char* name) {
        if (!is_there(name)) return 0.0;
        return std::floor(date_at(table_, name, row_, diagnostics_).value_or(0.0));
    }
    WholeMass mass(const char* name) {
        if (!is_there(name)) return {};
        return mass_at(table_, name, row_, diagnostics_).value_or(WholeMass{});
    }
    std::string month(const char* name) {
        std::string found = text(name);
        if (!month_number(found)) fault(name, in_quotes(found, 40), "a month such as 2026-01");
        return found;
    }
    std::optional<double> number(const char* name, const char* unit) {
        const auto column = find_column(table_, name);
        if (!column || !has(name)) return {};
        if (column->unit != unit) {
            fault(name, "the unit " + in_quotes(column->unit), unit,
                  std::string(name) + " [" + unit + "]");
        }
        return table_.number(column->header, row_, diagnostics_);
    }
    void fault(const char* name, std::string found, std::string allowed, std::string write = {}) {
        const auto column = find_column(table_, name);
        Fault made{.code = "contract.row",
                   .found = std::string(name) + ": " + std::move(found),
                   .allowed = std::move(allowed),
                   .write = std::move(write)};
        if (column) {
            table_.add_fault(column->header, row_, std::move(made), diagnostics_);
        } else {
            made.location = table_.location(row_);
            diagnostics_.add(std::move(made));
        }
    }

private:
    bool is_there(const char* name) {
        if (find_column(table_, name)) return true;
        fault(name, "no such column", "a column for it");
        return false;
    }

    const tables::Table& table_;
    std::size_t row_;
    Diagnostics& diagnostics_;
};

std::string day_text(double day) { return date_of(day).substr(0, 10); }

DeliveredLot lot_of(Row& row) {
    DeliveredLot lot{.lot = row.wanted("lot"), .net = row.mass("net")};
    if (row.has("received")) lot.received = row.mass("received");
    if (row.has("claimed")) lot.claimed = row.mass("claimed");
    lot.footprint = row.number("footprint", "kg/kg");
    lot.water = row.number("water", "L/kg");
    if (lot.net.grams <= 0) row.fault("net", "nothing", "a mass above zero");
    if (lot.claimed > std::max(lot.net, WholeMass{}))
        row.fault("claimed", "more than net", "at most the lot's mass");
    return lot;
}

void read_notice(Row& row, EventDraft& draft) {
    records::Document& data = draft.data;
    if (draft.kind == "nominated" || draft.kind == "not taken") {
        data["month"] = row.month("month");
        data["mass"] = text_of(row.mass("mass"));
        if (draft.kind == "nominated") data["confirmed"] = day_text(row.date("confirmed"));
    } else if (draft.kind == "force majeure") {
        data["begin"] = day_text(row.date("begin"));
        data["end"] = day_text(row.date("end"));
        if (row.has("month")) data["available"][row.month("month")] = text_of(row.mass("mass"));
    } else if (draft.kind == "period declared") {
        if (!month_number(draft.subject)) row.fault("subject", draft.subject, "a month 2026-01");
        data["period"] = row.wanted("period");
    } else if (draft.kind == "quantity declared" || draft.kind == "extension declared") {
        data["side"] = row.wanted("side");
        if (draft.kind == "quantity declared") data["mass"] = text_of(row.mass("mass"));
    } else if (draft.kind == "produced") {
        data["mass"] = text_of(row.mass("mass"));
    } else if (draft.kind == "promised") {
        data["by"] = day_text(row.date("by"));
        data["mass"] = text_of(row.mass("mass"));
        data["chance"] = row.number("chance", "").value_or(0.0);
    } else {
        row.fault(
            "kind", in_quotes(draft.kind, 40),
            "nominated, not taken, force majeure, period declared, quantity declared, extension "
            "declared, produced or promised");
    }
}

}  // namespace

std::vector<EventDraft> deliveries_of(const tables::Table& table, const std::string& who,
                                      Diagnostics& diagnostics) {
    const std::vector<std::string> columns{"shipment", "date", "lot", "net"};
    if (!require(table, columns, diagnostics)) return {};
    std::vector<Delivery> made;
    for (std::size_t k = 0; k < table.n_rows(); ++k) {
        Row row(table, k, diagnostics);
        Delivery read{.id = row.wanted("shipment"), .line = row.text("line")};
        read.day = row.date("date");
        read.month =
            row.has("month") ? month_number(row.month("month")).value_or(0) : month_of(read.day);
        read.lots.push_back(lot_of(row));
        const auto same = std::find_if(made.begin(), made.end(),
                                       [&](const Delivery& each) { return each.id == read.id; });
        if (same == made.end()) {
            made.push_back(std::move(read));
            continue;
        }
        if (same->day != read.day || same->line != read.line || same->month != read.month) {
            row.fault("shipment", in_quotes(read.id) + " with another date, line or month",
                      "the same for all its lots");
        }
        same->lots.push_back(std::move(read.lots.front()));
    }
    std::vector<EventDraft> drafts;
    for (const Delivery& each : made) {
        drafts.push_back(delivered_event(each, who));
        if (auto weighed = weighed_event(each, who)) drafts.push_back(std::move(*weighed));
    }
    return drafts;
}

std::vector<EventDraft> notices_of(const tables::Table& table, const std::string& who,
                                   Diagnostics& diagnostics) {
    const std::vector<std::string> columns{"date", "kind", "subject"};
    if (!require(table, columns, diagnostics)) return {};
    std::vector<EventDraft> drafts;
    for (std::size_t k = 0; k < table.n_rows(); ++k) {
        Row row(table, k, diagnostics);
        EventDraft draft{.at = day_text(row.date("date")) + "T00:00:00Z",
                         .who = who,
                         .kind = row.wanted("kind"),
                         .subject = row.wanted("subject")};
        const auto same = std::find_if(drafts.begin(), drafts.end(), [&](const EventDraft& each) {
            return draft.kind == "force majeure" && each.kind == draft.kind &&
                   each.subject == draft.subject && each.at == draft.at;
        });
        if (same != drafts.end()) {
            same->data["available"][row.month("month")] = text_of(row.mass("mass"));
            continue;
        }
        read_notice(row, draft);
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

std::vector<EventDraft> not_yet_told(std::span<const Event> log,
                                     std::span<const EventDraft> drafts) {
    std::multimap<std::pair<std::string, std::string>, const Event*> told;
    for (const Event& event : log) told.emplace(std::pair(event.kind, event.subject), &event);
    std::vector<EventDraft> fresh;
    for (const EventDraft& draft : drafts) {
        const auto [begin, end] = told.equal_range({draft.kind, draft.subject});
        bool is_told = false, is_otherwise = false;
        for (auto at = begin; at != end; ++at) {
            const bool is_same_time = at->second->at == draft.at;
            is_told = is_told || (is_same_time && at->second->data == draft.data);
            is_otherwise = is_otherwise || is_same_time || draft.kind == "delivered";
        }
        if (is_told) continue;
        if (is_otherwise) {
            throw Error(ErrorCode::input,
                        in_quotes(draft.subject) + " (" + draft.kind +
                            ") stands in the log with "
                            "other words, and nothing was written",
                        "", "correct it by an event that names the old one and the reason");
        }
        fresh.push_back(draft);
    }
    return fresh;
}

}  // namespace gossan::supply
