// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/html.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

HtmlTable solver_table(const records::Manifest& manifest) {
    HtmlTable table{.caption = "Solver", .header = {"count", "value"}, .rows = {}};
    for (const auto& [name, count] : manifest.solver)
        table.rows.push_back({text_cell(name), {.html = std::to_string(count), .is_number = true}});
    table.rows.push_back({text_cell("wall time, s"), number_cell(manifest.wall_s, 3)});
    table.rows.push_back(
        {text_cell("threads"), {.html = std::to_string(manifest.threads), .is_number = true}});
    table.rows.push_back({text_cell("times resumed"),
                          {.html = std::to_string(manifest.resumes), .is_number = true}});
    return table;
}

HtmlTable origin_table(const records::Manifest& manifest) {
    HtmlTable table{.caption = "Provenance", .header = {"what", "value"}, .rows = {}};
    const auto row = [&](const char* what, const std::string& value) {
        if (!value.empty()) table.rows.push_back({text_cell(what), text_cell(value)});
    };
    row("program version", manifest.version);
    row("started", manifest.started);
    row("ended", manifest.ended);
    row("scenario SHA-256", manifest.identity.scenario_hash);
    row("data SHA-256", manifest.identity.data_hash);
    row("seed", std::to_string(manifest.seed));
    for (const auto& [name, value] : manifest.options) row(name.c_str(), value);
    return table;
}

HtmlTable inputs_table(const records::Manifest& manifest) {
    HtmlTable table{.caption = "Files read", .header = {"file", "bytes", "SHA-256"}, .rows = {}};
    for (const auto& input : manifest.inputs)
        table.rows.push_back({text_cell(input.path),
                              {.html = std::to_string(input.bytes), .is_number = true},
                              {.html = element("code", escaped(input.sha256))}});
    return table;
}

}  // namespace

std::string provenance_section(const RunView& run) {
    std::string tables = solver_table(run.manifest).html() + origin_table(run.manifest).html();
    if (!run.manifest.inputs.empty()) tables += inputs_table(run.manifest).html();
    return section("provenance", "How it was computed",
                   "<div class=\"side-by-side\">" + tables + "</div>\n");
}

}  // namespace gossan::report
