// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/formula.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"

namespace gossan::solution {
namespace {

using Atoms = std::map<std::string, double>;

TEST(Formula, MultipliesWhatStandsInBrackets) {
    const Formula formula = parse_formula("Fe2(OH)2+4");
    EXPECT_EQ(formula.elements, (Atoms{{"Fe", 2}, {"O", 2}, {"H", 2}}));
    EXPECT_EQ(formula.charge, 4);
}

TEST(Formula, AddsUpAnElementThatStandsTwice) {
    EXPECT_EQ(parse_formula("Fe(OH)2(OH2)4+").elements, (Atoms{{"Fe", 1}, {"O", 6}, {"H", 10}}));
}

TEST(Formula, ReadsASignAloneAsOneCharge) {
    EXPECT_EQ(parse_formula("HSO4-").charge, -1);
    EXPECT_EQ(parse_formula("SO4-2").charge, -2);
    EXPECT_EQ(parse_formula("H4SiO4").charge, 0);
}

TEST(Formula, OfTheElectronHasNoAtoms) {
    EXPECT_TRUE(parse_formula("e-").elements.empty());
    EXPECT_EQ(parse_formula("e-").charge, -1);
}

TEST(Formula, IsRefusedWhereItIsNone) {
    for (const char* text : {"", "fe", "Fe(SO4", "Fe)2", "Fe0", "Fe+x", "Fe()2", "2Fe", "Fe 2"}) {
        EXPECT_THROW((void)parse_formula(text), Error) << text;
    }
}

TEST(Reaction, PutsReactantsBelowZero) {
    const auto terms = parse_reaction("Fe+3 + 2 SO4-2 = Fe(SO4)2-");
    ASSERT_EQ(terms.size(), 3u);
    EXPECT_EQ(terms[1].substance, "SO4-2");
    EXPECT_EQ(terms[1].coefficient, -2.0);
    EXPECT_EQ(terms[2].coefficient, 1.0);
}

TEST(Reaction, IsRefusedWhereItIsNone) {
    for (const char* text : {"", "A", "A =", "= A", "A + = B", "A B = C", "A = B = C", "2 2 A = B",
                             "0 A = B", "2x A = B"}) {
        EXPECT_THROW((void)parse_reaction(text), Error) << text;
    }
}

}  // namespace
}  // namespace gossan::solution
