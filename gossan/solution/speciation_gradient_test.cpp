// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

#include "gossan/solution/random_solutions.hpp"
#include "gossan/solution/speciation.hpp"

namespace gossan::solution {
namespace {

/// All that `gradient` can be asked for, in its order.
std::vector<double> answers(const Speciation& speciation, double temperature,
                            const std::vector<double>& totals) {
    SpeciationResult result;
    EXPECT_TRUE(speciation.solve(temperature, totals, result));
    EXPECT_TRUE(speciation.solve(temperature, totals, result));  // again from there: to round-off
    std::vector<double> list = result.ln_activity;
    list.push_back(result.ln_water_activity);
    list.push_back(result.ln_ionic_strength);
    for (int k = 0; k < speciation.n_components(); ++k)
        list.push_back(std::log(speciation.free_molality(result, k)));
    return list;
}

/// The scale on which a total acts: the gross amount of its component, at least that of the smooth
/// part at zero.
double scale_of(const Speciation& speciation, const SpeciationResult& result, int component,
                double total) {
    double gross = 0.0;
    for (std::size_t s = 0; s < result.molality.size(); ++s) {
        gross +=
            std::abs(speciation.species()[s].stoichiometry[static_cast<std::size_t>(component)]) *
            result.molality[s];
    }
    const bool is_acid = speciation.components()[static_cast<std::size_t>(component)].name == "H";
    return is_acid ? gross : std::hypot(total, 2.0 * smallest_total);
}

TEST(SpeciationGradient, AgreesWithCentralDifferences) {
    const Speciation speciation = reference::speciation();
    const int n = speciation.n_components();
    std::vector<int> wanted(static_cast<std::size_t>(2 * n + 2));
    std::iota(wanted.begin(), wanted.end(), 0);
    std::vector<double> gradient(wanted.size() * static_cast<std::size_t>(n + 1));
    std::mt19937_64 random(4);
    for (int count = 0; count < 300; ++count) {
        const reference::RandomSolution solution = reference::random_solution(speciation, random);
        const double temperature = solution.temperature;
        const std::vector<double>& totals = solution.totals;
        SpeciationResult result;
        ASSERT_TRUE(speciation.solve(temperature, totals, result));
        ASSERT_TRUE(speciation.solve(temperature, totals, result));
        speciation.gradient(result, wanted, gradient);
        for (int column = 0; column <= n; ++column) {
            const bool is_temperature = column == n;
            const double scale = is_temperature
                                     ? temperature
                                     : scale_of(speciation, result, column,
                                                totals[static_cast<std::size_t>(column)]);
            const double h = 1e-5 * scale;
            const auto shifted = [&](double sign) {
                std::vector<double> moved = totals;
                if (!is_temperature) moved[static_cast<std::size_t>(column)] += sign * h;
                return answers(speciation, temperature + (is_temperature ? sign * h : 0.0), moved);
            };
            const auto up = shifted(1.0);
            const auto down = shifted(-1.0);
            for (std::size_t row = 0; row < wanted.size(); ++row) {
                const double analytic = gradient[row * static_cast<std::size_t>(n + 1) +
                                                 static_cast<std::size_t>(column)] *
                                        scale;
                const double difference = (up[row] - down[row]) / 2e-5;
                // Derivatives by the logarithm of each variable. The rest is the difference's own
                // error: round-off of 1e-15 in ln a (more where a balance is steep, hence by the
                // square) over 2e-5, and h^2 = 1e-10 of its third derivative.
                const double size = std::max(1.0, std::abs(analytic));
                ASSERT_NEAR(analytic, difference, 1e-6 * size * size)
                    << "row " << row << " column " << column << " solution " << count;
            }
        }
    }
}

TEST(SpeciationGradient, OfALeafAloneIsOneOverItsTotal) {
    const Speciation speciation = reference::speciation();
    const auto totals = reference::balanced({{"Na", 0.2}, {"Cl", 0.1}, {"S(VI)", 0.1}});
    SpeciationResult result;
    ASSERT_TRUE(speciation.solve(298.15, totals, result));
    const int chloride = component_index(speciation.components(), "Cl");
    const std::vector<int> wanted = {speciation.free_molality_index(chloride)};
    std::vector<double> row(static_cast<std::size_t>(speciation.n_components() + 1));
    speciation.gradient(result, wanted, row);
    for (int column = 0; column <= speciation.n_components(); ++column) {
        EXPECT_NEAR(row[static_cast<std::size_t>(column)], column == chloride ? 10.0 : 0.0, 1e-6)
            << column;
    }
}

}  // namespace
}  // namespace gossan::solution
