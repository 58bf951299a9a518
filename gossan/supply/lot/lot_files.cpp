// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/lot_files.hpp"

#include <cmath>
#include <map>

#include "gossan/base/calendar.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::supply {
namespace {

constexpr const char* who_keeps_tables = "table of ";

std::string place_of(const tables::Table& table, std::size_t row) {
    return std::filesystem::path(table.file()).filename().string() + ":" +
           std::to_string(table.location(row).line);
}

/// Noon of a day; a blank date has been told as a fault already.
std::string noon(double day, UtcOffset offset) {
    constexpr double noon_of_day = 0.5;
    return instant_of(std::floor(day) + noon_of_day, offset);
}

/// Reads one table row by row into events.
class TableReading {
public:
    TableReading(const tables::Table& table, Diagnostics& diagnostics)
        : table_(table), diagnostics_(diagnostics) {}

    [[nodiscard]] std::string text(std::string_view name, std::size_t row) const {
        return text_at(table_, name, row);
    }

    [[nodiscard]] bool is_told(std::string_view name, std::size_t row) {
        if (!text(name, row).empty()) return true;
        fault(name, row, "a blank cell", "one " + std::string(name));
        return false;
    }

    void fault(std::string_view name, std::size_t row, std::string found, std::string allowed) {
        const auto column = find_column(table_, name);
        table_.add_fault(
            column->header, row,
            {.code = "supply.lots", .found = std::move(found), .allowed = std::move(allowed)},
            diagnostics_);
    }

    [[nodiscard]] ToldEvent told(const std::string& kind, const std::string& subject,
                                 const std::string& at, const std::string& who,
                                 std::size_t row) const {
        return {.draft = {.at = at,
                          .who = who.empty()
                                     ? who_keeps_tables +
                                           std::filesystem::path(table_.file()).filename().string()
                                     : who,
                          .kind = kind,
                          .subject = subject},
                .place = place_of(table_, row)};
    }

    const tables::Table& table_;
    Diagnostics& diagnostics_;
};

/// Columns "Pb [ppm]" of a table of certificates.
std::vector<TableColumn> element_columns(const tables::Table& table) {
    std::vector<TableColumn> elements;
    for (const TableColumn& column : columns_of(table)) {
        if (column.unit == "ppm" || column.unit == "mg/kg" || column.unit == "g/t") {
            elements.push_back(column);
        }
    }
    return elements;
}

void tell_impurities(TableReading& reading, std::size_t row, EventDraft& draft) {
    records::Document ppm = records::Document::object();
    for (const TableColumn& column : element_columns(reading.table_)) {
        const std::string_view cell = reading.table_.text(column.header, row);
        if (cell.empty()) continue;
        if (!reading.table_.reading(column.header, row, reading.diagnostics_)) continue;
        ppm[column.name] = cell;
    }
    draft.data["ppm"] = std::move(ppm);
}

/// What somebody decided, where a row says it.
void tell_decision(TableReading& reading, std::size_t row, const std::string& at,
                   std::vector<ToldEvent>& events) {
    constexpr std::string_view downgrade_to = "downgrade to ";
    const std::string decision = reading.text("decision", row);
    if (decision.empty()) return;
    const std::string kind = decision == "release"                ? "lot released"
                             : decision == "hold"                 ? "lot held"
                             : decision.starts_with(downgrade_to) ? "lot downgraded"
                                                                  : "";
    if (kind.empty()) {
        return reading.fault("decision", row, in_quotes(decision, 40),
                             "release, hold or downgrade to STANDARD");
    }
    ToldEvent event =
        reading.told(kind, reading.text("lot", row), at, reading.text("decided_by", row), row);
    const std::string reason = reading.text("reason", row);
    if (!reason.empty()) event.draft.data["reason"] = reason;
    if (kind == "lot downgraded") {
        event.draft.data["standard"] = decision.substr(downgrade_to.size());
    }
    events.push_back(std::move(event));
}

}  // namespace

