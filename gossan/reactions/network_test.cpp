// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/network.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/reactions/library_for_tests.hpp"

namespace gossan::reactions {
namespace {

using for_tests::constant;
using for_tests::growth;
using for_tests::power;
using for_tests::topological;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

laws::Arrhenius warm(double k25) {
    laws::Arrhenius law = constant(k25);
    law.activation_energy = MolarEnergy(48e3);
    return law;
}

laws::WhilePresent while_present() {
    laws::WhilePresent law;
    law.half = Concentration(0.1);
    return law;
}

/// Oxide, two-stage sulphide, carbonate with solubility, gypsum both ways, a silicate.
Library library() {
    Library all = for_tests::empty_library();
    for_tests::add_mineral(all, "tenorite", "CuO");
    for_tests::add_mineral(all, "first", "Cu2S");
    for_tests::add_mineral(all, "second", "Cu1.2S");
    for_tests::add_mineral(all, "sulphur", "S", ore::Occurrence::pores);
    for_tests::add_mineral(all, "calcite", "CaCO3");
    for_tests::add_mineral(all, "gypsum", "CaSO4·2H2O", ore::Occurrence::pores);
    for_tests::add_mineral(all, "biotite", "KMg2FeAlSi3O10(OH)2");
    for_tests::add_mineral(all, "silica", "SiO2", ore::Occurrence::pores);
    SolubilityFact gypsum;
    gypsum.equation = "CaSO4·2H2O = Ca+2 + SO4-2 + 2 H2O";
    gypsum.log_k = -4.58;
    gypsum.enthalpy = MolarEnergy(-1e3);
    EXPECT_TRUE(add_solubility(all, "gypsum", gypsum).empty());
    SolubilityFact calcite;
    calcite.equation = "CaCO3 + 2 H+ = Ca+2 + CO2(g) + H2O";
    calcite.log_k = 9.67;
    calcite.enthalpy = MolarEnergy(-15e3);
    calcite.gas_pressure = Pressure(1013.25);
    EXPECT_TRUE(add_solubility(all, "calcite", calcite).empty());

    for_tests::add(all, "oxide", "CuO + 2 H+ = Cu+2 + H2O",
                   {warm(3e-6), power("H_total", 0.5), topological(1.0)}, -64e3);
    for_tests::add(all, "stage1", "Cu2S + 1.6 Fe+3 = Cu1.2S + 0.8 Cu+2 + 1.6 Fe+2",
                   {warm(1e-6), power("Fe(III)_total", 1.0), topological(1.0)}, 6e3);
    for_tests::add(all, "stage2", "Cu1.2S + 2.4 Fe+3 = 1.2 Cu+2 + 2.4 Fe+2 + S",
                   {warm(1e-7), power("Fe(III)_total", 0.5), topological(1.2)}, 34e3);
    for_tests::add(
        all, "carbonate", "CaCO3 + 2 H+ = Ca+2 + CO2(g) + H2O",
        {warm(1e-4), power("a_H", 1.0), laws::Undersaturation{}, topological(2.0 / 3.0)});
    for_tests::add(all, "gypsum_grows", "Ca+2 + SO4-2 + 2 H2O = CaSO4·2H2O",
                   {growth(1e-4), laws::Oversaturation{}}, 2e3);
    for_tests::add(all, "gypsum_dissolves", "CaSO4·2H2O = Ca+2 + SO4-2 + 2 H2O",
                   {growth(1e-4), laws::Undersaturation{}, while_present()}, -2e3);
    for_tests::add(all, "silicate", "biotite + 10 H+ = K+ + 2 Mg+2 + Fe+2 + Al+3 + 3 SiO2 + 6 H2O",
                   {warm(1e-8), power("a_H", 0.525), topological(2.0)}, -400e3);
    return all;
}

Network everything(std::vector<double> sizes = {0.002, 0.01}) {
    return build(library(), {.components = {"H", "S(VI)", "Fe(III)"},
                             .minerals = {"tenorite", "first", "calcite", "biotite"},
                             .class_sizes = std::move(sizes),
                             .exclude = {}});
}

std::vector<std::string> ids(const Network& network) {
    std::vector<std::string> all;
    for (const auto& reaction : network.reactions()) all.push_back(reaction.id);
    return all;
}

TEST(Network, TakesInWhatCanTakePartAndNothingElse) {
    const Network oxide = build(
        library(),
        {.components = {"H", "S(VI)"}, .minerals = {"tenorite"}, .class_sizes = {}, .exclude = {}});
    EXPECT_THAT(ids(oxide), ElementsAre("oxide"));
    EXPECT_THAT(oxide.components(), ElementsAre("H", "S(VI)", "Cu"));
    EXPECT_TRUE(oxide.wanted_activities().empty());
    EXPECT_FALSE(oxide.needs_water_activity());
    // Calcite frees calcium, so gypsum can grow, and then dissolve again.
    const Network carbonate = build(
        library(),
        {.components = {"H", "S(VI)"}, .minerals = {"calcite"}, .class_sizes = {}, .exclude = {}});
    EXPECT_THAT(ids(carbonate), ElementsAre("carbonate", "gypsum_grows", "gypsum_dissolves"));
    EXPECT_TRUE(carbonate.needs_water_activity());
    EXPECT_EQ(carbonate.wanted_activities().size(), 3U);  // H, S(VI), Ca
    EXPECT_THAT(carbonate.gases(), ElementsAre("CO2(g)"));
}

TEST(Network, LeavesOutWhatIsExcluded) {
    const Network network = build(library(), {.components = {"H", "S(VI)"},
                                              .minerals = {"calcite"},
                                              .class_sizes = {},
                                              .exclude = {"gypsum_grows"}});
    EXPECT_THAT(ids(network), ElementsAre("carbonate"));
}

TEST(Network, RefusesEveryUnknownNameAtOnce) {
    try {
        (void)build(library(), {.components = {"Cuu"},
                                .minerals = {"tenorit"},
                                .class_sizes = {},
                                .exclude = {"oxid"}});
        FAIL() << "must throw";
    } catch (const Error& error) {
        const std::string what = error.what();
        for (const char* name : {"\"Cuu\"", "\"tenorit\"", "\"oxid\"", "\"tenorite\""}) {
            EXPECT_NE(what.find(name), std::string::npos) << name;
        }
    }
}

TEST(Network, GivesParticlesASolidForEveryClassAndPoresOne) {
    const Network network = everything();
    int first = 0;
    int sulphur = 0;
    for (const SolidInfo& solid : network.solids()) {
        first += solid.mineral == "first" ? 1 : 0;
        sulphur += solid.mineral == "sulphur" ? 1 : 0;
    }
    EXPECT_EQ(first, 2);
    EXPECT_EQ(sulphur, 1);
    EXPECT_EQ(network.solids()[static_cast<std::size_t>(network.solid_index("second", 1))].size,
              0.01);
}

TEST(Network, KeepsTheStageThatIsMadeInTheClassItIsMadeIn) {
    const Network network = everything();
    for (const Channel& channel : network.channels()) {
        if (network.reactions()[static_cast<std::size_t>(channel.reaction)].id != "stage1")
            continue;
        for (const auto& [solid, made] : channel.solids) {
            const auto& info = network.solids()[static_cast<std::size_t>(solid)];
            EXPECT_EQ(info.size_class,
                      network.solids()[static_cast<std::size_t>(channel.solid)].size_class);
        }
    }
}

TEST(Network, EveryReactionKeepsEveryElementAndCharge) {
    const Network network = everything();
    const Atoms& atoms = network.atoms();
    const std::size_t n = atoms.elements.size();
    for (const Channel& channel : network.channels()) {
        const ReactionInfo& reaction =
            network.reactions()[static_cast<std::size_t>(channel.reaction)];
        for (std::size_t e = 0; e < n; ++e) {
            double sum = reaction.water * atoms.water[e];
            for (const auto& [c, made] : reaction.components) {
                sum += made * atoms.component[static_cast<std::size_t>(c) * n + e];
            }
            for (const auto& [g, made] : reaction.gases) {
                sum += made * atoms.gas[static_cast<std::size_t>(g) * n + e];
            }
            for (const auto& [s, made] : channel.solids) {
                sum += made * atoms.solid[static_cast<std::size_t>(s) * n + e];
            }
            EXPECT_NEAR(sum, 0.0, 1e-12) << reaction.id << " " << atoms.elements[e];
        }
        double charge = 0.0;
        for (const auto& [c, made] : reaction.components) {
            charge += made * atoms.component_charge[static_cast<std::size_t>(c)];
        }
        EXPECT_NEAR(charge, 0.0, 1e-12) << reaction.id;
    }
}

TEST(Network, ReferencesHoldWhatEarlierStagesCanTurnInto) {
    const Network network = everything({0.01});
    std::vector<double> initial(static_cast<std::size_t>(network.n_solids()), 0.0);
    const auto at = [&](const char* mineral, int k) {
        return static_cast<std::size_t>(network.solid_index(mineral, k));
    };
    initial[at("first", 0)] = 3.0;
    initial[at("second", 0)] = 1.0;
    initial[at("biotite", 0)] = 2.0;
    const auto reference = network.references(initial);
    EXPECT_EQ(reference[at("first", 0)], 3.0);
    EXPECT_EQ(reference[at("second", 0)], 4.0);
    EXPECT_EQ(reference[at("sulphur", -1)], 4.0);
    EXPECT_EQ(reference[at("silica", -1)], 6.0);
    EXPECT_EQ(reference[at("gypsum", -1)], 0.0);  // grows from the solution without limit
}

TEST(Network, RefusesSolidsThatTurnIntoEachOtherInARing) {
    Library ring = for_tests::empty_library();
    for_tests::add_mineral(ring, "a", "SiO2");
    for_tests::add_mineral(ring, "b", "SiO2");
    for_tests::add(ring, "forth", "a = b", {constant(1.0), topological(1.0)});
    for_tests::add(ring, "back", "b = a", {constant(1.0), topological(1.0)});
    const Network network =
        build(ring, {.components = {}, .minerals = {"a"}, .class_sizes = {}, .exclude = {}});
    EXPECT_THROW((void)network.references(std::vector{1.0, 0.0}), Error);
}

struct State {
    double temperature = 312.0;
    std::vector<double> concentration;
    std::vector<double> ln_activity;
    double ln_water_activity = -0.02;

