// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/events.hpp"

#include <array>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/records/whole_rows.hpp"
#include "gossan/tables/csv_writer.hpp"

namespace gossan::records {
namespace {

constexpr const char* header = "time_d,kind,severity,place,value,unit,message\n";

Severity read_severity(const tables::Table& table, std::size_t row, Diagnostics& diagnostics) {
    const std::string_view text = table.text("severity", row);
    if (text == "warning") return Severity::warning;
    if (text != "note") {
        table.add_fault("severity", row, {.code = "csv.word", .allowed = "note or warning"},
                        diagnostics);
    }
    return Severity::note;
}

}  // namespace

EventWriter::EventWriter(AppendFile file) : file_(std::move(file)) {}

EventWriter EventWriter::create(const std::filesystem::path& path) {
    EventWriter writer(AppendFile::create(path));
    writer.file_.append(header);
    return writer;
}

EventWriter EventWriter::cut_back(const std::filesystem::path& path, std::uint64_t length) {
    return EventWriter(AppendFile::cut_back(path, length));
}

void EventWriter::append(const Event& event) {
    expects(event.severity != Severity::error, "an event is a note or a warning");
    tables::CsvRows row;
    row.cell(event.time_d).cell(event.kind).cell(to_string(event.severity)).cell(event.place);
    if (event.value) {
        row.cell(*event.value);
    } else {
        row.blank();
    }
    row.cell(event.unit).cell(event.message).end_row();
    file_.append(row.text());
}

std::vector<Event> read_events(const std::filesystem::path& path) {
    const tables::Table table = read_whole_rows(path);
    Diagnostics diagnostics;
    std::vector<Event> events;
    static const std::array<std::string, 7> columns = {"time_d", "kind", "severity", "place",
                                                       "value",  "unit", "message"};
    if (table.require_columns(columns, diagnostics)) {
        for (std::size_t row = 0; row < table.n_rows(); ++row) {
            const auto text = [&](const char* column) {
                return std::string(table.text(column, row));
            };
            events.push_back(
                {.time_d = table.required_number("time_d", row, diagnostics).value_or(0.0),
                 .kind = text("kind"),
                 .severity = read_severity(table, row, diagnostics),
                 .place = text("place"),
                 .value = table.number("value", row, diagnostics),
                 .unit = text("unit"),
                 .message = text("message")});
        }
    }
    throw_if_damaged(diagnostics, path);
    return events;
}

}  // namespace gossan::records
