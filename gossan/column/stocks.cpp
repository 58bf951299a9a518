// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/stocks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "gossan/base/constants.hpp"

namespace gossan::column {
namespace {

std::vector<double> copy_of(const double* values, int n) { return {values, values + n}; }

}  // namespace

Stocks stocks(const ColumnModel& model, const StateLayout& layout, std::span<const double> state) {
    const auto n_components = std::size_t(layout.n_components());
    Stocks total;
    total.mobile.resize(n_components);
    total.stagnant.resize(n_components);
    total.solids.resize(std::size_t(layout.n_solids()));
    total.gases.resize(std::size_t(layout.n_gases()));
    for (int cell = 0; cell < layout.n_cells(); ++cell) {
        const double height = model.cells[std::size_t(cell)].height;
        const double* block = state.data() + layout.begin(cell);
        total.water += height * block[StateLayout::water];
        total.enthalpy += height * block[StateLayout::enthalpy];
        for (int region = 0; region <= layout.n_nodes(); ++region) {
            auto& target = region == 0 ? total.mobile : total.stagnant;
            for (int k = 0; k < layout.n_components(); ++k) {
                target[std::size_t(k)] += height * block[layout.component(region, k)];
            }
        }
        for (int solid = 0; solid < layout.n_solids(); ++solid) {
            total.solids[std::size_t(solid)] += height * block[layout.solid(solid)];
        }
        for (int gas = 0; gas < layout.n_gases(); ++gas) {
            total.gases[std::size_t(gas)] += height * block[layout.gas(gas)];
        }
    }
    const double* store = state.data() + layout.begin(layout.surface_block());
    total.store_water = store[StateLayout::water];
    total.store_enthalpy = store[StateLayout::enthalpy];
    total.store = copy_of(store + StateLayout::first_component, layout.n_components());
    return total;
}

CumulativeFlows cumulative_flows(const ColumnModel& model, const StateLayout& layout,
                                 std::span<const double> state) {
    const double* store = state.data() + layout.begin(layout.surface_block());
    const double* base = state.data();
    CumulativeFlows flows;
    flows.irrigated = copy_of(store + layout.irrigated(0), layout.n_carried());
    flows.run_off = copy_of(store + layout.run_off(0), layout.n_carried());
    flows.drained = copy_of(base + layout.base_outflow(0), layout.n_carried());
    flows.rained_water = store[layout.rained(StateLayout::water)];
    flows.rained_enthalpy = store[layout.rained(StateLayout::enthalpy)];
    flows.evaporated_water = store[layout.evaporated()];
    flows.evaporated_heat = store[layout.evaporated_heat()];
    flows.air_heat = store[layout.air_heat()];
    flows.sun_heat = store[layout.sun_heat()];
    flows.sky_heat = store[layout.sky_heat()];
    flows.ground_heat = base[layout.base_heat()];
    flows.inhaled_water = base[layout.inhaled_water()];
    flows.inhaled_heat = base[layout.inhaled_heat()];
    flows.exhaled_water = store[layout.exhaled_water()];
    flows.exhaled_heat = store[layout.exhaled_heat()];
    flows.dissolved.resize(std::size_t(layout.n_gases()));
    for (int gas = 0; gas < layout.n_gases(); ++gas) {
        flows.inhaled.push_back(-base[layout.base_outflow(layout.gas(gas))]);
        flows.exhaled.push_back(store[layout.exhaled(gas)]);
    }
    flows.extents.resize(std::size_t(layout.n_reactions()));
    for (int cell = 0; cell < layout.n_cells(); ++cell) {
        const double height = model.cells[std::size_t(cell)].height;
        const double* block = state.data() + layout.begin(cell);
        for (int q = 0; q < layout.n_reactions(); ++q) {
            flows.extents[std::size_t(q)] += height * block[layout.extent(q)];
        }
        for (int gas = 0; gas < layout.n_gases(); ++gas) {
            flows.dissolved[std::size_t(gas)] += height * block[layout.dissolved(gas)];
        }
    }
    return flows;
}

namespace {

/// Coldest and hottest cell, degC.
std::pair<double, double> temperature_range(const ColumnModel& model, const StateLayout& layout,
                                            std::span<const double> state) {
    const double per_mol = model.heat_capacity_water * constants::water_molar_mass;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (int cell = 0; cell < layout.n_cells(); ++cell) {
        const double* block = state.data() + layout.begin(cell);
        const double capacity =
            model.cells[std::size_t(cell)].rock_heat_capacity + per_mol * block[StateLayout::water];
        const double celsius = block[StateLayout::enthalpy] / capacity;
        low = std::min(low, celsius);
        high = std::max(high, celsius);
    }
    return {low, high};
}

}  // namespace

double coldest(const ColumnModel& model, const StateLayout& layout, std::span<const double> state) {
    return temperature_range(model, layout, state).first + constants::zero_celsius;
}

double hottest(const ColumnModel& model, const StateLayout& layout, std::span<const double> state) {
    return temperature_range(model, layout, state).second + constants::zero_celsius;
}

namespace {

/// Gathers one closure: stocks before and after, flows in and out, production inside.
struct Account {
    double before = 0.0, after = 0.0, in = 0.0, out = 0.0, made = 0.0;
    double turned_over = 0.0;  ///< production counted without sign

