// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/measured_comparison.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"

namespace gossan::program {
namespace {

using records::MarkKind;
using records::MarkStanding;

/// "PLS_Cu_min" and its maximum as "PLS_Cu".
std::string measured_name(const ComparedValue& value) {
    const std::string& name = value.mark.measured_name;
    return value.upper ? name.substr(0, name.size() - std::string_view("_min").size()) : name;
}

std::string measured_text(const ComparedValue& value) {
    const std::string given = readable(value.mark.value);
    if (value.upper) return given + " to " + readable(value.upper->value);
    if (value.mark.kind == MarkKind::minimum) return "from " + given;
    if (value.mark.kind == MarkKind::maximum) return "to " + given;
    const bool is_bound =
        value.mark.written.starts_with("<") || value.mark.written.starts_with(">");
    return is_bound ? value.mark.written.substr(0, 1) + " " + given : given;
}

std::string simulated_text(const ComparedValue& value) {
    if (value.is_range()) {
        return readable(value.simulated_low) + " to " + readable(value.simulated_high);
    }
    return value.simulated ? readable(*value.simulated) : "-";
}

std::string difference_text(const ComparedValue& value) {
    if (value.is_range()) return readable(100.0 * value.share_within, 3) + " % within";
    if (!value.difference) return "-";
    return (*value.difference > 0.0 ? "+" : "") + readable(*value.difference, 3);
}

std::string day_text(const ComparedValue& value) {
    if (value.mark.time_d) return readable(*value.mark.time_d);
    return value.is_range() ? "whole run" : "end";
}

std::string remark(const ComparedValue& value) {
    std::string text;
    const auto add = [&text](const std::string& more) {
        text += (text.empty() ? "" : "; ") + more;
    };
    if (value.mark.standing == MarkStanding::claim) add("a claim");
    if (value.mark.standing == MarkStanding::forecast) add("a forecast, not measured");
    if (value.n_rivals > 0) {
        add("one of " + std::to_string(value.n_rivals + 1) + " given");
    }
    if (!value.is_range() && !value.simulated) add("not within the run");
    return text;
}

const char* name_of(MarkKind kind) {
    switch (kind) {
        case MarkKind::point:
            return "point";
        case MarkKind::end_point:
            return "end_point";
        case MarkKind::minimum:
            return "minimum";
        case MarkKind::maximum:
            break;
    }
    return "maximum";
}

const char* name_of(MarkStanding standing) {
    switch (standing) {
        case MarkStanding::measured:
            return "measured";
        case MarkStanding::claim:
            return "claim";
        case MarkStanding::forecast:
            break;
    }
    return "forecast";
}

records::Document optional_number(const std::optional<double>& value) {
    return value ? records::Document(*value) : records::Document();
}

records::Document row_document(const ComparedValue& value) {
    const records::MeasuredMark& mark = value.mark;
    records::Document row = records::Document::object();
    row["series"] = mark.series;
    row["quantity"] = measured_name(value);
    row["column"] = mark.column;
    row["unit"] = mark.unit;
    row["kind"] = value.upper ? "range" : name_of(mark.kind);
    row["standing"] = name_of(mark.standing);
    row["origin"] = mark.origin;
    row["time_d"] = optional_number(mark.time_d);
    row["written"] = mark.written;
    if (!value.is_range()) {
        row["measured"] = mark.value;
        row["simulated"] = optional_number(value.simulated);
        row["difference"] = optional_number(value.difference);
        row["other_values"] = value.n_rivals;
        return row;
    }
    const bool is_maximum = mark.kind == MarkKind::maximum;
    row["measured_low"] = is_maximum ? records::Document() : records::Document(mark.value);
    row["measured_high"] = value.upper
                               ? records::Document(value.upper->value)
                               : (is_maximum ? records::Document(mark.value) : records::Document());
    row["simulated_low"] = value.simulated_low;
    row["simulated_high"] = value.simulated_high;
    row["share_within"] = value.share_within;
    return row;
}

}  // namespace

std::string MeasuredComparison::text() const {
    TextTable table{.columns = {{"quantity"},
                                {"measured as"},
                                {"day", true},
                                {"measured", true},
                                {"simulated", true},
                                {"difference", true},
                                {"unit"},
                                {""}},
                    .rows = {}};
    for (const ComparedValue& value : values) {
        table.rows.push_back({value.mark.column, measured_name(value), day_text(value),
                              measured_text(value), simulated_text(value), difference_text(value),
                              value.mark.unit, remark(value)});
    }
    std::string text = table.text();
    for (const MisfitOfColumn& each : misfits) {
        text += "  RMSE of " + each.column + ": " + readable(each.rmse, 3) + " " + each.unit +
                " over " + std::to_string(each.n) + " points\n";
    }
    return text;
}

records::Document MeasuredComparison::document() const {
    records::Document document = records::Document::object();
    auto& rows = document["rows"] = records::Document::array();
    for (const ComparedValue& value : values) rows.push_back(row_document(value));
    auto& root_mean_squares = document["rmse"] = records::Document::array();
    for (const MisfitOfColumn& each : misfits) {
        records::Document misfit = records::Document::object();
        misfit["column"] = each.column;
        misfit["unit"] = each.unit;
        misfit["rmse"] = each.rmse;
        misfit["points"] = std::uint64_t(each.n);
        root_mean_squares.push_back(std::move(misfit));
    }
    auto& left_out = document["not_compared"] = records::Document::array();
    for (const tables::LongRow& row : others) left_out.push_back(row.quantity);
    return document;
}

}  // namespace gossan::program
