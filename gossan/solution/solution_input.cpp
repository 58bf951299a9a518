// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/solution_input.hpp"

namespace gossan::solution {

Schema<SolutionInput> SolutionInput::schema() {
    using S = SolutionInput;
    const auto limit = between(0, "600 g/L");
    return Schema<S>("solution", "a solution as a laboratory reports it")
        .field("temperature", &S::temperature, between("0 degC", "95 degC"), "of the solution",
               unit("degC"))
        .field("dissolved", &S::dissolved, limit,
               "by component: Cu, Fe(II), Fe(III), Al, Mg, … as their ion; Si as H4SiO4",
               unit("g/L"), defaults_to("choice: nothing but what is named"))
        .field("pH", &S::ph, between(-2, 8), "-log10 of the H+ activity; give this or free_acid")
        .field("free_acid", &S::free_acid, between("-20 g/L", "400 g/L"),
               "titratable acid as H2SO4; give this or pH", unit("g/L"))
        .field("sulphate", &S::sulphate, limit, "total sulphate as SO4; give this or balance",
               unit("g/L"))
        .field("balance", &S::balance, "let sulphate close the charge balance",
               defaults_to("choice: sulphate is given"))
        .field("total_iron", &S::total_iron, limit,
               "in place of Fe(II) and Fe(III); needs potential", unit("g/L"))
        .field("potential", &S::potential, between("0 mV SHE", "1200 mV SHE"),
               "that splits total_iron, with its electrode: \"550 mV Ag/AgCl\"")
        .field("aerated", &S::aerated,
               "O2 and CO2 at equilibrium with the air of the site, unless dissolved names them",
               defaults_to("choice: ponds and drips are open to the air"))
        .field("cells", &S::cells, between(0, "1e12 1/mL"), "of microbes, by the id of their group",
               unit("1/mL"), defaults_to("choice: none"));
}

FeedDescription describe_feed(const std::vector<Component>& components, const SolutionInput& input,
                              std::vector<std::string>& unknown, std::span<const AirGas> air) {
    FeedDescription feed;
    feed.temperature = input.temperature.si;
    feed.concentration.assign(components.size(), 0.0);
    for (const auto& [name, mass] : input.dissolved) {
        const int index = component_index(components, name);
        if (index < 0) {
            unknown.push_back(name);
            continue;
        }
        feed.concentration[std::size_t(index)] =
            mass.si / components[std::size_t(index)].molar_mass;
    }
    feed.ph = input.ph;
    if (input.free_acid) feed.free_acid = input.free_acid->si;
    const int sulphate = component_index(components, "S(VI)");
    const int iron = component_index(components, "Fe(II)");
    if (input.sulphate && sulphate >= 0) {
        feed.sulphate = input.sulphate->si / components[std::size_t(sulphate)].molar_mass;
    }
    feed.balance = input.balance;
    if (input.total_iron && iron >= 0) {
        feed.total_iron = input.total_iron->si / components[std::size_t(iron)].molar_mass;
    }
    if (input.potential) feed.potential = input.potential->si;
    for (const AirGas& gas : air) {
        const bool is_carried = component_index(components, gas.component) >= 0;
        if (input.aerated && is_carried && !input.dissolved.contains(gas.component)) {
            feed.air.push_back(gas);
        }
    }
    return feed;
}

}  // namespace gossan::solution
