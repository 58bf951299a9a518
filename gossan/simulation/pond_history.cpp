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
constexpr double least_drawn = 1e-6;  ///< m3, below which a pond gives nothing

/// The quantities of a solution, by volume of it.
std::vector<double> by_volume(const plant::Liquor& liquor, const plant::LiquorBasis& basis) {
    const double volume = basis.volume(liquor);
    std::vector<double> quantities{liquor.water / volume, basis.temperature(liquor)};
    for (const double amount : liquor.component) quantities.push_back(amount / volume);
    return quantities;
}

/// The largest change of a quantity, by its scale.
double change(const std::vector<double>& before, const std::vector<double>& after, double scale) {
    double largest = 0.0;
    for (std::size_t k = 0; k < after.size(); ++k) {
        largest = std::max(largest, std::abs(after[k] - before[k]) / scale);
    }
    return largest;
}

}  // namespace

PondHistory PondHistory::constant(const plant::Plant& plant, std::vector<double> knots) {
    PondHistory history;
    history.knots = std::move(knots);
    const std::size_t n_quantities = first_component + plant.basis().n_components();
    history.solution.assign(plant.n_ponds(),
                            std::vector<std::vector<double>>(
                                n_quantities, std::vector<double>(history.knots.size(), 0.0)));
    history.mean.assign(plant.n_ponds(),
                        std::vector<std::vector<double>>(
                            n_quantities, std::vector<double>(history.n_intervals(), 0.0)));
    history.given.assign(plant.n_ponds(), std::vector<double>(history.n_intervals(), 1.0));
    for (std::size_t pond = 0; pond < plant.n_ponds(); ++pond) {
        for (std::size_t knot = 0; knot < history.knots.size(); ++knot) {
            history.set(pond, knot, plant);
        }
        for (std::size_t k = 0; k < history.n_intervals(); ++k) {
            history.set_mean(pond, k, plant.pond(pond), plant.basis());
        }
    }
    return history;
}

void PondHistory::set(std::size_t pond, std::size_t knot, const plant::Plant& plant) {
    const std::vector<double> now = by_volume(plant.pond(pond), plant.basis());
    for (std::size_t q = 0; q < now.size(); ++q) solution[pond][q][knot] = now[q];
}

void PondHistory::set_mean(std::size_t pond, std::size_t interval, const plant::Liquor& drawn,
                           const plant::LiquorBasis& basis) {
    auto& means = mean[pond];
    if (basis.volume(drawn) > least_drawn) {
        const std::vector<double> given_mean = by_volume(drawn, basis);
        for (std::size_t q = 0; q < means.size(); ++q) means[q][interval] = given_mean[q];
        return;
    }
    for (std::size_t q = 0; q < means.size(); ++q) {
        const auto& held = solution[pond][q];
        means[q][interval] = 0.5 * (held[interval] + held[interval + 1]);
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
            moved[pond] = std::max(
                {moved[pond], change(before.solution[pond][q], after.solution[pond][q], scale[q]),
                 change(before.mean[pond][q], after.mean[pond][q], scale[q])});
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
        for (std::size_t q = 0; q < history.solution[pond].size(); ++q) {
            made.quantities.emplace_back(history.knots, history.mean[pond][q],
                                         history.solution[pond][q]);
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
    if (!source.given.empty()) forcing.irrigation *= share_given(pond, time);
}

double PondCurves::share_given(std::size_t pond, double time) const {
    if (ponds_[pond].given.empty()) return 1.0;
    const auto after = std::upper_bound(knots_.begin() + 1, knots_.end() - 1, time);
    return ponds_[pond].given[std::size_t(after - knots_.begin()) - 1];
}

}  // namespace gossan::simulation
