// SPDX-License-Identifier: Apache-2.0
// What every law must keep, whatever it says: a new law is held to it as soon as it stands in
// all.hpp and has its samples here.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

#include "gossan/base/constants.hpp"
#include "gossan/reactions/laws/all.hpp"
#include "gossan/reactions/library_for_tests.hpp"

namespace gossan::reactions {
namespace {

using for_tests::power;

// Parameter sets to try. No entry for a law in all.hpp: the program does not compile.
template <class L>
std::vector<Law> samples();
template <>
std::vector<Law> samples<laws::Arrhenius>() {
    laws::Arrhenius law;
    law.k25 = Rate(3e-6);
    law.activation_energy = MolarEnergy(48e3);
    return {law, for_tests::constant(1.0)};
}
template <>
std::vector<Law> samples<laws::SurfaceKinetics>() {
    laws::SurfaceKinetics law;
    law.log_k25 = -9.84;
    law.activation_energy = MolarEnergy(22e3);
    law.specific_surface = SpecificArea(500.0);
    return {law};
}
template <>
std::vector<Law> samples<laws::GrowthRate>() {
    laws::GrowthRate law;
    law.k25 = decltype(law.k25)(1e-8);
    law.activation_energy = MolarEnergy(75e3);
    return {law};
}
template <>
std::vector<Law> samples<laws::Power>() {
    std::vector<Law> all;
    for (const char* driver : {"H_total", "Fe(III)_total", "a_H"}) {
        for (const double order : {-0.3, 0.5, 0.81, 1.0, 1.5, 2.0})
            all.push_back(power(driver, order));
    }
    return all;
}
template <>
std::vector<Law> samples<laws::Monod>() {
    laws::Monod law;
    law.component = "Fe(III)";
    law.half_saturation = Concentration(1.0);
    return {law};
}
template <>
std::vector<Law> samples<laws::Oversaturation>() {
    laws::Oversaturation one;
    laws::Oversaturation three;
    three.nu = 3.0;
    return {one, three};
}
template <>
std::vector<Law> samples<laws::Undersaturation>() {
    laws::Undersaturation one;
    laws::Undersaturation three;
    three.nu = 3.0;
    return {one, three};
}
template <>
std::vector<Law> samples<laws::Topological>() {
    std::vector<Law> all;
    for (const double phi : {2.0 / 3.0, 1.0, 1.2, 1.5, 2.0, 3.0})
        all.push_back(for_tests::topological(phi));
    return all;
}
template <>
std::vector<Law> samples<laws::ShrinkingCore>() {
    std::vector<Law> all;
    for (const auto& [film, reaction, rim] :
         {std::array{1.0, 0.0, 0.0}, std::array{0.0, 1.0, 0.0}, std::array{0.0, 0.0, 1.0},
          std::array{0.2, 0.5, 0.3}}) {
        laws::ShrinkingCore law;
        law.film = film;
        law.reaction = reaction;
        law.rim = rim;
        law.reference_size = Length(0.01);
        all.push_back(law);
    }
    return all;
}
template <>
std::vector<Law> samples<laws::SeededGrowth>() {
    laws::SeededGrowth law;
    law.seed = Concentration(1.0);
    return {law};
}
template <>
std::vector<Law> samples<laws::WhilePresent>() {
    laws::WhilePresent law;
    law.half = Concentration(0.1);
    return {law};
}

template <class... L>
std::vector<Law> all_samples(std::type_identity<std::variant<L...>>) {
    std::vector<Law> all;
    const auto add = [&all](std::vector<Law> some) {
        all.insert(all.end(), some.begin(), some.end());
    };
    (add(samples<L>()), ...);
    return all;
}

constexpr std::size_t n_components = 3;
const std::vector<std::string> components{"H", "Fe(III)", "Ca"};

SaturationTerms saturation() {
    SaturationTerms terms;
    terms.components = {{0, -2.0}, {2, 1.0}};
    terms.water = 2.0;
    terms.ln_gases = -4.0;
    terms.constant = {.log_k_25 = 3.0, .enthalpy = -20e3};
    return terms;
}

Factor compiled(const Law& law) {
    static const SaturationTerms terms = saturation();
    return compile(
        law, {.components = components, .saturation = &terms, .molar_mass = 0.1, .proton = 0});
}

std::string label(const Law& law) { return name_of(law) + " #" + std::to_string(law.index()); }

struct State {
    double temperature = 310.0;
    std::array<double, n_components> concentration{120.0, 40.0, 9.0};
    std::array<double, n_components> ln_activity{-3.0, -8.0, -7.0};
    double ln_water_activity = -0.02;

