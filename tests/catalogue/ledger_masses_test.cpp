// SPDX-License-Identifier: Apache-2.0
// The accounts turn moles into kilograms without the facts; both say the same.
#include <gtest/gtest.h>

#include "gossan/ledger/mass.hpp"
#include "tests/catalogue/whole_network.hpp"

namespace gossan::catalogue::suite {
namespace {

// Both are abridged to five digits.
TEST(LedgerMasses, AreThoseOfTheElements) {
    const auto& weights = program().weights;
    const auto mass = [&](const char* substance) { return ledger::kilograms(substance, "mol"); };
    EXPECT_DOUBLE_EQ(mass("Cu"), weights.at("Cu"));
    EXPECT_DOUBLE_EQ(mass("Fe(II)"), weights.at("Fe"));
    EXPECT_NEAR(mass("S"), weights.at("S"), 1e-12);
    EXPECT_NEAR(mass("S(VI)") * ledger::element_share("S(VI)"), weights.at("S"), 1e-12);
    EXPECT_NEAR(mass("S(VI)"), weights.at("S") + 4 * weights.at("O"), 1e-12);
    EXPECT_NEAR(mass("CO2"), weights.at("C") + 2 * weights.at("O"), 1e-12);
    EXPECT_NEAR(mass("O2"), 2 * weights.at("O"), 1e-12);
    // Half of H2SO4, as the trade rounds it: 49.036 g is written 49.04.
    EXPECT_NEAR(mass("H"), weights.at("H") + weights.at("S") / 2 + 2 * weights.at("O"), 1e-5);
}

}  // namespace
}  // namespace gossan::catalogue::suite
