// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "gossan/report/html.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

const ModuleField* field_called(const SiteModules& modules, std::string_view name) {
    const auto found = std::find_if(modules.fields.begin(), modules.fields.end(),
                                    [&](const ModuleField& field) { return field.name == name; });
    return found == modules.fields.end() ? nullptr : &*found;
}

double last_of(const SiteModules& modules, const ModuleField& field, std::size_t module) {
    return field.values[field.values.size() - modules.n_modules() + module];
}

bool is_irrigated(const SiteModules& modules, const ModuleField& status, std::size_t module) {
    const double flag = last_of(modules, status, module);
    return !std::isnan(flag) && status.flags[std::size_t(flag)] == "irrigated";
}

std::string paragraph(const std::string& text, const char* classes = "note") {
    return element("p", escaped(text), classes);
}

/// What a pad drained after stops, and what it would if pumps stopped now.
struct PadDrain {
    std::size_t n_stops = 0;
    double under_drip = 0.0;  ///< m2 at the end of the records
    double still = 0.0;       ///< m3/d of modules that had stopped before
};

PadDrain drain_of(const SiteModules& modules, std::size_t pad) {
    PadDrain drain;
    for (const DrainDown& each : modules.drain_downs) {
        if (modules.pad[each.module] == pad) ++drain.n_stops;
    }
    const ModuleField* status = field_called(modules, "status");
    const ModuleField* drainage = field_called(modules, "drainage_m3_d");
    for (std::size_t module = 0; module < modules.n_modules() && status != nullptr; ++module) {
        if (modules.pad[module] != pad) continue;
        if (is_irrigated(modules, *status, module)) {
            drain.under_drip += modules.area_m2[module];
        } else if (drainage != nullptr && !std::isnan(last_of(modules, *drainage, module))) {
            drain.still += last_of(modules, *drainage, module);
        }
    }
    return drain;
}

std::string drain_section(const SiteModules& modules) {
    if (modules.drain_downs.empty()) return {};
    static constexpr std::array spans = {10.0, 30.0, 60.0, 120.0};
    HtmlTable table{.caption = "What pads drain after irrigation stops",
                    .header = {"pad", "stops", "still draining, m³/d", "under drip, m²"},
                    .rows = {}};
    for (const double days : spans) {
        table.header.push_back("drained in " + readable(days) + " d, L/m²");
    }
    for (const double days : spans) {
        table.header.push_back("would drain in " + readable(days) + " d, m³");
    }
    for (std::size_t pad = 0; pad < modules.pads.size(); ++pad) {
        const PadDrain drain = drain_of(modules, pad);
        table.rows.push_back({text_cell(modules.pads[pad]), number_cell(double(drain.n_stops)),
                              number_cell(drain.still, 3), number_cell(drain.under_drip)});
        auto& row = table.rows.back();
        for (const double days : spans) {
            row.push_back(number_cell(1000.0 * drained_after(modules, pad, days), 3));
        }
        for (const double days : spans) {
            row.push_back(number_cell(drain.under_drip * drained_after(modules, pad, days), 3));
        }
    }
    const std::string words =
        "Measured in this run: what modules drained after their irrigation stopped, from the last "
        "day on which they were irrigated; the mean of a pad by area, rain that came through "
        "included. If the pumps stopped on the last day, what is under drip then would by "
        "that measure drain as the last columns say, beside what still drains of modules that "
        "stopped before. Blank: no stop was watched for so long.";
    return charts_section("drain-down", "Drain-down", table.html() + paragraph(words));
}

std::string modules_in_words(const SiteModules& modules) {
    const ModuleField* status = field_called(modules, "status");
    const ModuleField* left = field_called(modules, "copper_remaining_extractable_t");
    std::size_t n_irrigated = 0;
    double copper = 0.0;
    for (std::size_t module = 0; module < modules.n_modules(); ++module) {
        if (status != nullptr && is_irrigated(modules, *status, module)) ++n_irrigated;
        if (left != nullptr) copper += last_of(modules, *left, module);
    }
    std::string text = std::to_string(modules.n_modules()) + " modules on " +
                       std::to_string(modules.pads.size()) +
                       (modules.pads.size() == 1 ? " pad" : " pads") + "; on day " +
                       readable(modules.time_d.back(), 5) + " " + std::to_string(n_irrigated) +
                       " of them irrigated";
    if (left != nullptr) {
        text += ", with " + readable(copper, 4) + " t of copper left that can be leached";
    }
    return text + ".";
}

}  // namespace

std::string modules_section(const RunView& run) {
    if (run.modules.n_modules() == 0) return {};
    return section("modules", "Modules over time",
                   paragraph(modules_in_words(run.modules)) +
                       "<div class=\"charts\" data-charts=\"modules\"></div>\n");
}

std::string site_curves_sections() {
    return charts_section("ponds", "Ponds") +
           charts_section("plant", "Solvent extraction and electrowinning") +
           charts_section("accounts", "Acid and water");
}

std::string site_plant_sections(const RunView& run) {
    if (!run.site.is_site()) return {};
    return site_curves_sections() + drain_section(run.modules) +
           charts_section("timeline", "Warnings over time");
}

}  // namespace gossan::report
