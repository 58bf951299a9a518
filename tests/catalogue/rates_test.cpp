// SPDX-License-Identifier: Apache-2.0
// Every reaction of the data in every water of media.csv.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/catalogue/whole_network.hpp"

namespace gossan::catalogue::suite {
namespace {

const std::string& id_of(int reaction) {
    return network().reactions()[static_cast<std::size_t>(reaction)].id;
}

double value_in(const Water& water, int reaction) {
    static reactions::Chemistry chemistry = network().make_chemistry();
    network().chemistry(water.medium(), chemistry, false);
    return chemistry.value[static_cast<std::size_t>(reaction)];
}

/// The water in which each reaction is fastest.
const std::vector<Water>& best_waters() {
    static const std::vector<Water> best = [] {
        const auto all = waters();
        std::vector<Water> list;
        for (int r = 0; r < network().n_reactions(); ++r) {
            list.push_back(*std::max_element(
                all.begin(), all.end(),
                [r](const Water& a, const Water& b) { return value_in(a, r) < value_in(b, r); }));
        }
        return list;
    }();
    return best;
}

TEST(EveryReaction, OfTheDataIsInTheNetwork) {
    EXPECT_EQ(network().n_reactions(), static_cast<int>(program().library.reactions.size()));
    EXPECT_EQ(network().n_components(),
              static_cast<int>(program().library.substances.components.size()));
}

TEST(EveryReaction, HasFactorsThatMultiplyToARate) {
    const Dimension rate{.length = -3, .time = -1, .amount = 1};
    for (const auto& reaction : program().library.reactions) {
        Dimension product{};
        for (const auto& law : reaction.rate) product = product + reactions::dimension_of(law);
        EXPECT_EQ(product, rate) << reaction.id;
    }
}

TEST(EveryReaction, IsFiniteAndRunsOneWay) {
    for (const Water& water : waters()) {
        reactions::Chemistry chemistry = network().make_chemistry();
        network().chemistry(water.medium(), chemistry, true);
        const bool is_real = std::all_of(water.concentration.begin() + 1, water.concentration.end(),
                                         [](double c) { return c >= 0.0; });
        for (int r = 0; r < network().n_reactions(); ++r) {
            const double value = chemistry.value[static_cast<std::size_t>(r)];
            EXPECT_TRUE(std::isfinite(value)) << id_of(r) << " in " << water.name;
            for (const Unknown& x : unknowns_of(r)) {
                EXPECT_TRUE(std::isfinite(x.slope(chemistry, r))) << id_of(r) << " " << water.name;
            }
            if (!is_real) continue;
            EXPECT_GE(value, 0.0) << id_of(r) << " in " << water.name;
        }
    }
}

TEST(EveryReaction, GoesOnInOneOfTheWaters) {
    for (int r = 0; r < network().n_reactions(); ++r) {
        EXPECT_GT(value_in(best_waters()[static_cast<std::size_t>(r)], r), 0.0) << id_of(r);
    }
}

/// Slopes of one reaction in one water against differences.
void expect_slopes(const Water& water, int r, const reactions::Chemistry& at) {
    reactions::Chemistry up = network().make_chemistry();
    reactions::Chemistry down = network().make_chemistry();
    const auto index = static_cast<std::size_t>(r);
    for (const Unknown& x : unknowns_of(r)) {
        Water moved = water;
        const double here = x.in(moved);
        const double h = tolerance("step") * x.scale(here);
        x.in(moved) = here + h;
        network().chemistry(moved.medium(), up, true);
        x.in(moved) = here - h;
        network().chemistry(moved.medium(), down, true);
        const double difference = (up.value[index] - down.value[index]) / (2.0 * h);
        const double slope = x.slope(at, r);
        // At zero slopes may bend; the difference is a slope somewhere in the step.
        const double bend = here == 0.0 ? std::abs(x.slope(up, r) - x.slope(down, r)) : 0.0;
        EXPECT_NEAR(slope, difference,
                    tolerance("slope") * std::abs(slope) +
                        tolerance("round_off") * std::abs(at.value[index]) / h + bend)
            << id_of(r) << " in " << water.name << ": kind " << static_cast<int>(x.kind)
            << ", component " << x.component << " at " << here;
    }
}

TEST(EveryReaction, HasSlopesThatAgreeWithCentralDifferences) {
    for (const Water& water : waters()) {
        reactions::Chemistry at = network().make_chemistry();
        network().chemistry(water.medium(), at, true);
        for (int r = 0; r < network().n_reactions(); ++r) expect_slopes(water, r, at);
    }
}

TEST(EveryReaction, HasNoKinkWhereConcentrationsPassZero) {
    reactions::Chemistry left = network().make_chemistry();
    reactions::Chemistry right = network().make_chemistry();
    reactions::Chemistry away = network().make_chemistry();
    for (int r = 0; r < network().n_reactions(); ++r) {
        for (const Unknown& x : unknowns_of(r)) {
            if (x.kind != reactions::Input::Kind::concentration) continue;
            Water water = best_waters()[static_cast<std::size_t>(r)];
            x.in(water) = -1e-9;
            network().chemistry(water.medium(), left, true);
            x.in(water) = 1e-9;
            network().chemistry(water.medium(), right, true);
            x.in(water) = 0.1;
            network().chemistry(water.medium(), away, true);
            // What grows by itself bends within 1e-7 mol/m3: a fiftieth of its slope in the step.
            const auto& groups = program().library.groups;
            const auto& name = network().components()[static_cast<std::size_t>(x.component)];
            const bool lives = std::find(groups.begin(), groups.end(), name) != groups.end();
            const double size = std::max(std::abs(x.slope(left, r)), std::abs(x.slope(away, r))) *
                                (lives ? 300.0 : 1.0);
            EXPECT_NEAR(x.slope(left, r), x.slope(right, r), tolerance("kink") * size)
                << id_of(r) << " component " << name;
        }
    }
}

TEST(EveryReaction, StopsWithoutAnyOneOfItsDissolvedReactants) {
    for (int r = 0; r < network().n_reactions(); ++r) {
        const Water& best = best_waters()[static_cast<std::size_t>(r)];
        const double most = value_in(best, r);
        for (const auto& [c, made] :
             network().reactions()[static_cast<std::size_t>(r)].components) {
            if (made >= 0.0) continue;
            const std::string& name = network().components()[static_cast<std::size_t>(c)];
            const auto k = static_cast<std::size_t>(c);
            // As little as a solver's error takes it to: none, or below. Acid, a proton excess, is
            // at its end when that is truly negative.
            const double end = name == "H" ? -1.0 : 0.0;
            for (const double left : {end, name == "H" ? -10.0 : -1e-3}) {
                Water without = best;
                without.concentration[k] = left;
                without.ln_activity[k] = none;
                EXPECT_LE(value_in(without, r), tolerance("stops") * most)
                    << id_of(r) << " without " << name << ", " << left;
            }
        }
    }
}

TEST(EveryReaction, ExplainsItselfByFactorsThatMultiplyToItsRate) {
    for (const Water& water : waters()) {
        for (int r = 0; r < network().n_reactions(); ++r) {
            const auto factors = network().explain(r, water.medium());
            double product = 1.0;
            for (const auto& factor : factors) {
                EXPECT_TRUE(std::isfinite(factor.value)) << id_of(r) << " " << factor.law;
                product *= factor.value;
            }
            // The scale of rate constants is the same in any water.
            const Water& other = best_waters()[static_cast<std::size_t>(r)];
            double there = 1.0;
            for (const auto& factor : network().explain(r, other.medium())) there *= factor.value;
            const double expected = value_in(other, r) * product;
            EXPECT_NEAR(value_in(water, r) * there, expected, 1e-12 * std::abs(expected) + 1e-300)
                << id_of(r) << " in " << water.name;
        }
    }
}

}  // namespace
}  // namespace gossan::catalogue::suite
