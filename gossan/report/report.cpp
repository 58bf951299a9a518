// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/report.hpp"

#include "gossan/records/atomic_file.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/key_figures.hpp"
#include "gossan/report/page.hpp"
#include "gossan/report/page_data.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

std::string header(const RunView& run) {
    const records::Manifest& manifest = run.manifest;
    // A site has no fields; its summary knows its title too.
    const records::Document* told = run.summary.find("title");
    const std::string title = run.fields.layout.title.empty() && told != nullptr
                                  ? told->string()
                                  : run.fields.layout.title;
    std::string facts = title.empty() ? "" : run.name + " · ";
    facts += readable(manifest.duration_d, 4) + " days simulated";
    if (!manifest.start_date.empty()) facts += " from " + manifest.start_date;
    if (!manifest.started.empty()) facts += " · computed " + manifest.started;
    facts += " · Gossan " + manifest.version;
    return "<header>" + element("p", "Gossan · run report", "eyebrow") +
           element("h1", escaped(title.empty() ? run.name : title) + " " + status_chip(manifest)) +
           element("p", escaped(facts), "facts") + element("p", escaped(in_words(run)), "lead") +
           "</header>\n";
}

}  // namespace

void write_report(const std::filesystem::path& run_folder, const std::filesystem::path& out,
                  const std::optional<std::filesystem::path>& measured) {
    const RunView run = read_run(run_folder);
    const Measured found =
        measured ? records::read_measured(*measured, run.series.columns) : Measured{};
    const std::string maps =
        run.fields.time_d.empty() ? "" : charts_section("maps", "Over depth and time");
    const std::string body = header(run) + figures_section(run, found) + copper_section() +
                             cathode_section(run) + modules_section(run) + inventory_section(run) +
                             site_plant_sections(run) + limits_section(run) + maps +
                             curves_sections() + charts_section("budgets", "Budgets by cause") +
                             balances_section(run) + measured_section(found) + values_section(run) +
                             events_section(run) + provenance_section(run);
    records::write_atomically(out, page({.title = run.name + " · Gossan run report",
                                         .body = body,
                                         .data = page_data({&run, 1}, found)}));
}

}  // namespace gossan::report
