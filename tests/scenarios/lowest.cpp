// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/lowest.hpp"

#include <algorithm>

#include "gossan/column/column_run.hpp"
#include "gossan/solution/component.hpp"

namespace gossan::scenarios {

Lowest::Lowest(const column::ColumnSystem& system) : system_(system) {
    const column::StateLayout& layout = system.state_layout();
    tolerances_.resize(layout.size());
    system.absolute_tolerances(tolerances_);
    const int acid = solution::component_index(system.model().speciation->components(), "H");
    for (int block = 0; block <= layout.surface_block(); ++block) {
        const bool is_store = block == layout.surface_block();
        const int n_unknowns = is_store ? layout.n_carried() : layout.extent(0);
        for (int at = 0; at < n_unknowns; ++at) {
            bool is_acid = false;
            for (int region = 0; region <= (is_store ? 0 : layout.n_nodes()); ++region) {
                is_acid = is_acid || at == layout.component(region, acid);
            }
            if (at == column::StateLayout::enthalpy || is_acid) continue;
            watched_.push_back(layout.begin(block) + std::size_t(at));
        }
    }
    lows_.resize(watched_.size());
}

void Lowest::look_at(double time, std::span<const double> state) {
    for (std::size_t k = 0; k < watched_.size(); ++k) {
        const double depth = -state[watched_[k]] / tolerances_[watched_[k]];
        if (depth > lows_[k].depth) lows_[k] = {depth, time};
    }
}

double Lowest::depth() const {
    double depth = 0.0;
    for (const Low& low : lows_) depth = std::max(depth, low.depth);
    return depth;
}

std::string Lowest::where() const {
    const auto worst = std::max_element(
        lows_.begin(), lows_.end(), [](const Low& a, const Low& b) { return a.depth < b.depth; });
    if (worst == lows_.end() || worst->depth == 0.0) return "nothing was";
    const std::size_t unknown = watched_[std::size_t(worst - lows_.begin())];
    return column::describe_unknown(system_.model(), system_.state_layout(), unknown) + " on day " +
           std::to_string(worst->time / 86400.0);
}

std::map<std::string, double> Lowest::by_kind() const {
    std::map<std::string, double> depths;
    for (std::size_t k = 0; k < watched_.size(); ++k) {
        if (lows_[k].depth < 0.1) continue;
        std::string name =
            column::describe_unknown(system_.model(), system_.state_layout(), watched_[k]);
        name = name.substr(0, name.find(" of cell"));
        depths[name] = std::max(depths[name], lows_[k].depth);
    }
    return depths;
}

}  // namespace gossan::scenarios
