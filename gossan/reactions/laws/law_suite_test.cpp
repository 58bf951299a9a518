// SPDX-License-Identifier: Apache-2.0
// What every law must keep, whatever it says: a new law is held to it as soon as it stands in
// all.hpp and has its samples here.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

#include "gossan/base/constants.hpp"
#include "gossan/numerics/lanes.hpp"
#include "gossan/reactions/laws/all.hpp"
#include "gossan/reactions/laws/law_samples_for_tests.hpp"
#include "gossan/reactions/library_for_tests.hpp"

namespace gossan::reactions {
namespace {

using for_tests::all_samples;

constexpr std::size_t n_components = 4;
const std::vector<std::string> components{"H", "Fe(III)", "Ca", "Fe(II)"};

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
    static const Library library = [] {
        Library all = for_tests::empty_library();
        for_tests::add_mineral(all, "partner", "CuO");
        return all;
    }();
    return compile(law, {.components = components,
                         .saturation = &terms,
                         .molar_mass = 0.1,
                         .proton = 0,
                         .substances = &library.substances});
}

std::string label(const Law& law) { return name_of(law) + " #" + std::to_string(law.index()); }

struct State {
    double temperature = 310.0;
    std::array<double, n_components> concentration{120.0, 40.0, 9.0, 15.0};
    std::array<double, n_components> ln_activity{-3.0, -8.0, -7.0, -6.0};
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
        state.concentration = {c, c, c, 0.7 * c};
        all.push_back(state);
    }
    for (const double a : {-35.0, -20.0, -6.5, 2.0}) {
        State state;
        state.ln_activity = {a, a, a, a};
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
    for (const Law& law : all_samples()) {
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
    for (const Law& law : all_samples()) {
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
                std::vector<double> right(inputs.size());
                std::vector<double> left(inputs.size());
                x = at + h;
                const double up = (*chemistry)->evaluate(moved.medium(), right.data());
                x = at - h;
                const double down = (*chemistry)->evaluate(moved.medium(), left.data());
                const double difference = (up - down) / (2.0 * h);
                // At zero slopes may bend; the difference is a slope somewhere in the step.
                const double bend = at == 0.0 ? std::abs(right[n] - left[n]) : 0.0;
                // Beside the relative 1e-6: cancellation of values that differ by 1e-4 h.
                EXPECT_NEAR(slopes[n], difference,
                            1e-6 * std::abs(slopes[n]) + 1e-12 * std::abs(value) / h + bend)
                    << label(law) << " input " << n << " at " << at;
            }
        }
    }
}

/// The media side by side, as many times over as fill `media_at_once`.
struct Rows {
    Rows() {
        const auto all = media();
        for (std::size_t at = 0; at < media_at_once; ++at) {
            const State& state = all[at % all.size()];
            temperature.push_back(state.temperature);
            ln_water_activity.push_back(state.ln_water_activity);
            for (std::size_t c = 0; c < n_components; ++c) {
                concentration[c * media_at_once + at] = state.concentration[c];
                ln_activity[c * media_at_once + at] = state.ln_activity[c];
            }
        }
    }
    [[nodiscard]] Media media_in_rows() const {
        return {.n = media_at_once,
                .stride = media_at_once,
                .temperature = temperature.data(),
                .concentration = concentration.data(),
                .ln_activity = ln_activity.data(),
                .ln_water_activity = ln_water_activity.data()};
    }
    std::vector<double> temperature;
    std::vector<double> ln_water_activity;
    std::array<double, n_components * media_at_once> concentration;
    std::array<double, n_components * media_at_once> ln_activity;
};

TEST(EveryChemistryLaw, HasTheSameValueInLanes) {
    const std::vector<State> states = media();
    ASSERT_LE(states.size(), media_at_once);
    const Rows rows;
    std::array<double, media_at_once> two;
    std::array<double, media_at_once> four;
    for (const Law& law : all_samples()) {
        const Factor factor = compiled(law);
        const auto* chemistry = std::get_if<0>(&factor);
        if (chemistry == nullptr) continue;
        (*chemistry)->evaluate_all(rows.media_in_rows(), false, two.data());
        for (std::size_t at = 0; at < media_at_once; ++at) {
            const double alone =
                (*chemistry)->evaluate(states[at % states.size()].medium(), nullptr);
            // e^x and x^p err by as many last places as |x| and |p ln x| are large: a hundred here.
            // What is below 1e-300 is nothing.
            EXPECT_NEAR(two[at], alone, 1e-13 * std::abs(alone) + 1e-300)
                << label(law) << " medium " << at;
        }
        if (!numerics::has_wide_lanes()) continue;
        (*chemistry)->evaluate_all(rows.media_in_rows(), true, four.data());
        EXPECT_EQ(two, four) << label(law);
    }
}

TEST(EveryChemistryLaw, HasNoKinkWhereConcentrationsPassZero) {
    for (const Law& law : all_samples()) {
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
            std::vector<double> away(inputs.size());
            state.at(inputs[n]) = 0.1;
            (void)(*chemistry)->evaluate(state.medium(), away.data());
            // A step of 2e-9 is 2e-8 of the smoothing width of 0.1 mol/m3, 2e-6 of the narrowest.
            const double size = std::fmax(std::abs(left[n]), std::abs(away[n]));
            EXPECT_NEAR(left[n], right[n], 1e-4 * size) << label(law);
        }
    }
}

/// Amounts of the own solid to try: 10 atol below zero, none, all that was there, and a little more
/// than that.
constexpr std::array amounts{-1e-2, 0.0, 1e-6, 1e-3, 0.3, 10.0, 49.0, 50.0, 50.5};

