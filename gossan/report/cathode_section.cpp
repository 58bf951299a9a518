// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>

#include "gossan/report/html.hpp"
#include "gossan/report/sections.hpp"
#include "gossan/report/site_data.hpp"

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

/// In how many months the cells plated nearly all that they can.
std::string limit_in_words(const RunView& run) {
    constexpr double nearly_all = 0.98;
    const auto& by_month = run.summary.at("cathode_by_month_t").members();
    const auto months = months_of(run.manifest.start_date, run.manifest.duration_d);
    const auto most = report::by_month(run.series, "cathode_most_t_d", months);
    std::size_t n_limited = 0, n = 0;
    for (; n < std::min(by_month.size(), most.size()); ++n) {
        if (by_month[n].value.number() >= nearly_all * most[n]) ++n_limited;
    }
    if (n_limited == 0) return {};
    return " In " + std::to_string(n_limited) + " of " + std::to_string(n) +
           " months the cells plated nearly all that they can: copper waited for current.";
}

}  // namespace

std::string cathode_section(const RunView& run) {
    const records::Document& summary = run.summary;
    const records::Document* by_month = summary.find("cathode_by_month_t");
    if (by_month == nullptr) {
        return run.site.is_site() ? charts_section("cathode", "Cathode") : std::string{};
    }
    std::string inside =
        element("p", "Plated in all: " + readable(summary.at("cathode_t").number(), 5) +
                         " t of copper." + limit_in_words(run)) +
        "<div class=\"charts\" data-charts=\"cathode\"></div>\n";
    if (const records::Document* by_stream = summary.find("cathode_by_stream_t")) {
        inside += tonnes(*by_stream, "Cathode by the pad that its copper came from", "pad");
    }
    inside += "<details>" + element("summary", "Cathode by month") +
              tonnes(*by_month, "Cathode by month", "month") + "</details>\n";
    return section("cathode", "Cathode", inside);
}

}  // namespace gossan::report
