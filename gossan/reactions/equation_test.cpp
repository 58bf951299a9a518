// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/equation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/reactions/library_for_tests.hpp"

namespace gossan::reactions {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Substances substances() {
    Library library = for_tests::empty_library();
    for_tests::add_mineral(library, "tenorite", "CuO");
    for_tests::add_mineral(library, "gypsum", "CaSO4·2H2O");
    for_tests::add_mineral(library, "biotite", "KMg2FeAlSi3O10(OH)2");
    for_tests::add_mineral(library, "silica", "SiO2");
    for_tests::add_mineral(library, "fast", "Cu2O");
    for_tests::add_mineral(library, "slow", "Cu2O");
    return library.substances;
}

TEST(EquationText, SplitsTermsCoefficientsAndSides) {
    const EquationText text = parse_equation("CuO + 2 H+ = Cu+2 + 0.5H2O");
    ASSERT_EQ(text.left.size(), 2U);
    EXPECT_EQ(text.left[1].coefficient, 2.0);
    EXPECT_EQ(text.left[1].substance, "H+");
    ASSERT_EQ(text.right.size(), 2U);
    EXPECT_EQ(text.right[0].substance, "Cu+2");
    EXPECT_EQ(text.right[1].coefficient, 0.5);
    EXPECT_EQ(text.right[1].substance, "H2O");
}

TEST(EquationText, RefusesWhatIsNoEquation) {
    for (const char* wrong : {"CuO + H+", "CuO = Cu+2 = H2O", "CuO + = Cu+2", "0 CuO = CuO",
                              "Cu O = CuO", "1.2.3 CuO = CuO", ""}) {
        EXPECT_THROW((void)parse_equation(wrong), Error) << wrong;
    }
}

TEST(Equation, CountsMolesMadeOfEverySubstance) {
    const Substances all = substances();
    const auto [equation, faults] = read_equation("CuO + 2 H+ = Cu+2 + H2O", all);
    EXPECT_THAT(faults, IsEmpty());
    EXPECT_EQ(Equation::made(equation.minerals, all.mineral("tenorite")), -1.0);
    EXPECT_EQ(Equation::made(equation.components, all.component("H")), -2.0);
    EXPECT_EQ(Equation::made(equation.components, all.component("Cu")), 1.0);
    EXPECT_EQ(equation.water, 1.0);
}

TEST(Equation, OfASilicateBalances) {
    const auto reading = read_equation(
        "KMg2FeAlSi3O10(OH)2 + 10 H+ = K+ + 2 Mg+2 + Fe+2 + Al+3 + 3 SiO2 + 6 H2O", substances());
    EXPECT_THAT(reading.faults, IsEmpty());
}

TEST(Equation, FindsAHydrateByAnyOfItsSpellings) {
    for (const char* spelling : {"CaSO4·2H2O", "CaSO4:2H2O", "CaSO4(H2O)2", "gypsum"}) {
        const auto reading =
            read_equation(std::string(spelling) + " = Ca+2 + SO4-2 + 2 H2O", substances());
        EXPECT_THAT(reading.faults, IsEmpty()) << spelling;
    }
}

TEST(Equation, NamesTheElementsAndTheChargeThatDoNotBalance) {
    const auto reading = read_equation("CuO + H+ = 2 Cu+2 + H2O", substances());
    EXPECT_THAT(reading.faults,
                ElementsAre("element Cu does not balance: 1 on the left, 2 on the right",
                            "element H does not balance: 1 on the left, 2 on the right",
                            "charge does not balance: 1 on the left, 4 on the right"));
}

TEST(Equation, RefusesSpeciesThatAreNotCarried) {
    const auto reading = read_equation("CuO + HSO4- + H+ = Cu+2 + SO4-2 + H2O", substances());
    EXPECT_THAT(reading.faults, Contains(HasSubstr("\"HSO4-\" is no master species")));
}

TEST(Equation, AsksForTheIdWhereMineralsShareAFormula) {
    const std::string text = "Cu2O + 2 H+ + 2 Fe+3 = 2 Cu+2 + 2 Fe+2 + H2O";
    const Substances all = substances();
    EXPECT_THAT(read_equation(text, all).faults, Contains(HasSubstr("fast and slow")));
    const std::string slow = "slow";
    const auto chosen = read_equation(text, all, {&slow, 1});
    EXPECT_THAT(chosen.faults, IsEmpty());
    EXPECT_EQ(Equation::made(chosen.equation.minerals, all.mineral("slow")), -1.0);
    EXPECT_THAT(read_equation("fast + 2 H+ + 2 Fe+3 = 2 Cu+2 + 2 Fe+2 + H2O", all).faults,
                IsEmpty());
}

TEST(Equation, CountsNetWhatStandsOnBothSides) {
    const auto reading = read_equation("CuO + 3 H+ = Cu+2 + H2O + H+", substances());
    EXPECT_THAT(reading.faults, IsEmpty());
    EXPECT_EQ(Equation::made(reading.equation.components, 0), -2.0);
}

TEST(ReactionHeat, IsTheSumOfHeatsOfFormation) {
    Substances all = substances();
    all.components[static_cast<std::size_t>(all.component("Cu"))].heat_of_formation = 65.689e3;
    all.components[static_cast<std::size_t>(all.component("H"))].heat_of_formation = 0.0;
    all.water.heat_of_formation = -285.83e3;
    const auto equation = read_equation("CuO + 2 H+ = Cu+2 + H2O", all).equation;
    EXPECT_THAT(heat_by_formation(equation, all).missing, ElementsAre("tenorite"));
    all.minerals[0].heat_of_formation = MolarEnergy(-155.645e3);
    // 65.689 - 285.83 + 155.645 = -64.496 kJ/mol
    EXPECT_NEAR(heat_by_formation(equation, all).enthalpy, -64.496e3, 1e-6);
}

TEST(Proton, IsTheComponentWhoseMasterIsTheHydrogenIon) {
    const Substances all = substances();
    EXPECT_EQ(all.proton(), all.component("H"));
}

}  // namespace
}  // namespace gossan::reactions
