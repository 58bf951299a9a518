// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/measured_check.hpp"

#include <algorithm>
#include <cmath>

#include "apps/gossan/error_text.hpp"
#include "apps/gossan/read_faults.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/document.hpp"
#include "gossan/study/measured/conflicts.hpp"
#include "gossan/study/measured/cumulated_recovery.hpp"
#include "gossan/study/measured/measured.hpp"

namespace gossan::program {
namespace {

constexpr double day = 86400.0;

int bounds_in(const study::MeasuredSeries& series) {
    return int(std::count_if(
        series.values.begin(), series.values.end(),
        [](const study::MeasuredValue& each) { return each.bound != tables::Bound::exact; }));
}

/// "4 % + 0.05 g/L", the two parts of an error that are there.
std::string error_words(const study::MeasuredSeries& series) {
    std::string words;
    if (series.error.relative > 0.0) words = shortest(100.0 * series.error.relative) + " %";
    if (series.error.absolute > 0.0 || words.empty())
        words += (words.empty() ? "" : " + ") + shortest(series.error.absolute) +
                 (series.unit == "1"   ? ""
                  : series.unit == "%" ? " points"
                                       : " " + series.unit);
    return words;
}

std::string summary(const study::MeasuredTest& test) {
    TextTable table{.columns = {{"measured"},
                                {"column of a run"},
                                {"values", true},
                                {"bounds", true},
                                {"first day", true},
                                {"last day", true},
                                {"error"},
                                {"error from"}},
                    .rows = {}};
    for (const study::MeasuredSeries& series : test.series)
        table.rows.push_back(
            {series.measured_name, series.quantity, std::to_string(series.values.size()),
             std::to_string(bounds_in(series)), shortest(series.values.front().time_s / day),
             shortest(series.values.back().time_s / day), error_words(series),
             series.error.source});
    std::string text = "test " + test.id + "\n" + table.text();
    std::vector<std::string> notes = test.notes;
    const auto recovery = study::cumulated_recovery(test, notes);
    if (!recovery.empty())
        text += "  volumes and grades give a recovery by solution of " +
                shortest(std::round(100.0 * recovery.back().percent) / 100.0) + " % +- " +
                shortest(std::round(100.0 * recovery.back().sd) / 100.0) + " by day " +
                shortest(recovery.back().time_s / day) + "\n";
    for (const std::string& note : notes) text += "  note: " + note + "\n";
    return text;
}

records::Document document_of(const study::MeasuredTest& test) {
    records::Document document = records::Document::object();
    document["id"] = test.id;
    document["header"] = records::Document::object();
    for (const auto& [key, value] : test.header) document["header"][key] = value;
    document["series"] = records::Document::array();
    for (const study::MeasuredSeries& series : test.series) {
        records::Document each = records::Document::object();
        each["measured"] = series.measured_name;
        each["column"] = series.quantity;
        each["unit"] = series.unit;
        each["values"] = int(series.values.size());
        each["bounds"] = bounds_in(series);
        each["first_day"] = series.values.front().time_s / day;
        each["last_day"] = series.values.back().time_s / day;
        each["relative_error"] = series.error.relative;
        each["absolute_error"] = series.error.absolute;
        each["error_from"] = series.error.source;
        document["series"].push_back(each);
    }
    document["notes"] = records::Document::array();
    for (const std::string& note : test.notes) document["notes"].push_back(note);
    return document;
}

}  // namespace

ExitStatus check_measured(const MeasuredSource& source, bool as_json) {
    Diagnostics diagnostics;
    const study::MeasuredTest test = study::read_measured_test(
        source.file, {.sheet = source.sheet, .series = source.series}, diagnostics);
    const bool is_accepted = !diagnostics.has_errors();
    if (is_accepted) {
        for (const study::Conflict& conflict : study::conflicts(test))
            diagnostics.add({.location = {.file = source.file},
                             .code = "measured.conflict",
                             .found = study::in_words(conflict),
                             .severity = Severity::warning});
    }
    if (as_json) {
        records::Document document = check_document(source.file, is_accepted, diagnostics);
        if (is_accepted) document["measured"] = document_of(test);
        print_result(records::print(document));
    } else {
        print_result(diagnostics.text(true) + source.file + ": " + faults_in_words(diagnostics) +
                     "\n" + (is_accepted ? summary(test) : ""));
    }
    return is_accepted ? ExitStatus::done : ExitStatus::refused;
}

}  // namespace gossan::program
