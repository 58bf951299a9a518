// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/solution_checks.hpp"

#include <algorithm>

#include "gossan/atmosphere/moist_air.hpp"
#include "gossan/base/text.hpp"

namespace gossan::simulation {

std::vector<solution::AirGas> air_over(const catalogue::Catalogue& catalogue, double pressure,
                                       double temperature) {
    const double dry = std::max(0.0, pressure - atmosphere::saturation_pressure(temperature).value);
    return {{"O2", atmosphere::oxygen_share * dry, catalogue.gas_named("O2(g)")},
            {"CO2", atmosphere::carbon_dioxide_share * dry, catalogue.gas_named("CO2(g)")}};
}

Fault unknown_component(const catalogue::Catalogue& catalogue, const std::string& name,
                        const std::string& path, const solution::SolutionInput* solution) {
    std::vector<std::string> known;
    for (const auto& component : catalogue.components) known.push_back(component.name);
    const int meant = solution::component_meant(catalogue.components, name);
    const auto near = meant >= 0 ? std::optional(known[std::size_t(meant)]) : nearest(name, known);
    if (meant >= 0 && solution != nullptr && solution->dissolved.contains(*near)) {
        return {.code = "solution.twice",
                .path = path,
                .found = in_quotes(name) + ", which is " + in_quotes(*near) + " a second time",
                .allowed = "each component once, whatever its unit",
                .write = "one of the two, as " + in_quotes(*near)};
    }
    std::string list;
    for (const auto& each : known) list += (list.empty() ? "" : ", ") + each;
    return {.code = "solution.unknown_component",
            .path = path,
            .found = "component " + in_quotes(name),
            .allowed = "one of " + list,
            .write = near ? in_quotes(*near) : "one of these, or add it to the data"};
}

std::optional<Fault> too_much_copper(const solution::Speciation& speciation,
                                     const solution::FeedDescription& feed,
                                     const std::string& path) {
    const auto limit = solution::exceeded_copper_limit(speciation, feed);
    if (!limit) return std::nullopt;
    const auto copper = std::size_t(solution::component_index(speciation.components(), "Cu"));
    const auto in_words = [&](double concentration) {
        return rounded_quantity(concentration * speciation.components()[copper].molar_mass,
                                {Density::dimension, Scale::plain, "g/L"}, 3);
    };
    return Fault{.code = "solution.too_much_copper",
                 .path = path,
                 .found = in_words(feed.concentration[copper]) + " of copper in solution",
                 .allowed = "at most about " + in_words(*limit) +
                            ", at which copper sulphate (chalcanthite) begins to crystallise",
                 .write = "less copper or sulphate, or a warmer solution"};
}

}  // namespace gossan::simulation