    void make(double amount) {
        made += amount;
        turned_over += std::abs(amount);
    }
    [[nodiscard]] Closure close(std::string quantity) const {
        const double throughput = std::max({std::abs(in), std::abs(out), turned_over});
        return {std::move(quantity), after - before - in + out - made,
                std::max({std::abs(before), std::abs(after), throughput})};
    }
};

double in_water(const Stocks& stock, std::size_t k) {
    return stock.mobile[k] + stock.stagnant[k] + stock.store[k];
}

/// Whether a gas that reactions give off stays in the air of the bed.
bool stays_in_bed(const ColumnModel& model, int network_gas) {
    return model.air && std::any_of(model.air->gases.begin(), model.air->gases.end(),
                                    [&](const Gas& gas) { return gas.network_gas == network_gas; });
}

Account element_account(const ColumnModel& model, const Stocks& before, const Stocks& after,
                        const CumulativeFlows& flows, std::size_t element) {
    const reactions::Network& network = *model.network;
    const reactions::Atoms& atoms = network.atoms();
    const std::size_t n_elements = atoms.elements.size();
    Account account;
    auto add = [&](double atoms_each, double b, double a, double in, double out) {
        account.before += atoms_each * b;
        account.after += atoms_each * a;
        account.in += atoms_each * in;
        account.out += atoms_each * out;
    };
    for (std::size_t k = 0; k < before.mobile.size(); ++k) {
        const std::size_t x = StateLayout::first_component + k;
        add(atoms.component[k * n_elements + element], in_water(before, k), in_water(after, k),
            flows.irrigated[x], flows.drained[x] + flows.run_off[x]);
    }
    for (std::size_t s = 0; s < before.solids.size(); ++s) {
        add(atoms.solid[s * n_elements + element], before.solids[s], after.solids[s], 0.0, 0.0);
    }
    constexpr int W = StateLayout::water;
    add(atoms.water[element], before.water + before.store_water, after.water + after.store_water,
        flows.irrigated[W] + flows.rained_water + flows.inhaled_water,
        flows.drained[W] + flows.run_off[W] + flows.evaporated_water + flows.exhaled_water);
    for (std::size_t g = 0; g < before.gases.size(); ++g) {
        const auto k = std::size_t(model.air->gases[g].component);
        add(atoms.component[k * n_elements + element], before.gases[g], after.gases[g],
            flows.inhaled[g], flows.exhaled[g]);
    }
    for (std::size_t q = 0; q < flows.extents.size(); ++q) {
        for (const auto& [gas, made] : network.reactions()[q].gases) {
            if (stays_in_bed(model, gas)) continue;
            const double each = atoms.gas[std::size_t(gas) * n_elements + element];
            account.out += each * made * flows.extents[q];
        }
    }
    return account;
}

Account water_account(const reactions::Network& network, const Stocks& before, const Stocks& after,
                      const CumulativeFlows& flows) {
    constexpr int W = StateLayout::water;
    Account account{
        .before = before.water + before.store_water,
        .after = after.water + after.store_water,
        .in = flows.irrigated[W] + flows.rained_water + flows.inhaled_water,
        .out = flows.drained[W] + flows.run_off[W] + flows.evaporated_water + flows.exhaled_water};
    for (std::size_t q = 0; q < flows.extents.size(); ++q) {
        account.make(network.reactions()[q].water * flows.extents[q]);
    }
    return account;
}

Account energy_account(const ColumnModel& model, const Stocks& before, const Stocks& after,
                       const CumulativeFlows& flows) {
    constexpr int H = StateLayout::enthalpy;
    Account account{.before = before.enthalpy + before.store_enthalpy,
                    .after = after.enthalpy + after.store_enthalpy,
                    .in = flows.irrigated[H] + flows.rained_enthalpy + flows.air_heat +
                          flows.sun_heat + flows.sky_heat + flows.inhaled_heat,
                    .out = flows.drained[H] + flows.run_off[H] + flows.evaporated_heat +
                           flows.ground_heat + flows.exhaled_heat};
    for (std::size_t q = 0; q < flows.extents.size(); ++q) {
        account.make(model.network->reactions()[q].heat * flows.extents[q]);
    }
    for (std::size_t g = 0; g < flows.dissolved.size(); ++g) {
        account.make(model.air->gases[g].heat_of_solution * flows.dissolved[g]);
    }
    return account;
}

/// `weight[k]` of every component: its charge, or one for the acid.
Account solute_account(const reactions::Network& network, const Stocks& before, const Stocks& after,
                       const CumulativeFlows& flows, std::span<const double> weight) {
    Account account;
    for (std::size_t k = 0; k < weight.size(); ++k) {
        const std::size_t x = StateLayout::first_component + k;
        account.before += weight[k] * in_water(before, k);
        account.after += weight[k] * in_water(after, k);
        account.in += weight[k] * flows.irrigated[x];
        account.out += weight[k] * (flows.drained[x] + flows.run_off[x]);
        // What a charge is measured against is the charge that is there, not its balance near zero.
        account.turned_over += std::abs(weight[k]) * std::abs(in_water(after, k));
    }
    for (std::size_t q = 0; q < flows.extents.size(); ++q) {
        for (const auto& [k, made] : network.reactions()[q].components) {
            account.make(weight[std::size_t(k)] * made * flows.extents[q]);
        }
    }
    return account;
}

}  // namespace

std::vector<Closure> closures(const ColumnModel& model, const StateLayout& layout,
                              std::span<const double> start, std::span<const double> state) {
    const reactions::Network& network = *model.network;
    const Stocks before = stocks(model, layout, start);
    const Stocks after = stocks(model, layout, state);
    const CumulativeFlows flows = cumulative_flows(model, layout, state);
    std::vector<Closure> all;
    all.push_back(water_account(network, before, after, flows).close("water"));
    all.push_back(energy_account(model, before, after, flows).close("energy"));
    const auto& atoms = network.atoms();
    all.push_back(
        solute_account(network, before, after, flows, atoms.component_charge).close("charge"));
    std::vector<double> acid(before.mobile.size(), 0.0);
    const int h = solution::component_index(model.speciation->components(), "H");
    if (h >= 0) {
        acid[std::size_t(h)] = 1.0;
        all.push_back(solute_account(network, before, after, flows, acid).close("acid"));
    }
    for (std::size_t element = 0; element < atoms.elements.size(); ++element) {
        all.push_back(
            element_account(model, before, after, flows, element).close(atoms.elements[element]));
    }
    return all;
}

}  // namespace gossan::column
