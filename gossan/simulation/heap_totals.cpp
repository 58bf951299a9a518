// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_totals.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"

namespace gossan::simulation {
namespace {

constexpr double seconds_a_day = 86400.0;
constexpr double undated_month = 30.0;  // d

/// Month in which a time lies, from that of day 0.
std::size_t month_at(const RunInput& run, double time) {
    const auto start = days_of(run.start_date);
    const double days = time / seconds_a_day;
    if (!start) return std::size_t(days / undated_month);
    return std::size_t(month_of(*start + days) - month_of(*start));
}

std::string name_of_month(const RunInput& run, std::size_t month) {
    const auto start = days_of(run.start_date);
    if (!start) return "month " + std::to_string(month + 1);
    const int first = month_of(*start);
    return date_of(days_to_month(first + int(month))).substr(0, 7);
}

/// Atoms of an element in what a plant holds.
double atoms(const std::vector<solution::Component>& components, const plant::Liquor& liquor,
             const std::string& element) {
    double sum = 0.0;
    for (std::size_t c = 0; c < components.size(); ++c) {
        const auto found = components[c].elements.find(element);
        if (found != components[c].elements.end()) sum += found->second * liquor.component[c];
    }
    return sum;
}

}  // namespace

HeapTotals::HeapTotals(const HeapAssembly& heap)
    : won(heap.pads.size(), 0.0),
      heap_(heap),
      months_(1 + month_at(heap.site.run, heap.site.run.duration.si), 0.0),
      n_streams_(heap.pads.size() + 1),
      streams_(months_.size() * n_streams_, 0.0),
      expected_(heap.plant->held()) {}

void HeapTotals::pass(const HeapWindow& window, std::size_t interval,
                      std::span<const double> plated_by_stream) {
    const plant::PlantOutcome& day = window.plant[interval];
    const plant::LiquorBasis& basis = heap_.basis();
    const plant::CopperAccount& copper = day.copper;
    double bought = copper.acid_made_up, water = copper.water_made_up;
    for (const plant::PondAccount& pond : day.ponds) {
        bought += pond.acid_made_up;
        water += pond.water_made_up;
        evaporated += pond.evaporated;
        expected_.water += pond.rained - pond.evaporated;
        expected_.add(pond.lost, -1.0);
    }
    for (const plant::Liquor& fed : window.fed[interval]) expected_.add(fed);
    for (const plant::Liquor& taken : window.taken_off[interval]) expected_.add(taken, -1.0);
    for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
        const ModuleFlows& flows = window.modules[m].flows;
        if (flows.drained.empty()) continue;
        expected_.add(flows.drained[interval]);
        double& gain = won[heap_.modules[m].pad];
        gain += flows.drained[interval].component[basis.cu()];
        for (const plant::Liquor& taken : flows.taken[interval]) {
            expected_.add(taken, -1.0);
            gain -= taken.component[basis.cu()];
        }
    }
    expected_.water += water - copper.water_split;
    expected_.component[basis.cu()] -= copper.plated;
    expected_.component[basis.h()] += 2.0 * (copper.plated + bought);
    expected_.component[basis.s6()] += bought;
    plated += copper.plated;
    acid += bought;
    fresh_water += water;
    energy += copper.energy;
    raffinate += basis.volume(copper.raffinate);
    const auto& knots = window.history.knots;
    const std::size_t month =
        month_at(heap_.site.run, 0.5 * (knots[interval] + knots[interval + 1]));
    months_[month] += copper.plated;
    for (std::size_t s = 0; s < n_streams_; ++s) {
        streams_[month * n_streams_ + s] += plated_by_stream[s];
    }
}

void HeapTotals::close(const HeapWindow& window) {
    windows += 1.0;
    sweeps += window.sweeps;
    most_sweeps = std::max(most_sweeps, double(window.sweeps));
    runs_of_columns += double(window.runs_of_columns);
    worst_residual = std::max(worst_residual, window.residual);
    if (!window.has_converged) unsettled += 1.0;
}