    explicit State(const Network& network) {
        for (int c = 0; c < network.n_components(); ++c) {
            concentration.push_back(20.0 + 7.0 * c);
            // Gypsum a little above saturation: ln(Ca SO4) near ln 10^-4.5 = -10.4
            ln_activity.push_back(-5.0 - 0.02 * c);
        }
    }
    [[nodiscard]] Medium medium() const {
        return {temperature, concentration.data(), ln_activity.data(), ln_water_activity};
    }
};

TEST(Network, ChemistryIsTheProductOfItsFactors) {
    const Network network = everything();
    const State state(network);
    Chemistry chemistry = network.make_chemistry();
    network.chemistry(state.medium(), chemistry, false);
    // oxide: 3e-6 exp[-(48000/R)(1/312 - 1/298.15)] (C_H/100)^0.5, C_H = 20
    const double k = 3e-6 * std::exp(-48e3 / 8.31446261815324 * (1.0 / 312.0 - 1.0 / 298.15));
    // Less 1/4 (1e-3/0.2)^2 = 6e-6 of it for the bend of the power near zero.
    EXPECT_NEAR(chemistry.value[0], k * std::sqrt(0.2), 1e-5 * k);
}

TEST(Network, GradientOfChemistryAgreesWithCentralDifferences) {
    const Network network = everything();
    const auto n = static_cast<std::size_t>(network.n_reactions());
    const auto nc = static_cast<std::size_t>(network.n_components());
    const State state(network);
    Chemistry at = network.make_chemistry();
    network.chemistry(state.medium(), at, true);
    Chemistry up = network.make_chemistry();
    Chemistry down = network.make_chemistry();
    const auto compare = [&](auto change, auto slope, double h) {
        State moved = state;
        change(moved, h);
        network.chemistry(moved.medium(), up, false);
        moved = state;
        change(moved, -h);
        network.chemistry(moved.medium(), down, false);
        for (std::size_t r = 0; r < n; ++r) {
            const double difference = (up.value[r] - down.value[r]) / (2.0 * h);
            EXPECT_NEAR(slope(r), difference, 1e-6 * std::abs(difference) + 1e-11 * at.value[r])
                << network.reactions()[r].id;
        }
    };
    compare([](State& s, double h) { s.temperature += h; },
            [&](std::size_t r) { return at.d_temperature[r]; }, 1e-3);
    compare([](State& s, double h) { s.ln_water_activity += h; },
            [&](std::size_t r) { return at.d_ln_water_activity[r]; }, 1e-5);
    for (std::size_t c = 0; c < nc; ++c) {
        compare([c](State& s, double h) { s.concentration[c] += h; },
                [&, c](std::size_t r) { return at.d_concentration[r * nc + c]; }, 1e-3);
        compare([c](State& s, double h) { s.ln_activity[c] += h; },
                [&, c](std::size_t r) { return at.d_ln_activity[r * nc + c]; }, 1e-5);
    }
    EXPECT_GT(at.value[4], 0.0);  // gypsum grows here, so that its slopes were put to the test
}

TEST(Network, GradientIsRightWhereAFactorIsZero) {
    const Network network = everything();
    State state(network);
    const auto nc = static_cast<std::size_t>(network.n_components());
    const auto iron = static_cast<std::size_t>(2);  // Fe(III), as selected
    state.concentration[iron] = 0.0;
    Chemistry chemistry = network.make_chemistry();
    network.chemistry(state.medium(), chemistry, true);
    EXPECT_EQ(chemistry.value[1], 0.0);  // stage1
    // d/dC of k C/100 is k/100, although the product of all factors is zero.
    const double k = 1e-6 * std::exp(-48e3 / 8.31446261815324 * (1.0 / 312.0 - 1.0 / 298.15));
    EXPECT_NEAR(chemistry.d_concentration[nc + iron], k / 100.0, 1e-9 * k);
}

TEST(Network, WritesNoSlotThatNoLawUses) {
    const Network network = everything();
    const State state(network);
    const auto nc = static_cast<std::size_t>(network.n_components());
    Chemistry chemistry = network.make_chemistry();
    network.chemistry(state.medium(), chemistry, true);
    for (int r = 0; r < network.n_reactions(); ++r) {
        const Dependence& uses = network.dependence(r);
        for (std::size_t c = 0; c < nc; ++c) {
            const auto slot = static_cast<std::size_t>(r) * nc + c;
            const auto in = [c](const std::vector<int>& list) {
                return std::find(list.begin(), list.end(), static_cast<int>(c)) != list.end();
            };
            EXPECT_TRUE(in(uses.concentrations) || chemistry.d_concentration[slot] == 0.0);
            EXPECT_TRUE(in(uses.activities) || chemistry.d_ln_activity[slot] == 0.0);
        }
    }
}

TEST(Network, SlopesOfAvailabilityAgreeWithCentralDifferences) {
    const Network network = everything();
    const auto n = static_cast<std::size_t>(network.n_solids());
    std::vector<double> amount(n);
    std::vector<double> access(n, 0.8);
    for (std::size_t s = 0; s < n; ++s) amount[s] = 1.0 + 0.3 * static_cast<double>(s);
    const std::vector<double> reference(n, 9.0);
    Availability at = network.make_availability();
    network.availability(amount, reference, access, at, true);
    for (std::size_t channel = 0; channel < at.value.size(); ++channel) {
        const auto solid = static_cast<std::size_t>(network.channels()[channel].solid);
        const double h = 1e-5;
        Availability up = at;
        Availability down = at;
        std::vector<double> moved = amount;
        moved[solid] += h;
        network.availability(moved, reference, access, up, false);
        moved[solid] -= 2.0 * h;
        network.availability(moved, reference, access, down, false);
        const double difference = (up.value[channel] - down.value[channel]) / (2.0 * h);
        EXPECT_NEAR(at.d_solid[network.first_slope(static_cast<int>(channel))], difference,
                    1e-6 * std::abs(difference) + 1e-9);
    }
}

}  // namespace
}  // namespace gossan::reactions