    [[nodiscard]] Medium medium() const {
        return {temperature, concentration.data(), ln_activity.data(), ln_water_activity};
    }
    double& at(const Input& input) {
        const auto c = static_cast<std::size_t>(input.component);
        switch (input.kind) {
            case Input::Kind::temperature:
                return temperature;
            case Input::Kind::concentration:
                return concentration[c];
            case Input::Kind::ln_activity:
                return ln_activity[c];
            case Input::Kind::ln_water_activity:
                break;
        }
        return ln_water_activity;
    }
};

/// Media from ordinary to what only a solver tries: no acid, no iron, a little below zero,
/// alkaline, cold, hot, far beyond saturation.
std::vector<State> media() {
    std::vector<State> all(1);
    for (const double c : {0.0, -1e-2, 1e-4, 1e-2, 1.0, 1e4}) {
        State state;
        state.concentration = {c, c, c};
        all.push_back(state);
    }
    for (const double a : {-35.0, -20.0, -6.5, 2.0}) {
        State state;
        state.ln_activity = {a, a, a};
        all.push_back(state);
    }
    State cold;
    cold.temperature = 265.0;
    State hot;
    hot.temperature = 365.0;
    State alkaline;
    alkaline.concentration[0] = -50.0;
    all.insert(all.end(), {cold, hot, alkaline});
    return all;
}

/// On what scale laws bend: 1e-6 of the reference of 100 mol/m3 or the concentration itself, an
/// e-fold of an activity, R T²/Ea or about 10 K.
double scale_of(const Input& input, double at) {
    if (input.kind == Input::Kind::temperature) return 10.0;
    if (input.kind == Input::Kind::concentration) {
        return std::fmax(at > 0.0 ? at : std::fmin(-at, 0.1), 1e-4);
    }
    return 1.0;
}

TEST(EveryChemistryLaw, IsFiniteWithFiniteSlopesInAnyMedium) {
    for (const Law& law : all_samples(std::type_identity<Law>{})) {
        const Factor factor = compiled(law);
        const auto* chemistry = std::get_if<0>(&factor);
        if (chemistry == nullptr) continue;
        std::vector<double> slopes((*chemistry)->inputs().size());
        for (const State& state : media()) {
            EXPECT_TRUE(std::isfinite((*chemistry)->evaluate(state.medium(), slopes.data())))
                << label(law);
            for (const double slope : slopes) EXPECT_TRUE(std::isfinite(slope)) << label(law);
        }
    }
}

TEST(EveryChemistryLaw, HasSlopesThatAgreeWithCentralDifferences) {
    for (const Law& law : all_samples(std::type_identity<Law>{})) {
        const Factor factor = compiled(law);
        const auto* chemistry = std::get_if<0>(&factor);
        if (chemistry == nullptr) continue;
        const auto& inputs = (*chemistry)->inputs();
        std::vector<double> slopes(inputs.size());
        for (const State& state : media()) {
            const double value = (*chemistry)->evaluate(state.medium(), slopes.data());
            for (std::size_t n = 0; n < inputs.size(); ++n) {
                State moved = state;
                double& x = moved.at(inputs[n]);
                const double at = x;
                // A step of 1e-4 of the scale on which the law bends: truncation is about its
                // square.
                const double h = 1e-4 * scale_of(inputs[n], at);
                x = at + h;
                const double up = (*chemistry)->evaluate(moved.medium(), nullptr);
                x = at - h;
                const double down = (*chemistry)->evaluate(moved.medium(), nullptr);
                const double difference = (up - down) / (2.0 * h);
                // Beside the relative 1e-6: cancellation of values that differ by 1e-4 h.
                EXPECT_NEAR(slopes[n], difference,
                            1e-6 * std::abs(slopes[n]) + 1e-12 * std::abs(value) / h)
                    << label(law) << " input " << n << " at " << at;
            }
        }
    }
}

TEST(EveryChemistryLaw, HasNoKinkWhereConcentrationsPassZero) {
    for (const Law& law : all_samples(std::type_identity<Law>{})) {
        const Factor factor = compiled(law);
        const auto* chemistry = std::get_if<0>(&factor);
        if (chemistry == nullptr) continue;
        const auto& inputs = (*chemistry)->inputs();
        for (std::size_t n = 0; n < inputs.size(); ++n) {
            if (inputs[n].kind != Input::Kind::concentration) continue;
            State state;
            std::vector<double> left(inputs.size());
            std::vector<double> right(inputs.size());
            state.at(inputs[n]) = -1e-9;
            (void)(*chemistry)->evaluate(state.medium(), left.data());
            state.at(inputs[n]) = 1e-9;
            (void)(*chemistry)->evaluate(state.medium(), right.data());
            // A step of 2e-9 is 2e-8 of the smoothing width of 0.1 mol/m3.
            EXPECT_NEAR(left[n], right[n], 1e-4 * std::abs(left[n])) << label(law);
        }
    }
}

TEST(EverySolidLaw, IsFiniteWithSlopesThatAgreeWithCentralDifferences) {
    for (const Law& law : all_samples(std::type_identity<Law>{})) {
        const Factor factor = compiled(law);
        const auto* solid = std::get_if<1>(&factor);
        if (solid == nullptr) continue;
        // 10 atol below zero, at zero, all that was there, and a little more than that.
        for (const double amount : {-1e-2, 0.0, 1e-6, 1e-3, 0.3, 10.0, 49.0, 50.0, 50.5}) {
            SolidState state{amount, 50.0, 0.7, 0.008};
            double slope = 0.0;
            const double value = (*solid)->evaluate(&state, &slope);
            EXPECT_TRUE(std::isfinite(value) && std::isfinite(slope)) << label(law);
            // Smooth on the scale of the distance to none and to all of it, at least 1e-6 of all;
            // next to all of it a larger step, as 1 - m loses digits.
            const double scale = std::fmin(std::abs(amount), std::abs(amount - 50.0));
            const double h = 1e-4 * std::fmax(scale, amount == 50.0 ? 5e-4 : 5e-5);
            state.amount = amount + h;
            const double up = (*solid)->evaluate(&state, nullptr);
            state.amount = amount - h;
            const double down = (*solid)->evaluate(&state, nullptr);
            EXPECT_NEAR(slope, (up - down) / (2.0 * h),
                        1e-6 * std::abs(slope) + 1e-12 * std::abs(value) / h)
                << label(law) << " at " << amount;
        }
    }
}

TEST(EverySolidLaw, ThatVanishesWithItsSolidRestoresBelowZero) {
    for (const Law& law : all_samples(std::type_identity<Law>{})) {
        const Factor factor = compiled(law);
        const auto* solid = std::get_if<1>(&factor);
        EXPECT_TRUE(solid != nullptr || !vanishes_with_solid(law)) << label(law);
        if (!vanishes_with_solid(law)) continue;
        const auto at = [&](double amount) {
            const SolidState state{amount, 50.0, 0.7, 0.008};
            return (*solid)->evaluate(&state, nullptr);
        };
        EXPECT_EQ(at(0.0), 0.0) << label(law);
        EXPECT_GT(at(1e-3), 0.0) << label(law);
        EXPECT_LT(at(-1e-3), 0.0) << label(law);
    }
}

TEST(EverySolidLaw, IsFiniteForASolidThatWasNeverThere) {
    for (const Law& law : all_samples(std::type_identity<Law>{})) {
        const Factor factor = compiled(law);
        const auto* solid = std::get_if<1>(&factor);
        if (solid == nullptr) continue;
        for (const double amount : {-1e-2, 0.0, 1e-2, 5.0}) {
            double slope = 0.0;
            const SolidState state{amount, 0.0, 1.0, 0.0};
            EXPECT_TRUE(std::isfinite((*solid)->evaluate(&state, &slope))) << label(law);
            EXPECT_TRUE(std::isfinite(slope)) << label(law);
        }
    }
}

TEST(EveryLaw, DescribesItselfWithASource) {
    for (const Law& law : all_samples(std::type_identity<Law>{})) {
        std::visit(
            [](const auto& form) {
                const Description& description = description_of<std::decay_t<decltype(form)>>();
                EXPECT_NE(description.find("source"), nullptr) << description.name;
                EXPECT_FALSE(description.meaning.empty()) << description.name;
            },
            law);
    }
}

}  // namespace
}  // namespace gossan::reactions
