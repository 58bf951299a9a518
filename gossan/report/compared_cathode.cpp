// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/compared_cathode.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/report/html.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

/// A row a name of an object in the summary, in the order in which runs bring them; a column a run.
HtmlTable by_name(std::span<const RunView> runs, const char* key, const char* caption,
                  const char* of) {
    HtmlTable table{.caption = caption, .header = {of}, .rows = {}};
    std::vector<std::string> names;
    for (const RunView& run : runs) {
        table.header.push_back(run.name);
        const records::Document* found = run.summary.find(key);
        if (found == nullptr) continue;
        for (const auto& [name, value] : found->members()) (void)index_in(names, name);
    }
    for (const std::string& name : names) {
        table.rows.push_back({text_cell(name)});
        for (const RunView& run : runs) {
            const records::Document* found = run.summary.find(key);
            const records::Document* value = found == nullptr ? nullptr : found->find(name);
            table.rows.back().push_back(
                number_cell(value == nullptr ? std::nan("") : value->number()));
        }
    }
    return table;
}

}  // namespace

std::string cathode_comparison(std::span<const RunView> runs) {
    const bool has_cathode = std::any_of(runs.begin(), runs.end(), [](const RunView& run) {
        return run.summary.find("cathode_t") != nullptr;
    });
    if (!has_cathode) return {};
    auto months = by_name(runs, "cathode_by_month_t", "Cathode by month, t", "month");
    std::sort(months.rows.begin(), months.rows.end(), [](const auto& a, const auto& b) {
        return a.front().html.size() != b.front().html.size()
                   ? a.front().html.size() < b.front().html.size()
                   : a.front().html < b.front().html;
    });
    return charts_section("cathode", "Cathode",
                          by_name(runs, "cathode_by_stream_t",
                                  "Cathode by the pad that its copper came from, t", "pad")
                                  .html() +
                              "<details>" + element("summary", "Cathode by month") + months.html() +
                              "</details>\n");
}

}  // namespace gossan::report
