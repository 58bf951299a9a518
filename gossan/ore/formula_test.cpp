// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/formula.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"

namespace gossan::ore {
namespace {

using Atoms = std::map<std::string, double>;

TEST(Formula, CountsAtomsThroughBrackets) {
    EXPECT_EQ(parse_formula("Cu2(OH)2CO3").atoms, (Atoms{{"C", 1}, {"Cu", 2}, {"H", 2}, {"O", 5}}));
    EXPECT_EQ(parse_formula("((OH)2Fe)3").atoms, (Atoms{{"Fe", 3}, {"H", 6}, {"O", 6}}));
}

TEST(Formula, ReadsTheWaterOfAHydrateAfterDotColonOrStar) {
    const Atoms gypsum{{"Ca", 1}, {"H", 4}, {"O", 6}, {"S", 1}};
    EXPECT_EQ(parse_formula("CaSO4·2H2O").atoms, gypsum);
    EXPECT_EQ(parse_formula("CaSO4:2H2O").atoms, gypsum);
    EXPECT_EQ(parse_formula("CaSO4*2H2O").atoms, gypsum);
    EXPECT_EQ(parse_formula("CaSO4(H2O)2").atoms, gypsum);
}

TEST(Formula, ReadsFractionalCounts) {
    EXPECT_EQ(parse_formula("Cu1.2S").atoms, (Atoms{{"Cu", 1.2}, {"S", 1}}));
}

TEST(Formula, ReadsChargesInBothHabits) {
    EXPECT_EQ(parse_formula("H+").charge, 1);
    EXPECT_EQ(parse_formula("Fe+3").charge, 3);
    EXPECT_EQ(parse_formula("Fe+++").charge, 3);
    EXPECT_EQ(parse_formula("SO4-2").charge, -2);
    EXPECT_EQ(parse_formula("HSO4-").charge, -1);
    EXPECT_EQ(parse_formula("Fe2(OH)2+4").charge, 4);
    EXPECT_EQ(parse_formula("H4SiO4").charge, 0);
}

TEST(Formula, RefusesWhatItCannotRead) {
    for (const char* wrong :
         {"", "cu", "Cu(OH", "Cu)", "Cu0", "Cu1.2.3S", "2", "CuS x", "Fe++2", "+2", "Cu2+SO4"}) {
        EXPECT_THROW((void)parse_formula(wrong), Error) << wrong;
    }
}

TEST(Formula, MolarMassAddsAtomicWeights) {
    const AtomicWeights weights{{"Cu", 0.063546}, {"O", 0.015999}};
    EXPECT_NEAR(molar_mass(parse_formula("CuO"), weights), 0.063546 + 0.015999, 1e-15);
}

TEST(Formula, MolarMassNamesTheElementThatIsMissing) {
    try {
        (void)molar_mass(parse_formula("XyO"), {{"O", 0.015999}});
        FAIL() << "must throw";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("'Xy'"), std::string::npos);
    }
}

}  // namespace
}  // namespace gossan::ore
