// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/balance_book.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "gossan/simulation/balance_rows.hpp"

namespace gossan::simulation {
namespace {

using column::StateLayout;

/// Rows of a column, whose amounts are per m2.
BalanceRows rows_of(const Assembly& assembly, double begin, double end, records::BalanceKind kind) {
    return {assembly.model.speciation->components(), assembly.site.bed.area.si, begin, end, kind};
}

/// A stream whose `amounts` are by carried unknown; of gases nothing goes with solutions.
void add_carried(const std::string& from, const std::string& to, const std::string& cause,
                 std::span<const double> amounts, BalanceRows& rows) {
    rows.add_stream(from, to, cause, amounts[StateLayout::water], amounts[StateLayout::enthalpy],
                    amounts.subspan(StateLayout::first_component));
}

std::vector<double> difference(const std::vector<double>& after,
                               const std::vector<double>& before) {
    std::vector<double> change = after;
    for (std::size_t k = 0; k < change.size(); ++k) change[k] -= before[k];
    return change;
}

/// A gas of the bed's air goes by the name of its component.
const std::string& name_of_gas(const column::ColumnModel& model, std::size_t gas) {
    const auto component = std::size_t(model.air->gases[gas].component);
    return model.speciation->components()[component].name;
}

/// The gas of the bed's air that a gas of the network is, or -1: it is gone at once.
int gas_of(const column::ColumnModel& model, int network_gas) {
    if (!model.air) return -1;
    const auto& gases = model.air->gases;
    for (std::size_t gas = 0; gas < gases.size(); ++gas) {
        if (gases[gas].network_gas == network_gas) return int(gas);
    }
    return -1;
}

/// Gases blown in, breathed out, and the heat of their dissolving.
void add_gases(const column::ColumnModel& model, const column::CumulativeFlows& first,
               const column::CumulativeFlows& last, BalanceRows& rows) {
    for (std::size_t gas = 0; gas < last.inhaled.size(); ++gas) {
        const std::string& name = name_of_gas(model, gas);
        rows.add("blower", "bed", name, "air blown in", last.inhaled[gas] - first.inhaled[gas]);
        rows.add("bed", "atmosphere", name, "air that leaves",
                 last.exhaled[gas] - first.exhaled[gas]);
        const double dissolved = last.dissolved[gas] - first.dissolved[gas];
        rows.add("bed", "bed", name, "dissolving from its air", dissolved);
        rows.add("air", "bed", "heat", name + " dissolving",
                 model.air->gases[gas].heat_of_solution * dissolved, "J");
    }
}

/// Where the gases of reactions go: those that the bed's air holds may stay in it.
enum class Gases { stay, leave };

/// What every reaction put into solution (or took from it), and what came off its solids.
void add_reactions(const column::ColumnModel& model, const std::vector<double>& extents,
                   const std::vector<double>& solids_made, const std::string& prefix, Gases gases,
                   BalanceRows& rows) {
    const reactions::Network& network = *model.network;
    for (std::size_t q = 0; q < extents.size(); ++q) {
        const reactions::ReactionInfo& reaction = network.reactions()[q];
        const std::string solid = "solids";
        const std::string cause = prefix + reaction.id;
        rows.add(solid, "bed", "water", cause, reaction.water * extents[q]);
        rows.add(solid, "bed", "heat", cause, reaction.heat * extents[q], "J");
        for (const auto& [component, made] : reaction.components) {
            rows.add(solid, "bed", network.components()[std::size_t(component)], cause,
                     made * extents[q]);
        }
        for (const auto& [gas, made] : reaction.gases) {
            const int kept = gases == Gases::stay ? gas_of(model, gas) : -1;
            const std::string name = kept < 0 ? network.gases()[std::size_t(gas)]
                                              : name_of_gas(model, std::size_t(kept));
            rows.add(solid, kept < 0 ? "atmosphere" : "bed", name, cause, made * extents[q]);
        }
    }
    for (std::size_t s = 0; s < solids_made.size(); ++s) {
        rows.add("reactions", "solids", network.solids()[s].mineral, prefix + "all reactions",
                 solids_made[s]);
    }
}

/// Elements that the books follow from ore into solution.
constexpr std::array<const char*, 3> followed = {"Cu", "Fe", "S"};

/// Atoms of an element in a mol of each mineral that takes part; those without it are left out.
std::map<std::string, double> atoms_by_mineral(const reactions::Network& network,
                                               const std::string& element) {
    const reactions::Atoms& atoms = network.atoms();
    const auto found = std::find(atoms.elements.begin(), atoms.elements.end(), element);
    std::map<std::string, double> by_mineral;
    if (found == atoms.elements.end()) return by_mineral;
    const auto column = std::size_t(found - atoms.elements.begin());
    for (std::size_t s = 0; s < network.solids().size(); ++s) {
        const double each = atoms.solid[s * atoms.elements.size() + column];
        if (each > 0.0) by_mineral[network.solids()[s].mineral] = each;
    }
    return by_mineral;
}

/// An element in solids, mol by mineral: one element of the books is the same substance in every
/// mineral.
std::map<std::string, double> in_minerals(const std::map<std::string, double>& atoms,
                                          const reactions::Network& network,
                                          const std::vector<double>& solids) {
    std::map<std::string, double> held;
    for (std::size_t s = 0; s < solids.size(); ++s) {
        const auto each = atoms.find(network.solids()[s].mineral);
        if (each != atoms.end()) held[each->first] += each->second * solids[s];
    }
    return held;
}

/// Likewise in what no solution reaches.
std::map<std::string, double> locked_of(const std::map<std::string, double>& atoms,
                                        const Placed& placed, const std::string& element) {
    if (element == "Cu") return placed.locked_by_mineral;
    std::map<std::string, double> held;
    for (const auto& [mineral, amount] : placed.locked) {
        const auto each = atoms.find(mineral);
        if (each != atoms.end()) held[mineral] += each->second * amount;
    }
    return held;
}

/// What the column held of ore before the stage began, not its first.
const Placed& placed_before(const Assembly& assembly, const Stage& stage) {
    std::size_t index = 1;
    while (stage_of(assembly, index).model != stage.model) ++index;
    return *stage_of(assembly, index - 1).placed;
}

/// What stacking added to a total over the whole column.
double added(const std::map<std::string, double>& before, const std::string& mineral,
             double after) {
    const auto found = before.find(mineral);
    return found == before.end() ? after : after - found->second;
}

}  // namespace

std::string element_of(const std::string& substance) {
    return substance.substr(0, substance.find('('));
}

std::vector<records::BalanceRow> flow_rows(const Assembly& assembly, const Stage& stage,
                                           const StateLayout& layout, double begin,
                                           std::span<const double> before, double end,
                                           std::span<const double> after) {
    const auto first = column::cumulative_flows(*stage.model, layout, before);
    const auto last = column::cumulative_flows(*stage.model, layout, after);
    BalanceRows rows = rows_of(assembly, begin, end, records::BalanceKind::flow);
    add_carried("irrigation", "bed", "irrigation", difference(last.irrigated, first.irrigated),
                rows);
    add_carried("bed", "pls", "drainage", difference(last.drained, first.drained), rows);
    add_carried("bed", "run_off", "run-off", difference(last.run_off, first.run_off), rows);
    rows.add("rain", "bed", "water", "rain", last.rained_water - first.rained_water);
    rows.add("rain", "bed", "heat", "rain", last.rained_enthalpy - first.rained_enthalpy, "J");
    rows.add("bed", "atmosphere", "water", "evaporation",
             last.evaporated_water - first.evaporated_water);
    rows.add("bed", "atmosphere", "heat", "evaporation",
             last.evaporated_heat - first.evaporated_heat, "J");
    const auto heat = [&](const char* from, const char* to, const char* cause, double amount) {
        rows.add(from, to, "heat", cause, amount, "J");
    };
    heat("atmosphere", "bed", "surface exchange", last.air_heat - first.air_heat);
    heat("sun", "bed", "sun", last.sun_heat - first.sun_heat);
    heat("sky", "bed", "long waves", last.sky_heat - first.sky_heat);
    heat("blower", "bed", "air blown in", last.inhaled_heat - first.inhaled_heat);
    heat("bed", "atmosphere", "air that leaves", last.exhaled_heat - first.exhaled_heat);
    rows.add("blower", "bed", "water", "air blown in", last.inhaled_water - first.inhaled_water);
    rows.add("bed", "atmosphere", "water", "air that leaves",
             last.exhaled_water - first.exhaled_water);
    add_gases(*stage.model, first, last, rows);
    heat("bed", "ground", "conduction", last.ground_heat - first.ground_heat);
    const auto solids = difference(column::stocks(*stage.model, layout, after).solids,
                                   column::stocks(*stage.model, layout, before).solids);
    add_reactions(*stage.model, difference(last.extents, first.extents), solids, "", Gases::stay,
                  rows);
    return rows.take();
}

std::vector<records::BalanceRow> stock_rows(const Assembly& assembly, const Stage& stage,
                                            const StateLayout& layout, double time,
                                            std::span<const double> state) {
    const auto stock = column::stocks(*stage.model, layout, state);
    const auto& network = *stage.model->network;
    BalanceRows rows = rows_of(assembly, time, time, records::BalanceKind::stock);
    rows.add("bed", "", "water", "pore water", stock.water);
    rows.add("bed", "", "heat", "above 0 degC", stock.enthalpy, "J");
    rows.add("bed", "", "water", "pond on the surface", stock.store_water);
    rows.add("bed", "", "heat", "above 0 degC, pond on the surface", stock.store_enthalpy, "J");
    rows.add_components("bed", "", "flowing water", stock.mobile);
    rows.add_components("bed", "", "stagnant water", stock.stagnant);
    rows.add_components("bed", "", "pond on the surface", stock.store);
    for (std::size_t gas = 0; gas < stock.gases.size(); ++gas) {
        rows.add("bed", "", name_of_gas(*stage.model, gas), "in its air", stock.gases[gas]);
    }
    for (std::size_t s = 0; s < stock.solids.size(); ++s) {
        const auto& solid = network.solids()[s];
        const std::string form =
            solid.size_class < 0 ? "pores" : "size class " + std::to_string(solid.size_class + 1);
        rows.add("solids", "", solid.mineral, form, stock.solids[s]);
    }
    for (const auto& [mineral, amount] : stage.placed->locked) {
        rows.add("solids", "", mineral, "locked", amount);
    }
    for (const char* element : followed) {
        const auto atoms = atoms_by_mineral(network, element);
        for (const auto& [mineral, amount] : in_minerals(atoms, network, stock.solids)) {
            rows.add("solids", "", element, mineral, amount);
        }
        for (const auto& [mineral, amount] : locked_of(atoms, *stage.placed, element)) {
            rows.add("solids", "", element, "locked in " + mineral, amount);
        }
    }
    rows.add("solids", "", "ore", "dry, as placed", stage.placed->dry_ore, "kg");
    return rows.take();
}

std::vector<records::BalanceRow> cure_rows(const Assembly& assembly, const Stage& stage) {
    if (!stage.cure->is_cured) return {};
    BalanceRows rows = rows_of(assembly, stage.begin, stage.begin, records::BalanceKind::flow);
    const CureBook& cure = *stage.cure;
    rows.add("cure", "bed", "H", "cure", cure.acid_given);
    rows.add("cure", "bed", "S(VI)", "cure", 0.5 * cure.acid_given);
    rows.add("cure", "bed", "water", "cure", cure.water_given);
    rows.add("cure", "bed", "heat", "mixing of acid and water", cure.heat_of_mixing, "J");
    add_reactions(*stage.model, cure.extents, cure.solids_made, "cure: ", Gases::leave, rows);
    return rows.take();
}

namespace {

/// A lift before its cure, whose rows are its own.
column::Stacked uncured(const Stage& stage, column::Stacked lift) {
    const reactions::Network& network = *stage.model->network;
    const CureBook& cure = *stage.cure;
    const auto component = [&](const char* name) -> double& {
        const auto& components = stage.model->speciation->components();
        return lift.components[std::size_t(solution::component_index(components, name))];
    };
    component("H") -= cure.acid_given;
    component("S(VI)") -= 0.5 * cure.acid_given;
    lift.water -= cure.water_given;
    lift.enthalpy -= cure.heat_of_mixing;
    for (std::size_t q = 0; q < cure.extents.size(); ++q) {
        const reactions::ReactionInfo& reaction = network.reactions()[q];
        lift.water -= reaction.water * cure.extents[q];
        lift.enthalpy -= reaction.heat * cure.extents[q];
        for (const auto& [k, made] : reaction.components) {
            lift.components[std::size_t(k)] -= made * cure.extents[q];
        }
    }
    for (std::size_t s = 0; s < cure.solids_made.size(); ++s) lift.solids[s] -= cure.solids_made[s];
    return lift;
}

}  // namespace

std::vector<records::BalanceRow> stacking_rows(const Assembly& assembly, const Stage& stage,
                                               const column::Stacked& cured) {
    const column::Stacked lift = uncured(stage, cured);
    const Placed& before = placed_before(assembly, stage);
    BalanceRows rows = rows_of(assembly, stage.begin, stage.begin, records::BalanceKind::flow);
    const auto& network = *stage.model->network;
    const std::string cause = "stacked";
    rows.add("stacking", "bed", "water", cause, lift.water);
    rows.add("stacking", "bed", "heat", cause, lift.enthalpy, "J");
    rows.add_components("stacking", "bed", cause, lift.components);
    for (std::size_t s = 0; s < lift.solids.size(); ++s) {
        rows.add("stacking", "solids", network.solids()[s].mineral, cause, lift.solids[s]);
    }
    for (const auto& [mineral, amount] : stage.placed->locked) {
        rows.add("stacking", "solids", mineral, cause, added(before.locked, mineral, amount));
    }
    for (const char* element : followed) {
        const auto atoms = atoms_by_mineral(network, element);
        for (const auto& [mineral, amount] : in_minerals(atoms, network, lift.solids)) {
            rows.add("stacking", "solids", element, cause, amount);
        }
        const auto locked = locked_of(atoms, before, element);
        for (const auto& [mineral, amount] : locked_of(atoms, *stage.placed, element)) {
            rows.add("stacking", "solids", element, cause, added(locked, mineral, amount));
        }
    }
    rows.add("stacking", "solids", "ore", cause, stage.placed->dry_ore - before.dry_ore, "kg");
    for (std::size_t gas = 0; gas < lift.gases.size(); ++gas) {
        rows.add("stacking", "bed", name_of_gas(*stage.model, gas), cause, lift.gases[gas]);
    }
    return rows.take();
}

}  // namespace gossan::simulation