/// The own solid, then others of which there is `other`.
std::vector<SolidState> solids(const SolidFactor& factor, double amount, double other,
                               double reference = 50.0) {
    std::vector<SolidState> all{{amount, reference, 0.7, 0.008}};
    all.insert(all.end(), factor.others().size(), {other, 60.0, 0.7, 0.008});
    return all;
}

/// Every solid law of the samples.
template <class Check>
void for_every_solid_law(Check check) {
    for (const Law& law : all_samples()) {
        const Factor factor = compiled(law);
        if (const auto* solid = std::get_if<1>(&factor)) check(law, **solid);
    }
}

TEST(EverySolidLaw, IsFiniteWithSlopesThatAgreeWithCentralDifferences) {
    const auto check = [](const Law& law, const SolidFactor& factor, double amount, double other) {
        std::vector<SolidState> states = solids(factor, amount, other);
        std::vector<double> slopes(states.size());
        const double value = factor.evaluate(states.data(), slopes.data());
        EXPECT_TRUE(std::isfinite(value)) << label(law);
        for (std::size_t n = 0; n < states.size(); ++n) {
            const double at = states[n].amount;
            // Smooth on the scale of the distance to none and to all of it, at least 1e-6 of all;
            // next to all of it a larger step, as 1 - m loses digits.
            const double scale = std::fmin(std::abs(at), std::abs(at - 50.0));
            const double h = 1e-4 * std::fmax(scale, at == 50.0 ? 5e-4 : 5e-5);
            std::vector<double> right(states.size());
            std::vector<double> left(states.size());
            states[n].amount = at + h;
            const double up = factor.evaluate(states.data(), right.data());
            states[n].amount = at - h;
            const double down = factor.evaluate(states.data(), left.data());
            states[n].amount = at;
            // At none and at all of it slopes may bend; the difference is a slope within the step.
            const double bend = at == 0.0 || at == 50.0 ? std::abs(right[n] - left[n]) : 0.0;
            EXPECT_NEAR(slopes[n], (up - down) / (2.0 * h),
                        1e-6 * std::abs(slopes[n]) + 1e-12 * std::abs(value) / h + bend)
                << label(law) << " input " << n << " at " << amount << " beside " << other;
        }
    };
    for_every_solid_law([&](const Law& law, const SolidFactor& factor) {
        for (const double amount : amounts) {
            for (const double other : {1e-3, 0.05, 3.0, 200.0}) check(law, factor, amount, other);
        }
    });
}

TEST(EverySolidLaw, HasNoKinkWhereAmountsPassZero) {
    for_every_solid_law([](const Law& law, const SolidFactor& factor) {
        for (std::size_t n = 0; n <= factor.others().size(); ++n) {
            std::vector<SolidState> states = solids(factor, 4.0, 2.0);
            std::vector<double> left(states.size());
            std::vector<double> right(states.size());
            states[n].amount = -1e-12;
            (void)factor.evaluate(states.data(), left.data());
            states[n].amount = 1e-12;
            (void)factor.evaluate(states.data(), right.data());
            std::vector<double> away(states.size());
            states[n].amount = 1e-3;
            (void)factor.evaluate(states.data(), away.data());
            const double size = std::fmax(1.0, std::fmax(std::abs(left[n]), std::abs(away[n])));
            // The narrowest bend, that of a colonist, is 1e-6 mol/m3 of the solid wide, 7e-9 of
            // its cells.
            EXPECT_NEAR(left[n], right[n], 1e-3 * size) << label(law);
        }
    });
}

TEST(EverySolidLaw, ThatVanishesWithItsSolidNeverGrowsAnErrorBelowZero) {
    for (const Law& law : all_samples()) {
        const Factor factor = compiled(law);
        const auto* solid = std::get_if<1>(&factor);
        EXPECT_TRUE(solid != nullptr || !vanishes_with_solid(law)) << label(law);
        if (!vanishes_with_solid(law)) continue;
        const auto at = [&](double amount) {
            return (*solid)->evaluate(solids(**solid, amount, 2.0).data(), nullptr);
        };
        EXPECT_EQ(at(0.0), 0.0) << label(law);
        EXPECT_GT(at(1e-3), 0.0) << label(law);
        // What grows by its own amount stands still below zero, all else restores.
        const auto* amount = std::get_if<laws::ByAmount>(&law);
        if (amount != nullptr && amount->growing) {
            EXPECT_EQ(at(-1e-3), 0.0);
        } else {
            EXPECT_LT(at(-1e-3), 0.0) << label(law);
        }
    }
}

TEST(EverySolidLaw, IsFiniteForSolidsThatWereNeverThere) {
    for_every_solid_law([](const Law& law, const SolidFactor& factor) {
        for (const double amount : {-1e-2, 0.0, 1e-2, 5.0}) {
            for (const double other : {-1e-2, 0.0, 1.0}) {
                const auto states = solids(factor, amount, other, 0.0);
                std::vector<double> slopes(states.size());
                EXPECT_TRUE(std::isfinite(factor.evaluate(states.data(), slopes.data())))
                    << label(law);
                for (const double slope : slopes) EXPECT_TRUE(std::isfinite(slope)) << label(law);
            }
        }
    });
}

TEST(EveryLaw, HasOneTextForOneFactor) {
    const auto all = all_samples();
    for (std::size_t a = 0; a < all.size(); ++a) {
        Law other = all[a];
        std::visit([](auto& form) { form.source = "elsewhere"; }, other);
        EXPECT_EQ(text_of(all[a]), text_of(other));
        for (std::size_t b = 0; b < a; ++b) EXPECT_NE(text_of(all[a]), text_of(all[b]));
    }
}

TEST(EveryLaw, DescribesItselfWithASource) {
    for (const Law& law : all_samples()) {
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
