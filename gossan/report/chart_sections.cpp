// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gossan/report/budgets.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

std::string ore_at_risk_table(const RunView& run) {
    const auto stretches = ore_at_risk(run.summary);
    if (stretches.empty()) return {};
    HtmlTable table{
        .caption = "Ore at risk: stretches of the bed that something held back",
        .header = {"held back by", "from depth, m", "to depth, m", "share of the time, %"},
        .rows = {}};
    for (const OreAtRisk& ore : stretches)
        table.rows.push_back({text_cell(ore.limit), number_cell(ore.depth_from_m, 3),
                              number_cell(ore.depth_to_m, 3), number_cell(100.0 * ore.share, 3)});
    return table.html();
}

}  // namespace

std::string charts_section(std::string_view anchor, std::string_view heading,
                           std::string_view below) {
    return section(anchor, heading,
                   "<div class=\"charts\" data-charts=\"" + std::string(anchor) + "\"></div>\n" +
                       std::string(below));
}

std::string copper_section() { return charts_section("copper", "Copper"); }

std::string curves_sections() {
    struct Place {
        const char* anchor;
        const char* heading;
    };
    static constexpr auto places = std::to_array<Place>({{"solution", "Pregnant leach solution"},
                                                         {"acid", "Acid"},
                                                         {"air", "Air and oxygen"},
                                                         {"microbes", "Microbes"},
                                                         {"heat", "Heat"},
                                                         {"water", "Water"},
                                                         {"other", "Also recorded"}});
    std::string out;
    for (const Place& place : places) out += charts_section(place.anchor, place.heading);
    return out;
}

std::string limits_section(const RunView& run) {
    return charts_section("limits", "What limits leaching", ore_at_risk_table(run));
}

}  // namespace gossan::report
