// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/page.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "gossan/base/embedded.hpp"
#include "gossan/base/error.hpp"
#include "gossan/report/html.hpp"

namespace gossan {
std::span<const EmbeddedFile> embedded_report_page();
}

namespace gossan::report {
namespace {

/// The embedded file of that name, wherever it was embedded from.
std::string_view part(std::string_view name) {
    const auto files = embedded_report_page();
    const auto found = std::find_if(files.begin(), files.end(), [name](const EmbeddedFile& file) {
        return file.name == name || file.name.ends_with("/" + std::string(name));
    });
    expects(found != files.end(), "the parts of the page are embedded");
    return found->content;
}

constexpr auto of_runs = std::to_array<const char*>(
    {"format.js",       "plot.js",          "marks.js",      "curves.js",     "map_values.js",
     "map_scales.js",   "map_views.js",     "maps.js",       "limits.js",     "inventory.js",
     "balances.js",     "budgets.js",       "answers.js",    "site.js",       "site_cathode.js",
     "site_modules.js", "site_schedule.js", "site_ponds.js", "site_plant.js", "site_accounts.js",
     "frame.js",        "page.js"});
constexpr auto of_studies = std::to_array<const char*>(
    {"format.js", "plot.js", "frame.js", "study_forecast.js", "study_calibration.js",
     "study_plan.js", "study_plans.js", "study_search.js", "study_next_test.js", "study_page.js"});

constexpr auto of_supply = std::to_array<const char*>(
    {"format.js", "plot.js", "frame.js", "supply_footprint.js", "supply_page.js"});

std::string scripts(PageKind kind) {
    std::string out = "(() => {\n'use strict';\n";
    const auto add = [&out](std::span<const char* const> names) {
        for (const char* name : names) out += part(name);
    };
    if (kind == PageKind::runs) add(of_runs);
    if (kind == PageKind::study) add(of_studies);
    if (kind == PageKind::supply) add(of_supply);
    return out + "})();\n";
}

}  // namespace

std::string page(const PageContent& content) {
    const std::string_view frame = part("page.html");
    std::string out;
    out.reserve(frame.size() + part("echarts.min.js").size() + content.data.size() +
                content.body.size() + 200000);
    std::size_t at = 0;
    for (std::size_t slot = frame.find("{{"); slot != std::string_view::npos;
         slot = frame.find("{{", at)) {
        out += frame.substr(at, slot - at);
        const std::size_t end = frame.find("}}", slot);
        const std::string_view name = frame.substr(slot + 2, end - slot - 2);
        if (name == "title") out += escaped(content.title);
        if (name == "style") out += part("style.css");
        if (name == "body") out += content.body;
        if (name == "data") out += content.data;
        if (name == "echarts") out += part("echarts.min.js");
        if (name == "scripts") out += scripts(content.kind);
        at = end + 2;
    }
    return out += frame.substr(at);
}

}  // namespace gossan::report
