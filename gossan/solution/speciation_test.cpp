// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/speciation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <thread>

#include "gossan/base/error.hpp"
#include "gossan/solution/random_solutions.hpp"
#include "gossan/solution/reference_solutions.hpp"

namespace gossan::solution {
namespace {

const Speciation& all_species() {
    static const Speciation speciation = reference::speciation();
    return speciation;
}

int index_of(const char* component) {
    return component_index(all_species().components(), component);
}

/// Raffinate of about 1 mol/kg ionic strength, charges balanced.
std::vector<double> raffinate() {
    return reference::balanced({{"Fe(III)", 0.18},
                                {"Fe(II)", 0.036},
                                {"Cu", 0.008},
                                {"Al", 0.2},
                                {"Mg", 0.2},
                                {"K", 0.002},
                                {"Na", 0.04},
                                {"S(VI)", 0.95336}});
}

double positive_part(double total) {
    const double e = smallest_total;
    const double root = std::sqrt(total * total + 4.0 * e * e);
    return total >= 0.0 ? 0.5 * (total + root) : 2.0 * e * e / (root - total);
}

/// Largest misfit of totals, ionic strength and water activity, relative to the gross amount of
/// each.
double worst_residual(const Speciation& speciation, const std::vector<double>& totals,
                      const SpeciationResult& result) {
    double worst = 0.0;
    for (int k = 0; k < speciation.n_components(); ++k) {
        const auto component = static_cast<std::size_t>(k);
        double sum = 0.0;
        double gross = 0.0;
        for (std::size_t s = 0; s < result.molality.size(); ++s) {
            const double amount =
                speciation.species()[s].stoichiometry[component] * result.molality[s];
            sum += amount;
            gross += std::abs(amount);
        }
        const double total = k == component_index(speciation.components(), "H")
                                 ? totals[component]
                                 : positive_part(totals[component]);
        worst = std::max(worst, std::abs(sum - total) / gross);
    }
    double strength = 0.0;
    for (std::size_t s = 0; s < result.molality.size(); ++s) {
        strength += 0.5 * std::pow(speciation.species()[s].charge, 2) * result.molality[s];
    }
    return std::max(worst, std::abs(strength / result.ionic_strength - 1.0));
}

TEST(Speciation, MeetsEveryTotalWhateverTheSolution) {
    std::mt19937_64 random(1);
    double worst = 0.0;
    for (int count = 0; count < 20000; ++count) {
        const auto [temperature, totals] = reference::random_solution(all_species(), random);
        SpeciationResult result;
        ASSERT_TRUE(all_species().solve(temperature, totals, result));
        worst = std::max(worst, worst_residual(all_species(), totals, result));
    }
    // Newton's method ends at an estimated error of 2e-13; the estimate is good to a factor of ten
    // or so.
    EXPECT_LT(worst, 5e-12);
}

TEST(Speciation, GivesTheSameFromAnyStart) {
    std::mt19937_64 random(2);
    SpeciationResult warm;
    for (int count = 0; count < 20000; ++count) {
        const auto [temperature, totals] = reference::random_solution(all_species(), random);
        SpeciationResult cold;
        ASSERT_TRUE(all_species().solve(temperature, totals, cold));
        ASSERT_TRUE(all_species().solve(temperature, totals, warm));
        // A balance near an end point magnifies round-off of 1e-16 by up to 1e6.
        for (std::size_t k = 0; k < totals.size(); ++k)
            ASSERT_NEAR(cold.ln_activity[k], warm.ln_activity[k], 1e-9);
    }
}

TEST(Speciation, OfOneInputFromAColdStartGivesTheSameBits) {
    SpeciationResult first;
    SpeciationResult second;
    ASSERT_TRUE(all_species().solve(300.0, raffinate(), first));
    std::vector<double> other = raffinate();
    other[0] *= 2.0;
    ASSERT_TRUE(all_species().solve(330.0, other, second));  // leaves its traces
    second.converged = false;
    ASSERT_TRUE(all_species().solve(300.0, raffinate(), second));
    EXPECT_EQ(first.ln_activity, second.ln_activity);
    EXPECT_EQ(first.molality, second.molality);
}

TEST(Speciation, IsElectroneutralWhereItsTotalsAre) {
    SpeciationResult result;
    ASSERT_TRUE(all_species().solve(298.15, raffinate(), result));
    double charge = 0.0;
    for (std::size_t s = 0; s < result.molality.size(); ++s)
        charge += all_species().species()[s].charge * result.molality[s];
    // Absent Ca, Si, Mn and Cl stand at 1e-9 mol/kg: 2 + 2 - 1 charges of it.
    EXPECT_NEAR(charge, 0.0, 3.1e-9);
}

TEST(Speciation, OfPureWaterIsNeutral) {
    SpeciationResult result;
    const std::vector<double> none(static_cast<std::size_t>(all_species().n_components()), 0.0);
    ASSERT_TRUE(all_species().solve(298.15, none, result));
    // Every other total stands at 1e-9 mol/kg, of which Fe(III) and Al have given off some 2 H+
    // each: 4e-9 of 1e-7, or 0.02 in pH.
    EXPECT_NEAR(-result.ln_activity[0] / std::log(10.0), 7.0, 0.02);
    EXPECT_NEAR(result.water_activity, 1.0, 1e-7);
}

TEST(Speciation, OfOneSpeciesAComponentIsItsTotal) {
    std::vector<double> totals = raffinate();
    totals[static_cast<std::size_t>(index_of("Cl"))] = 0.03;
    SpeciationResult result;
    ASSERT_TRUE(all_species().solve(298.15, totals, result));
    EXPECT_NEAR(all_species().free_molality(result, index_of("Cl")), 0.03, 1e-14);
}

TEST(Speciation, IsSmoothThroughZeroOfATotal) {
    std::vector<double> totals = raffinate();
    const auto copper = static_cast<std::size_t>(index_of("Cu"));
    double last = -1e9;
    for (double total = -1e-6; total < 1e-6; total += 1e-8) {
        totals[copper] = total;
        SpeciationResult result;
        ASSERT_TRUE(all_species().solve(298.15, totals, result));
        EXPECT_GT(result.ln_activity[copper], last);
        last = result.ln_activity[copper];
    }
}

TEST(Speciation, HasNoJumpUpToAnIonicStrengthOfTen) {
    SpeciationResult before;
    for (double factor = 1e-3; factor < 12.0; factor *= 1.01) {
        std::vector<double> totals = raffinate();
        for (double& total : totals) total *= factor;
        SpeciationResult here;
        ASSERT_TRUE(all_species().solve(298.15, totals, here));
        if (before.converged) {
            // Activities follow powers of the concentration below four: 1 % of it moves none by
            // more than 4 %.
            for (std::size_t k = 0; k < totals.size(); ++k) {
                if (totals[k] == 0.0) continue;
                EXPECT_NEAR(here.ln_activity[k], before.ln_activity[k], 0.04) << factor;
            }
        }
        before = here;
    }
    EXPECT_GT(before.ionic_strength, 10.0);
    EXPECT_TRUE(is_beyond_model_range(before));
}

TEST(Speciation, SpansFreezingToNinetyDegreesAndAcidToLye) {
    for (const double temperature : {273.15, 298.15, 363.15}) {
        for (const double acid : {-0.5, -0.1, 0.0, 0.1, 1.0, 6.0}) {
            std::vector<double> totals = raffinate();
            totals[0] = acid;
            SpeciationResult result;
            EXPECT_TRUE(all_species().solve(temperature, totals, result))
                << temperature << " " << acid;
        }
    }
}

TEST(Speciation, SaysNoToWhatIsNoNumber) {
    std::vector<double> totals = raffinate();
    totals[1] = NAN;
    SpeciationResult result;
    EXPECT_FALSE(all_species().solve(298.15, totals, result));
    EXPECT_FALSE(result.converged);
}

TEST(Speciation, IsSharedByThreads) {
    std::mt19937_64 random(3);
    std::vector<reference::RandomSolution> solutions;
    for (int count = 0; count < 2000; ++count)
        solutions.push_back(reference::random_solution(all_species(), random));
    const auto answers = [&] {
        std::vector<double> list;
        for (const auto& [temperature, totals] : solutions) {
            SpeciationResult result;
            EXPECT_TRUE(all_species().solve(temperature, totals, result));
            list.insert(list.end(), result.molality.begin(), result.molality.end());
        }
        return list;
    };
    std::vector<std::vector<double>> found(4);
    std::vector<std::thread> threads;
    for (auto& list : found) threads.emplace_back([&list, &answers] { list = answers(); });
    for (auto& thread : threads) thread.join();
    const auto serial = answers();
    for (const auto& list : found) EXPECT_EQ(list, serial);
}

TEST(Speciation, TakesAnyComponentsThatItsMastersKnow) {
    auto components = reference::components();
    std::erase_if(components, [](const Component& c) {
        return c.name != "H" && c.name != "S(VI)" && c.name != "Cu";
    });
    const Speciation small(components, assemble_species(components, reference::facts()));
    SpeciationResult result;
    // 0.1 mol/kg of sulphuric acid at 25 degC has pH 1.013 by the same constants (PHREEQC 3,
    // phreeqc.dat).
    ASSERT_TRUE(small.solve(298.15, std::vector{0.2, 0.0, 0.1}, result));
    EXPECT_NEAR(-result.ln_activity[0] / std::log(10.0), 1.013, 5e-4);
}

TEST(Speciation, RefusesComponentsWithoutMasters) {
    auto species = assemble_species(reference::components(), reference::facts());
    std::erase_if(species, [](const AqueousSpecies& s) { return s.name == "Mg+2"; });
    EXPECT_THROW(Speciation(reference::components(), species), Error);
}

}  // namespace
}  // namespace gossan::solution