std::vector<std::pair<std::string, double>> HeapTotals::plated_by_month() const {
    std::vector<std::pair<std::string, double>> months;
    for (std::size_t month = 0; month < months_.size(); ++month) {
        const bool is_empty_rest = month + 1 == months_.size() && months_[month] == 0.0;
        if (is_empty_rest && month > 0) break;  // the run ends with the month before
        months.emplace_back(name_of_month(heap_.site.run, month), months_[month]);
    }
    return months;
}

std::vector<double> HeapTotals::plated_by_month(std::size_t stream) const {
    std::vector<double> months;
    for (std::size_t month = 0; month < plated_by_month().size(); ++month) {
        months.push_back(streams_[month * n_streams_ + stream]);
    }
    return months;
}

std::vector<column::Closure> HeapTotals::closures(const HeapState& state) const {
    const auto& components = heap_.components();
    const plant::Liquor held = state.plant.held(), start = heap_.plant->held();
    std::vector<column::Closure> all;
    for (const char* element : {"Cu", "Fe", "S"}) {
        all.push_back(
            {element, atoms(components, held, element) - atoms(components, expected_, element),
             std::max(atoms(components, held, element), atoms(components, start, element))});
    }
    all.front().scale = std::max(all.front().scale, plated);
    all.push_back({"water", held.water - expected_.water, std::max(held.water, start.water)});
    for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
        const ModuleState& module = state.modules[m];
        if (!module.is_stacked()) continue;
        const Stage stage = stage_of(heap_.modules[m].assembly, module.stage);
        const column::ColumnSystem system(*stage.model);
        for (const auto& closure :
             column::closures(*stage.model, system.state_layout(), module.start, module.state)) {
            for (column::Closure& whole : all) {
                if (whole.quantity != closure.quantity) continue;
                whole.error += heap_.modules[m].area * closure.error;
                whole.scale += heap_.modules[m].area * closure.scale;
            }
        }
    }
    return all;
}

std::map<std::string, double> HeapTotals::worst_of_columns(const HeapAssembly& heap,
                                                           const HeapState& state) {
    std::map<std::string, double> worst;
    for (std::size_t m = 0; m < heap.modules.size(); ++m) {
        const ModuleState& module = state.modules[m];
        if (!module.is_stacked()) continue;
        const Stage stage = stage_of(heap.modules[m].assembly, module.stage);
        const column::ColumnSystem system(*stage.model);
        for (const auto& closure :
             column::closures(*stage.model, system.state_layout(), module.start, module.state)) {
            double& most = worst[closure.quantity];
            if (std::abs(closure.relative()) > std::abs(most)) most = closure.relative();
        }
    }
    return worst;
}

std::vector<double*> HeapTotals::scalars() {
    return {&plated,  &acid,   &fresh_water, &evaporated,      &energy,    &raffinate,
            &windows, &sweeps, &most_sweeps, &runs_of_columns, &unsettled, &worst_residual};
}

std::vector<double> HeapTotals::memory() const {
    HeapTotals copy = *this;
    std::vector<double> values;
    for (const double* each : copy.scalars()) values.push_back(*each);
    values.insert(values.end(), won.begin(), won.end());
    values.push_back(double(months_.size()));
    values.insert(values.end(), months_.begin(), months_.end());
    values.insert(values.end(), streams_.begin(), streams_.end());
    values.push_back(expected_.water);
    values.push_back(expected_.enthalpy);
    values.insert(values.end(), expected_.component.begin(), expected_.component.end());
    return values;
}

void HeapTotals::remember(std::span<const double> memory) {
    std::size_t at = 0;
    const auto take = [&](double& value) { value = memory[at++]; };
    for (double* each : scalars()) take(*each);
    for (double& each : won) take(each);
    double n_months = 0.0;  // of the run that remembers, which may have been planned to be shorter
    take(n_months);
    const auto known = std::size_t(n_months);
    expects(known <= months_.size(), "a run goes on no shorter than it was");
    for (std::size_t month = 0; month < known; ++month) take(months_[month]);
    for (std::size_t k = 0; k < known * n_streams_; ++k) take(streams_[k]);
    take(expected_.water);
    take(expected_.enthalpy);
    for (double& each : expected_.component) take(each);
}

}  // namespace gossan::simulation