std::vector<ToldEvent> certificate_events(const std::filesystem::path& file,
                                          Diagnostics& diagnostics, UtcOffset offset) {
    std::vector<ToldEvent> events;
    const auto table = read_supply_table(file, diagnostics);
    const std::vector<std::string> wanted{"lot",  "certificate", "revision",
                                          "date", "laboratory",  "signatory"};
    if (!table || !require(*table, wanted, diagnostics)) return events;
    TableReading reading(*table, diagnostics);
    for (std::size_t row = 0; row < table->n_rows(); ++row) {
        const auto day = date_at(*table, "date", row, diagnostics);
        const auto revision = table->required_number("revision", row, diagnostics);
        if (!reading.is_told("lot", row) || !day || !revision) continue;
        const std::string at = noon(*day, offset);
        ToldEvent event = reading.told("lot assayed", reading.text("lot", row), at,
                                       reading.text("laboratory", row), row);
        records::Document& data = event.draft.data;
        data["certificate"] = reading.text("certificate", row);
        data["revision"] = std::int64_t(*revision);
        for (const char* name : {"date", "laboratory", "signatory", "method", "sampling"}) {
            data[name] = reading.text(name, row);
        }
        tell_impurities(reading, row, event.draft);
        events.push_back(std::move(event));
        tell_decision(reading, row, at, events);
    }
    return events;
}

std::vector<ToldEvent> bundle_events(const std::filesystem::path& file, Diagnostics& diagnostics,
                                     UtcOffset offset) {
    std::vector<ToldEvent> events;
    const auto table = read_supply_table(file, diagnostics);
    const std::vector<std::string> wanted{"lot", "serial", "date", "net", "gross"};
    if (!table || !require(*table, wanted, diagnostics)) return events;
    TableReading reading(*table, diagnostics);
    std::map<std::string, std::size_t> event_of;
    for (std::size_t row = 0; row < table->n_rows(); ++row) {
        const auto day = date_at(*table, "date", row, diagnostics);
        const auto net = mass_at(*table, "net", row, diagnostics);
        const auto gross = mass_at(*table, "gross", row, diagnostics);
        if (!reading.is_told("lot", row) || !reading.is_told("serial", row)) continue;
        if (!day || !net || !gross) continue;
        const std::string lot = reading.text("lot", row);
        if (!event_of.contains(lot)) {
            event_of[lot] = events.size();
            events.push_back(reading.told("lot bundled", lot, noon(*day, offset), "", row));
            events.back().draft.data["bundles"] = records::Document::array();
        }
        records::Document one;
        one["serial"] = reading.text("serial", row);
        one["net"] = text_of(*net);
        one["gross"] = text_of(*gross);
        EventDraft& draft = events[event_of[lot]].draft;
        draft.at = std::max(draft.at, noon(*day, offset));  // when the last was weighed
        draft.data["bundles"].push_back(std::move(one));
    }
    return events;
}

std::vector<ToldEvent> shipment_events(const std::filesystem::path& file, Diagnostics& diagnostics,
                                       UtcOffset offset) {
    std::vector<ToldEvent> left, arrived;
    const auto table = read_supply_table(file, diagnostics);
    const std::vector<std::string> wanted{"shipment", "date", "commercial_lot", "to"};
    if (!table || !require(*table, wanted, diagnostics)) return left;
    TableReading reading(*table, diagnostics);
    std::map<std::string, std::size_t> event_of;
    for (std::size_t row = 0; row < table->n_rows(); ++row) {
        const auto day = date_at(*table, "date", row, diagnostics);
        if (!day || !reading.is_told("shipment", row)) continue;
        const std::string shipment = reading.text("shipment", row);
        if (!event_of.contains(shipment)) {
            event_of[shipment] = left.size();
            left.push_back(reading.told("shipped", shipment, noon(*day, offset), "", row));
            left.back().draft.data["lots"] = records::Document::array();
            left.back().draft.data["to"] = reading.text("to", row);
            left.back().draft.data["delivery_note"] = reading.text("delivery_note", row);
        }
        left[event_of[shipment]].draft.data["lots"].push_back(reading.text("commercial_lot", row));
        if (reading.text("received_on", row).empty()) continue;
        const auto received_on = date_at(*table, "received_on", row, diagnostics);
        if (!find_column(*table, "received")) {
            reading.fault("received_on", row, "a day without a mass", "a column \"received [t]\"");
            continue;
        }
        const auto net = mass_at(*table, "received", row, diagnostics);
        if (!received_on || !net) continue;
        arrived.push_back(reading.told("received", shipment, noon(*received_on, offset), "", row));
        arrived.back().draft.data["net"] = text_of(*net);
    }
    left.insert(left.end(), arrived.begin(), arrived.end());
    return left;
}

}  // namespace gossan::supply
