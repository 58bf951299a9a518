// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "gossan/records/measured.hpp"
#include "gossan/report/run_view.hpp"

namespace gossan::report {

using records::Measured;
using records::MeasuredMark;

// The parts of a run's page that need no script, each as HTML; empty when there is nothing to say.

[[nodiscard]] std::string status_chip(const records::Manifest& manifest);
/// Key figures as tiles, each with what was measured of it.
[[nodiscard]] std::string figures_section(const RunView& run, const Measured& measured);
/// An empty place that the scripts fill with figures, under its heading.
[[nodiscard]] std::string charts_section(std::string_view anchor, std::string_view heading,
                                         std::string_view below = {});
/// The same for copper, which comes first, and for all other curves.
[[nodiscard]] std::string copper_section();
[[nodiscard]] std::string curves_sections();
/// Curves of a site that stand beside its other figures where one run is told.
[[nodiscard]] std::string site_curves_sections();
/// What keeps the ore from leaching: places for its maps, and the ore at risk as a table.
[[nodiscard]] std::string limits_section(const RunView& run);
/// Cathode of a site by pad and by month; places for its charts.
[[nodiscard]] std::string cathode_section(const RunView& run);
/// Modules of a site over time: places for their map, view and schedule.
[[nodiscard]] std::string modules_section(const RunView& run);
/// Ponds, circuit, accounts, drain-down and warnings of a site; nothing for a column.
[[nodiscard]] std::string site_plant_sections(const RunView& run);
/// Where the copper is over the days, and the lines of the accounts by module at the end.
[[nodiscard]] std::string inventory_section(const RunView& run);
[[nodiscard]] std::string balances_section(const RunView& run);
/// The values that nobody chose, worst known first, then all that were in force.
[[nodiscard]] std::string values_section(const RunView& run);
[[nodiscard]] std::string measured_section(const Measured& measured);
[[nodiscard]] std::string events_section(const RunView& run);
/// Solver counts, inputs with their hashes, versions and times.
[[nodiscard]] std::string provenance_section(const RunView& run);

}  // namespace gossan::report
