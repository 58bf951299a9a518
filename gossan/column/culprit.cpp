// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/culprit.hpp"

#include <cmath>
#include <vector>

#include "gossan/column/column_run.hpp"

namespace gossan::column {
namespace {

/// Keeps the fastest of the processes that change one unknown, and what they leave of its rate.
struct Ranking {
    Culprit& culprit;
    double left;

    void weigh(const std::string& process, double rate) {
        left -= rate;
        rank(process, rate);
    }
    void rank(const std::string& process, double rate) const {
        if (!(std::abs(rate) > std::abs(culprit.process_rate))) return;
        culprit.process = process;
        culprit.process_rate = rate;
    }
};

/// Moles of a component made per mole of a reaction.
double made_of(const reactions::ReactionInfo& reaction, int component) {
    for (const auto& [k, made] : reaction.components) {
        if (k == component) return made;
    }
    return 0.0;
}

double made_of_solid(const reactions::Network& network, int reaction, int solid) {
    for (const reactions::Channel& channel : network.channels()) {
        if (channel.reaction != reaction) continue;
        for (const auto& [s, made] : channel.solids) {
            if (s == solid) return made;
        }
    }
    return 0.0;
}

/// What a mole of a reaction does to the unknown at a place of a cell's block.
double effect(const ColumnModel& model, const StateLayout& layout, int reaction, int at) {
    const auto& info = model.network->reactions()[std::size_t(reaction)];
    if (at == StateLayout::water) return info.water;
    if (at == StateLayout::enthalpy) return info.heat;
    if (at < layout.gas(0)) return made_of(info, at - StateLayout::first_component);
    if (at < layout.solid(0)) {
        const int gas = model.air->gases[std::size_t(at - layout.gas(0))].network_gas;
        for (const auto& [each, made] : info.gases) {
            if (each == gas) return made;
        }
        return 0.0;
    }
    if (at < layout.solid(layout.n_solids())) {
        return made_of_solid(*model.network, reaction, at - layout.solid(0));
    }
    if (at < layout.extent(0)) {
        return made_of(info, (at - layout.solid(layout.n_solids())) % layout.n_components());
    }
    return 0.0;
}

void rank_in_cell(const ColumnModel& model, const StateLayout& layout, const double* rates, int at,
                  Ranking& ranking) {
    for (int q = 0; q < layout.n_reactions(); ++q) {
        ranking.weigh(model.network->reactions()[std::size_t(q)].id,
                      effect(model, layout, q, at) * rates[layout.extent(q)]);
    }
    for (int gas = 0; gas < layout.n_gases(); ++gas) {
        const auto& entry = model.air->gases[std::size_t(gas)];
        const double dissolved = rates[layout.dissolved(gas)];
        const std::string name =
            model.network->components()[std::size_t(entry.component)] + " dissolving";
        if (at == layout.gas(gas)) ranking.weigh(name, -dissolved);
        if (at == layout.component(0, entry.component)) ranking.weigh(name, dissolved);
        if (at == StateLayout::enthalpy) ranking.weigh(name, entry.heat_of_solution * dissolved);
    }
    const bool is_solid = at >= layout.solid(0) && at < layout.solid(layout.n_solids());
    if (!is_solid) ranking.rank("flow between cells and regions", ranking.left);
}

}  // namespace

Culprit culprit_at(ColumnSystem& system, double time, std::span<const double> state,
                   std::size_t unknown) {
    const ColumnModel& model = system.model();
    const StateLayout& layout = system.state_layout();
    Culprit culprit;
    culprit.unknown = describe_unknown(model, layout, unknown);
    int block = 0;
    while (block < layout.surface_block() && layout.begin(block + 1) <= unknown) ++block;
    double top = 0.0;
    for (int cell = 0; cell < layout.n_cells(); ++cell) {
        const double height = model.cells[std::size_t(cell)].height;
        if (cell == block) culprit.height = top + 0.5 * height;
        top += height;
    }
    if (block < layout.surface_block()) {
        culprit.cell = block;
        culprit.depth = top - culprit.height;
    } else {
        culprit.height = top;
    }
    std::vector<double> rates(layout.size());
    if (!system.rates(time, state, rates)) {
        culprit.process = "the equilibrium of the solution, which was not found";
        return culprit;
    }
    culprit.rate = rates[unknown];
    Ranking ranking{culprit, culprit.rate};
    if (culprit.cell >= 0) {
        const int at = int(unknown - layout.begin(block));
        rank_in_cell(model, layout, rates.data() + layout.begin(block), at, ranking);
    } else {
        ranking.rank("flow over the surface", culprit.rate);
    }
    if (culprit.process.empty()) culprit.process = "none: it does not change";
    return culprit;
}

}  // namespace gossan::column
