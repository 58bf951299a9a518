// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/reduced_plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gossan::study {
namespace {

constexpr double seconds_a_day = 86400.0;

bool is_plain(const simulation::ModuleInput& m) {
    return m.from && m.area && !m.height && !m.lifts && !m.irrigation && !m.distribution &&
           !m.aeration && !m.drainage && m.covers.empty();
}

/// The two modules whose joining costs least; none where no two can be joined.
std::optional<std::pair<std::size_t, std::size_t>> cheapest_pair(
    const std::vector<simulation::ModuleInput>& modules) {
    std::optional<std::pair<std::size_t, std::size_t>> pair;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t a = 0; a < modules.size(); ++a) {
        for (std::size_t b = a + 1; b < modules.size(); ++b) {
            const auto& one = modules[a];
            const auto& other = modules[b];
            if (!is_plain(one) || !is_plain(other)) continue;
            if (one.pad != other.pad || one.parcel != other.parcel) continue;
            const double shared = one.area->si * other.area->si / (one.area->si + other.area->si);
            const double cost = shared * std::abs(other.from->si - one.from->si);  // (2)
            if (cost >= least) continue;
            least = cost;
            pair = {a, b};
        }
    }
    return pair;
}

void shrink(column::BedInput& bed, int cells) {
    bed.cells = std::min(bed.cells, cells);
    for (auto& lift : bed.lifts) lift.cells = std::min(lift.cells, cells);
}

template <class Scenario>
void ease(Scenario& site, const ReducedInput& input) {
    if (input.solver) site.solver.relative_tolerance = input.solver->si;
}

}  // namespace

simulation::HeapSite reduced(simulation::HeapSite site, const ReducedInput& input) {
    auto& modules = site.modules;
    while (!site.stacking && modules.size() > std::size_t(input.columns)) {
        const auto pair = cheapest_pair(modules);
        if (!pair) break;
        auto& kept = modules[pair->first];
        const auto& joined = modules[pair->second];
        const double area = kept.area->si + joined.area->si;
        const double from =
            (kept.area->si * kept.from->si + joined.area->si * joined.from->si) / area;  // (1)
        kept.from = Duration{seconds_a_day * std::round(from / seconds_a_day)};
        kept.area = Area{area};
        modules.erase(modules.begin() + std::ptrdiff_t(pair->second));
    }
    for (auto& [name, pad] : site.pads) shrink(pad.bed, input.cells);
    if (input.window) site.coupling.window = *input.window;
    if (input.tolerance) site.coupling.tolerance = *input.tolerance;
    ease(site, input);
    return site;
}

simulation::Site reduced(simulation::Site site, const ReducedInput& input) {
    shrink(site.bed, input.cells);
    ease(site, input);
    return site;
}

}  // namespace gossan::study
