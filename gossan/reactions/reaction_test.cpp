// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/reaction.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/reactions/library_for_tests.hpp"

namespace gossan::reactions {
namespace {

using for_tests::constant;
using for_tests::power;
using for_tests::topological;
using testing::HasSubstr;

Library library() {
    Library all = for_tests::empty_library();
    for_tests::add_mineral(all, "tenorite", "CuO");
    for_tests::add_mineral(all, "gypsum", "CaSO4·2H2O", ore::Occurrence::pores);
    for_tests::add_mineral(all, "biotite", "KMg2FeAlSi3O10(OH)2");
    for_tests::add_mineral(all, "silica", "SiO2", ore::Occurrence::pores);
    all.substances.minerals[0].heat_of_formation = MolarEnergy(-155.645e3);
    const auto heat = [&all](const char* name, double value) {
        all.substances.components[static_cast<std::size_t>(all.substances.component(name))]
            .heat_of_formation = value;
    };
    heat("H", 0.0);
    heat("Cu", 65.689e3);
    all.substances.water.heat_of_formation = -285.83e3;
    return all;
}

ReactionFact oxide() {
    ReactionFact fact;
    fact.id = "oxide";
    fact.equation = "CuO + 2 H+ = Cu+2 + H2O";
    fact.rate = {constant(1e-6), power("H_total", 0.5), topological(1.0)};
    return fact;
}

std::vector<FactFault> faults_of(const ReactionFact& fact) {
    Library all = library();
    const auto faults = add_reaction(all, fact);
    EXPECT_EQ(all.reactions.size(), faults.empty() ? 1U : 0U);  // nothing faulty gets in
    return faults;
}

void expect_fault(const ReactionFact& fact, const std::string& key, const std::string& code,
                  const std::string& found) {
    const auto faults = faults_of(fact);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].key, key);
    EXPECT_EQ(faults[0].code, code);
    EXPECT_THAT(faults[0].found, HasSubstr(found));
}

TEST(Reaction, TakesItsHeatFromHeatsOfFormation) {
    Library all = library();
    ASSERT_TRUE(add_reaction(all, oxide()).empty());
    EXPECT_NEAR(all.reactions[0].enthalpy, -64.496e3, 1e-6);  // 65.689 - 285.83 + 155.645 kJ/mol
}

TEST(Reaction, MustAgreeWithHessWithinOneKilojoule) {
    ReactionFact fact = oxide();
    fact.enthalpy = MolarEnergy(-65.4e3);
    EXPECT_TRUE(faults_of(fact).empty());
    fact.enthalpy = MolarEnergy(-63.4e3);
    expect_fault(fact, "enthalpy", "reaction.hess",
                 "-63.4 kJ/mol, but heats of formation give -64.496");
}

TEST(Reaction, NeedsAHeatFromSomewhere) {
    ReactionFact fact = oxide();
    fact.equation = "biotite + 10 H+ = K+ + 2 Mg+2 + Fe+2 + Al+3 + 3 SiO2 + 6 H2O";
    expect_fault(fact, "equation", "reaction.no_heat", "no heat of formation of K+");
}

TEST(Reaction, ThatDoesNotBalanceIsRefusedByElement) {
    ReactionFact fact = oxide();
    fact.equation = "CuO + 2 H+ = 2 Cu+2 + H2O";
    const auto faults = faults_of(fact);
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_THAT(faults[0].found,
                HasSubstr("element Cu does not balance: 1 on the left, 2 on the right"));
    EXPECT_THAT(faults[1].found, HasSubstr("charge"));
}

TEST(Reaction, NeedsFactorsThatMultiplyToARate) {
    ReactionFact fact = oxide();
    fact.rate = {constant(1e-6), power("H_total", 0.5)};
    const auto faults = faults_of(fact);
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].code, "reaction.rate_unit");
    EXPECT_EQ(faults[1].code, "reaction.does_not_end");
    fact.rate = {};
    EXPECT_EQ(faults_of(fact)[0].code, "reaction.rate_unit");
}

