// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/budgets.hpp"

#include <algorithm>

#include "gossan/solution/properties.hpp"

namespace gossan::simulation {
namespace {

using column::CumulativeFlows;
using column::StateLayout;
using column::Stocks;

/// Flows and stocks that all budgets are drawn from.
struct Books {
    const Assembly& assembly;
    const column::ColumnModel& model;
    std::size_t stage;
    Stocks before, after;
    CumulativeFlows flows;

    [[nodiscard]] double in_water(const Stocks& stock, int component) const {
        const auto k = std::size_t(component);
        return stock.mobile[k] + stock.stagnant[k] + stock.store[k];
    }
    [[nodiscard]] double cured(std::size_t reaction) const {
        return sum_of_cures(assembly, stage, [&](const CureBook& book) {
            return book.extents.empty() ? 0.0 : book.extents[reaction];
        });
    }
    [[nodiscard]] double extent(std::size_t reaction) const {
        return flows.extents[reaction] + cured(reaction);
    }
};

/// What crossed the boundary dissolved, what reactions made, and what is stored, of one component.
void add_component(const Books& books, int component, Budget& budget) {
    if (component < 0) return;
    const auto x = std::size_t(StateLayout::first_component + component);
    budget.add("irrigation", books.flows.irrigated[x]);
    budget.add("drainage", -books.flows.drained[x]);
    budget.add("run_off", -books.flows.run_off[x]);
    const auto& reactions = books.model.network->reactions();
    double cured = 0.0;
    for (std::size_t q = 0; q < reactions.size(); ++q) {
        for (const auto& [k, made] : reactions[q].components) {
            if (k != component) continue;
            budget.add(cause_of(books.assembly, q), made * books.extent(q));
            cured += made * books.cured(q);
        }
    }
    budget.stored +=
        books.in_water(books.after, component) - books.in_water(books.before, component) + cured;
}

Budget oxygen_budget(const Books& books, int component) {
    Budget budget;
    add_component(books, component, budget);
    if (!books.model.air) return budget;
    const auto& gases = books.model.air->gases;
    for (std::size_t gas = 0; gas < gases.size(); ++gas) {
        if (gases[gas].component != component) continue;
        budget.add("air_in", books.flows.inhaled[gas]);
        budget.add("air_out", -books.flows.exhaled[gas]);
        budget.stored += books.after.gases[gas] - books.before.gases[gas];
    }
    return budget;
}

void add_heat(const Books& books, Budgets& budgets) {
    const CumulativeFlows& flows = books.flows;
    constexpr int H = StateLayout::enthalpy;
    double reactions = 0.0;
    for (std::size_t q = 0; q < flows.extents.size(); ++q) {
        const double heat = books.model.network->reactions()[q].heat * flows.extents[q];
        reactions += heat;
        budgets.reaction_heat[cause_of(books.assembly, q)] += heat;
    }
    double dissolving = 0.0;
    for (std::size_t gas = 0; gas < flows.dissolved.size(); ++gas) {
        dissolving += books.model.air->gases[gas].heat_of_solution * flows.dissolved[gas];
    }
    Budget& heat = budgets.heat;
    heat.add("reactions", reactions);
    heat.add("gases_dissolving", dissolving);
    heat.add("irrigation", flows.irrigated[H]);
    heat.add("drainage", -flows.drained[H]);
    heat.add("run_off", -flows.run_off[H]);
    heat.add("rain", flows.rained_enthalpy);
    heat.add("air_in", flows.inhaled_heat);
    heat.add("air_out", -flows.exhaled_heat);
    heat.add("evaporation", -flows.evaporated_heat);
    heat.add("sun", flows.sun_heat);
    heat.add("sky", flows.sky_heat);
    heat.add("wind", flows.air_heat);
    heat.add("ground", -flows.ground_heat);
    heat.stored = books.after.enthalpy + books.after.store_enthalpy - books.before.enthalpy -
                  books.before.store_enthalpy;
}

void write(records::Document& summary, const char* key, const Budget& budget, double scale) {
    if (budget.causes.empty()) return;
    auto& object = summary[key] = records::Document::object();
    for (const auto& [cause, amount] : budget.causes) {
        if (amount != 0.0) object[cause] = scale * amount;
    }
    object["stored"] = scale * budget.stored;
}

}  // namespace

void Budget::add(const std::string& cause, double amount) {
    const auto found = std::find_if(causes.begin(), causes.end(),
                                    [&](const auto& each) { return each.first == cause; });
    if (found == causes.end()) {
        causes.emplace_back(cause, amount);
    } else {
        found->second += amount;
    }
}

double Budget::sum() const {
    double sum = 0.0;
    for (const auto& [cause, amount] : causes) sum += amount;
    return sum;
}

std::string cause_of(const Assembly& assembly, std::size_t reaction) {
    const auto& network = *assembly.model.network;
    const std::string& id = network.reactions()[reaction].id;
    for (const std::string& group : assembly.groups) {
        if (!id.starts_with(group + "_")) continue;
        constexpr std::string_view ending = "_attached";
        return id.ends_with(ending) ? id.substr(0, id.size() - ending.size()) : id;
    }
    for (const auto& channel : network.channels()) {
        if (channel.reaction != int(reaction) || channel.solid < 0) continue;
        return network.solids()[std::size_t(channel.solid)].mineral;
    }
    return id;
}

Budgets budgets(const Assembly& assembly, std::size_t stage, const column::StateLayout& layout,
                std::span<const double> start, std::span<const double> end) {
    const column::ColumnModel& model = *stage_of(assembly, stage).model;
    const Books books{.assembly = assembly,
                      .model = model,
                      .stage = stage,
                      .before = column::stocks(model, layout, start),
                      .after = column::stocks(model, layout, end),
                      .flows = column::cumulative_flows(model, layout, end)};
    const auto& components = model.speciation->components();
    const auto index = [&](const char* name) {
        return solution::component_index(components, name);
    };
    Budgets all;
    const double given =
        sum_of_cures(assembly, stage, [](const CureBook& book) { return book.acid_given; });
    if (given != 0.0) {
        all.acid.add("cure", given);
        all.acid.stored += given;
    }
    add_component(books, index("H"), all.acid);
    add_component(books, index("Fe(II)"), all.iron);
    add_component(books, index("Fe(III)"), all.iron);
    all.oxygen = oxygen_budget(books, index("O2"));
    add_heat(books, all);
    return all;
}

void add_to(records::Document& summary, const Assembly& assembly, const Stage& stage,
            const Budgets& budgets) {
    const double per_tonne = 1e3 / stage.placed->dry_ore;
    constexpr double iron = 0.055845;  // kg/mol
    write(summary, "acid_by_cause_kg_per_t", budgets.acid, per_tonne * solution::free_acid_per_mol);
    write(summary, "iron_by_cause_kg_per_t", budgets.iron, per_tonne * iron);
    write(summary, "oxygen_by_cause_mol", budgets.oxygen, assembly.site.bed.area.si);
    write(summary, "heat_by_cause_MJ_per_t", budgets.heat, 1e-6 * per_tonne);
    auto& heat = summary["reaction_heat_by_cause_MJ_per_t"] = records::Document::object();
    for (const auto& [cause, amount] : budgets.reaction_heat) {
        if (amount != 0.0) heat[cause] = 1e-6 * per_tonne * amount;
    }
}

}  // namespace gossan::simulation
