// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>

#include "gossan/report/html.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

/// A bar as wide as its share of the largest, beside its number.
TableCell bar_cell(double value, double most) {
    char width[32];
    std::snprintf(width, sizeof width, "%.1f", most > 0.0 ? 100.0 * value / most : 0.0);
    return {"<span class=\"bar\" style=\"width:" + std::string(width) + "%\"></span>", false};
}

/// Tonnes by name, each with its bar.
std::string tonnes(const records::Document& by_name, const std::string& caption,
                   const std::string& of) {
    double most = 0.0;
    for (const auto& [name, value] : by_name.members()) most = std::max(most, value.number());
    HtmlTable table{.caption = caption, .header = {of, "t", ""}, .rows = {}};
    for (const auto& [name, value] : by_name.members()) {
        table.rows.push_back({text_cell(name), number_cell(value.number()),
                              bar_cell(std::max(value.number(), 0.0), most)});
    }
    return table.html();
}

}  // namespace

std::string cathode_section(const RunView& run) {
    const records::Document& summary = run.summary;
    const records::Document* by_month = summary.find("cathode_by_month_t");
    if (by_month == nullptr) return {};
    std::string inside = element(
        "p", "Plated in all: " + readable(summary.at("cathode_t").number(), 5) + " t of copper.");
    if (const records::Document* by_stream = summary.find("cathode_by_stream_t")) {
        inside += tonnes(*by_stream, "Cathode by the pad that its copper came from", "pad");
    }
    inside += tonnes(*by_month, "Cathode by month", "month");
    return section("cathode", "Cathode", inside);
}

}  // namespace gossan::report