TEST(Reaction, ThatUsesUpASolidMustEndWithIt) {
    ReactionFact fact = oxide();
    laws::GrowthRate growth;
    growth.k25 = decltype(growth.k25)(1e-6);
    fact.rate = {growth, power("H_total", 0.5)};
    expect_fault(fact, "rate", "reaction.does_not_end", "goes on when the solid is used up");
}

TEST(Reaction, NamesTheLawWhoseComponentIsUnknown) {
    ReactionFact fact = oxide();
    fact.rate[1] = power("Zn_total", 0.5);
    expect_fault(fact, "rate[1]", "reaction.unknown_component", "\"Zn\"");
}

TEST(Reaction, WithALawOfSaturationNeedsASolubility) {
    ReactionFact fact = oxide();
    fact.rate.push_back(laws::Undersaturation{});
    expect_fault(fact, "rate[3]", "reaction.no_solubility", "tenorite");
}

TEST(Reaction, MustHaveOneSolidOfItsOwn) {
    ReactionFact fact = oxide();
    fact.equation = "CuO + Cu+2 + 2 H+ = 2 Cu+2 + H2O";  // fine: one solid used up
    EXPECT_TRUE(faults_of(fact).empty());
    fact.equation = "CuO + gypsum + 2 H+ = Cu+2 + Ca+2 + SO4-2 + 3 H2O";
    fact.enthalpy = MolarEnergy(0.0);
    EXPECT_EQ(faults_of(fact)[0].code, "reaction.no_own_solid");
}

TEST(Reaction, WithoutASolidIsPerVolumeOfSolutionAndHasNoLawOfASolid) {
    Library all = library();
    ReactionFact fact = oxide();
    fact.equation = "4 Fe+2 + O2 + 4 H+ = 4 Fe+3 + 2 H2O";
    fact.enthalpy = MolarEnergy(-400e3);
    expect_fault(fact, "rate[2]", "reaction.no_solid", "topological in a reaction without a solid");
    laws::GrowthRate growth;
    growth.k25 = decltype(growth.k25)(1e-6);
    fact.rate = {growth};
    ASSERT_TRUE(add_reaction(all, fact).empty());
    EXPECT_TRUE(all.reactions[0].per_solution);
    ASSERT_TRUE(add_reaction(all, oxide()).empty());
    EXPECT_FALSE(all.reactions[1].per_solution);
}

TEST(Solubility, IsTheDissolutionOfOneMole) {
    Library all = library();
    SolubilityFact fact;
    fact.equation = "CaSO4·2H2O = Ca+2 + SO4-2 + 2 H2O";
    fact.log_k = -4.58;
    fact.analytic = std::vector{72.244, -0.01474, -4040.0, -23.7823, 0.0, 0.0};
    EXPECT_TRUE(add_solubility(all, "gypsum", fact).empty());
    fact.equation = "2 gypsum = 2 Ca+2 + 2 SO4-2 + 4 H2O";
    EXPECT_EQ(add_solubility(all, "gypsum", fact).at(0).code, "solubility.not_one_mole");
    fact.equation = "CaSO4·2H2O = Ca+2 + SO4-2 + 2 H2O";
    fact.gas_pressure = Pressure(1e3);
    EXPECT_EQ(add_solubility(all, "gypsum", fact).at(0).code, "solubility.gas_pressure");
    fact.gas_pressure.reset();
    fact.analytic.reset();
    EXPECT_EQ(add_solubility(all, "gypsum", fact).at(0).code, "solubility.no_heat");
}

TEST(AcidCapacity, IsTheProtonsThatAMoleTakesUp) {
    Library all = library();
    ASSERT_TRUE(add_reaction(all, oxide()).empty());
    ReactionFact silicate = oxide();
    silicate.id = "silicate";
    silicate.equation = "biotite + 10 H+ = K+ + 2 Mg+2 + Fe+2 + Al+3 + 3 SiO2 + 6 H2O";
    silicate.enthalpy = MolarEnergy(-350e3);
    ASSERT_TRUE(add_reaction(all, silicate).empty());
    const auto capacities = acid_capacities(all);
    EXPECT_EQ(capacities.at("tenorite"), 2.0);
    EXPECT_EQ(capacities.at("biotite"), 10.0);
    EXPECT_FALSE(capacities.contains("silica"));
}

}  // namespace
}  // namespace gossan::reactions
