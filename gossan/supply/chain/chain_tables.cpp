// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/chain/chain_tables.hpp"

#include <algorithm>
#include <filesystem>

#include "gossan/supply/table/supply_table.hpp"

namespace gossan::supply {
namespace {

/// Hours of the day by which events of one day are ordered.
constexpr double at_receipt = 8.0, at_cast = 10.0, at_delivery = 14.0, at_certificate = 16.0,
                 at_retirement = 17.0;

/// One table, row by row into events.
class ChainReading {
public:
    ChainReading(const tables::Table& table, UtcOffset offset, std::vector<ToldEvent>& events,
                 Diagnostics& diagnostics)
        : table_(table),
          file_(std::filesystem::path(table.file()).filename().string()),
          offset_(offset),
          events_(events),
          diagnostics_(diagnostics) {}

    [[nodiscard]] std::string text(const char* name) const { return text_at(table_, name, row_); }

    /// Begins an event of the row, unless a cell that it needs is blank or cannot be read.
    EventDraft* begin(const char* kind, const char* day_column, double hour) {
        const auto day = date_at(table_, day_column, row_, diagnostics_);
        if (!day || !is_told("link")) return nullptr;
        events_.push_back({.draft = {.at = instant_of(*day + hour / 24.0, offset_),
                                     .who = "table of " + file_,
                                     .kind = kind,
                                     .subject = text("link")},
                           .place = file_ + ":" + std::to_string(table_.location(row_).line)});
        return &events_.back().draft;
    }

    bool is_told(const char* name) {
        if (!text(name).empty()) return true;
        const auto column = find_column(table_, name);
        table_.add_fault(column->header, row_,
                         {.code = "supply.chain",
                          .found = "a blank cell",
                          .allowed = "one " + std::string(name)},
                         diagnostics_);
        return false;
    }

    void put_text(EventDraft& draft, const char* name) {
        if (is_told(name)) draft.data[name] = text(name);
    }
    void put_mass(EventDraft& draft, const char* name, const char* as) {
        if (const auto mass = mass_at(table_, name, row_, diagnostics_)) {
            draft.data[as] = text_of(*mass);
        }
    }

    template <class Row>
    void each_row(Row row) {
        for (row_ = 0; row_ < table_.n_rows(); ++row_) row(*this);
    }

private:
    const tables::Table& table_;
    std::string file_;
    UtcOffset offset_;
    std::vector<ToldEvent>& events_;
    Diagnostics& diagnostics_;
    std::size_t row_ = 0;
};

void read_elsewhere(ChainReading& row) {
    EventDraft* draft = row.begin("custody received", "date", at_receipt);
    if (draft == nullptr) return;
    row.put_text(*draft, "batch");
    row.put_mass(*draft, "mass", "mass");
    draft->data["eligible"] = text_of(WholeMass{});
    if (const std::string from = row.text("from"); !from.empty()) draft->data["from"] = from;
}

void read_cast(ChainReading& row) {
    EventDraft* draft = row.begin("custody converted", "date", at_cast);
    if (draft == nullptr) return;
    row.put_text(*draft, "heat");
    row.put_mass(*draft, "input", "input");
    row.put_mass(*draft, "yielded", "yielded");
    row.put_mass(*draft, "scrap", "scrap");
}

void read_delivery(ChainReading& row) {
    EventDraft* left = row.begin("custody delivered", "date", at_delivery);
    if (left == nullptr) return;
    row.put_text(*left, "delivery");
    row.put_text(*left, "to");
    left->data["batch"] = row.text("batch");
    row.put_mass(*left, "mass", "mass");
    if (!row.text("claimed").empty()) row.put_mass(*left, "claimed", "claimed");
    if (row.text("received_on").empty()) return;
    EventDraft* came = row.begin("custody received", "received_on", at_receipt);
    if (came == nullptr) return;
    came->subject.clear();
    row.put_text(*came, "delivery");
    row.put_mass(*came, "received", "mass");
}

void read_certificate(ChainReading& row) {
    EventDraft* issued = row.begin("certificate issued", "date", at_certificate);
    if (issued == nullptr) return;
    for (const char* name : {"serial", "batch", "holder"}) row.put_text(*issued, name);
    row.put_mass(*issued, "mass", "mass");
    if (row.text("retired_on").empty()) return;
    EventDraft* retired = row.begin("certificate retired", "retired_on", at_retirement);
    if (retired == nullptr) return;
    row.put_text(*retired, "serial");
    if (row.is_told("retired_for")) retired->data["delivery"] = row.text("retired_for");
}

}  // namespace

std::vector<ToldEvent> chain_events(const ChainInput& input, UtcOffset offset,
                                    Diagnostics& diagnostics) {
    std::vector<ToldEvent> events;
    const auto read = [&](const std::optional<InputFile>& file,
                          const std::vector<std::string>& wanted, void (*row)(ChainReading&)) {
        if (!file) return;
        const auto table = read_supply_table(file->path, diagnostics);
        if (!table || !require(*table, wanted, diagnostics)) return;
        ChainReading(*table, offset, events, diagnostics).each_row(row);
    };
    read(input.elsewhere, {"link", "batch", "date", "mass"}, read_elsewhere);
    read(input.casts, {"heat", "link", "date", "input", "yielded", "scrap"}, read_cast);
    read(input.deliveries, {"delivery", "link", "date", "to", "mass", "received_on", "received"},
         read_delivery);
    read(input.certificates,
         {"serial", "link", "batch", "date", "mass", "holder", "retired_on", "retired_for"},
         read_certificate);
    std::stable_sort(events.begin(), events.end(), [](const ToldEvent& a, const ToldEvent& b) {
        return a.draft.at < b.draft.at;
    });
    return events;
}

}  // namespace gossan::supply
