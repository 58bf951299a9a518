// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/pond_history.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace gossan::simulation {
namespace {

constexpr std::size_t water = 0, temperature = 1, first_component = 2;
constexpr double floor_share = 1e-6;  ///< of the largest component, below which changes are noise

}  // namespace

PondHistory PondHistory::constant(const plant::Plant& plant, std::vector<double> knots) {
    PondHistory history;
    history.knots = std::move(knots);
    const std::size_t n_quantities = first_component + plant.basis().n_components();
    history.solution.assign(plant.n_ponds(),
                            std::vector<std::vector<double>>(
                                n_quantities, std::vector<double>(history.knots.size(), 0.0)));
    history.given.assign(plant.n_ponds(), std::vector<double>(history.n_intervals(), 1.0));
    for (std::size_t pond = 0; pond < plant.n_ponds(); ++pond) {
        for (std::size_t knot = 0; knot < history.knots.size(); ++knot) {
            history.set(pond, knot, plant);
        }
    }
    return history;
}

void PondHistory::set(std::size_t pond, std::size_t knot, const plant::Plant& plant) {
    const plant::Liquor& content = plant.pond(pond);
    const double volume = plant.basis().volume(content);
    auto& quantities = solution[pond];
    quantities[water][knot] = content.water / volume;
    quantities[temperature][knot] = plant.basis().temperature(content);
    for (std::size_t c = 0; c < content.component.size(); ++c) {
        quantities[first_component + c][knot] = content.component[c] / volume;
    }
}

std::vector<double> changes(const PondHistory& before, const PondHistory& after) {
    const std::size_t n_quantities = after.solution.front().size();
    std::vector<double> scale(n_quantities, 0.0);
    for (const PondHistory* each : {&before, &after}) {
        for (const auto& pond : each->solution) {
            for (std::size_t q = 0; q < n_quantities; ++q) {
                for (const double value : pond[q]) scale[q] = std::max(scale[q], std::abs(value));
            }
        }
    }
    const double largest = *std::max_element(scale.begin() + first_component, scale.end());
    for (std::size_t q = first_component; q < n_quantities; ++q) {
        scale[q] = std::max(scale[q], floor_share * largest);
    }
    std::vector<double> moved(after.solution.size(), 0.0);
    for (std::size_t pond = 0; pond < moved.size(); ++pond) {
        for (std::size_t q = 0; q < n_quantities; ++q) {
            for (std::size_t knot = 0; knot < after.knots.size(); ++knot) {
                const double change =
                    after.solution[pond][q][knot] - before.solution[pond][q][knot];
                moved[pond] = std::max(moved[pond], std::abs(change) / scale[q]);
            }
        }
        for (std::size_t k = 0; k < after.n_intervals(); ++k) {
            moved[pond] =
                std::max(moved[pond], std::abs(after.given[pond][k] - before.given[pond][k]));
        }
    }
    return moved;
}

bool PondHistory::has_jumps(std::size_t pond) const {
    return std::adjacent_find(given[pond].begin(), given[pond].end(), std::not_equal_to<>()) !=
           given[pond].end();
}

PondCurves::PondCurves(const PondHistory& history) : knots_(history.knots) {
    for (std::size_t pond = 0; pond < history.solution.size(); ++pond) {
        Pond made;
        for (const auto& values : history.solution[pond]) {
            made.quantities.emplace_back(history.knots, values);
        }
        const auto& given = history.given[pond];
        if (std::any_of(given.begin(), given.end(), [](double share) { return share < 1.0; })) {
            made.given = given;
        }
        ponds_.push_back(std::move(made));
    }
}

void PondCurves::irrigate(std::size_t pond, double time, column::SurfaceForcing& forcing) const {
    const Pond& source = ponds_[pond];
    forcing.irrigation_water = source.quantities[water](time);
    forcing.irrigation_temperature = source.quantities[temperature](time);
    for (std::size_t c = 0; c < forcing.irrigation_composition.size(); ++c) {
        forcing.irrigation_composition[c] = source.quantities[first_component + c](time);
    }
    if (source.given.empty()) return;
    const auto after = std::upper_bound(knots_.begin() + 1, knots_.end() - 1, time);
    forcing.irrigation *= source.given[std::size_t(after - knots_.begin()) - 1];
}

}  // namespace gossan::simulation
