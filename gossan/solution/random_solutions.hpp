// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "gossan/solution/reference_solutions.hpp"

/// For tests and benchmarks alone: solutions of every kind.
namespace gossan::solution::reference {

/// Totals over `components()`, those not named zero, H by electroneutrality.
inline std::vector<double> balanced(const std::map<std::string, double>& amounts) {
    const auto list = components();
    std::vector<double> totals(list.size(), 0.0);
    double charge = 0.0;
    for (const auto& [name, amount] : amounts) {
        const auto k = static_cast<std::size_t>(component_index(list, name));
        totals[k] = amount;
        charge += list[k].charge * amount;
    }
    totals[static_cast<std::size_t>(component_index(list, "H"))] = -charge;
    return totals;
}

struct RandomSolution {
    double temperature;          // K
    std::vector<double> totals;  // mol/kg
};

/// 0 to 90 degC; totals zero, slightly negative or from 1e-8 to 1 mol/kg; H from -0.5 to 6, half of
/// them by electroneutrality.
inline RandomSolution random_solution(const Speciation& speciation, std::mt19937_64& random) {
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    RandomSolution solution;
    solution.temperature = 273.15 + 90.0 * unit(random);
    solution.totals.resize(static_cast<std::size_t>(speciation.n_components()));
    const double kind = unit(random);
    double charge = 0.0;
    for (std::size_t k = 0; k < solution.totals.size(); ++k) {
        const double choice = unit(random);
        double& total = solution.totals[k];
        if (choice < 0.15) {
            total = 0.0;
        } else if (choice < 0.2) {
            total = -1e-6 * unit(random);
        } else if (choice < 0.25) {
            total = -7e-5 * unit(random);
        } else if (kind < 0.25) {
            total = unit(random);
        } else {
            total = std::pow(10.0, -8.0 + 8.0 * unit(random));
        }
        if (speciation.components()[k].name != "H")
            charge += speciation.components()[k].charge * total;
    }
    const auto acid = static_cast<std::size_t>(component_index(speciation.components(), "H"));
    const bool is_balanced = unit(random) < 0.5;
    solution.totals[acid] =
        is_balanced ? std::clamp(-charge, -0.5, 6.0) : -0.5 + 6.5 * unit(random) * unit(random);
    return solution;
}

}  // namespace gossan::solution::reference
