// SPDX-License-Identifier: Apache-2.0
#include "gossan/catalogue/facts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gossan::catalogue {
namespace {

using testing::HasSubstr;

constexpr double a_day = 86400.0;
constexpr const char* k25 = "reactions.chalcopyrite_ferric.k25";

const Facts& shipped() {
    static const Facts facts = [] {
        Diagnostics diagnostics;
        Facts read({}, diagnostics);
        diagnostics.throw_if_any();
        return read;
    }();
    return facts;
}

const reactions::Reaction& chalcopyrite(const Catalogue& catalogue) {
    for (const auto& each : catalogue.library.reactions) {
        if (each.id == "chalcopyrite_ferric") return each;
    }
    throw std::runtime_error("no chalcopyrite");
}

double k25_of(const Catalogue& catalogue) {
    return std::get<reactions::laws::Arrhenius>(chalcopyrite(catalogue).rate.front()).k25.si;
}

std::string faults(const FactEdits& edits) {
    Diagnostics diagnostics;
    (void)shipped().catalogue(edits, diagnostics);
    return diagnostics.text();
}

TEST(Facts, OfAReactionAreFoundByKeyByLawAndByPlace) {
    const auto by_key = shipped().number(k25);
    ASSERT_TRUE(by_key);
    EXPECT_EQ(by_key->path, k25);
    EXPECT_EQ(by_key->si, 1.5e-3 / a_day);  // as data/reactions/chalcopyrite_ferric.toml has it
    for (const char* other : {"arrhenius.k25", "rate[0].k25"}) {
        const auto same = shipped().number(std::string("reactions.chalcopyrite_ferric.") + other);
        ASSERT_TRUE(same) << other;
        EXPECT_EQ(same->path, k25);
    }
}

TEST(Facts, OfEveryKindHaveAPath) {
    for (const char* path : {"minerals.gypsum.solubility.log_k", "microbes.M1.iron.maximum_growth",
                             "microbes.M1.decay", "species.FeSO4+.log_k"}) {
        EXPECT_TRUE(shipped().number(path)) << path;
    }
}

TEST(Facts, HaveOneNumberBehindEachOfTheirPaths) {
    std::set<std::string> seen;
    for (const Parameter& each : shipped().numbers()) {
        EXPECT_TRUE(seen.insert(each.path).second) << each.path;
        EXPECT_EQ(shipped().number(each.path)->si, each.si) << each.path;
    }
}

TEST(Facts, MakeACatalogueWithOneNumberChangedAndNoOther) {
    Diagnostics diagnostics;
    const Catalogue plain = shipped().catalogue({}, diagnostics);
    const Catalogue edited = shipped().catalogue({{k25, 3e-8}}, diagnostics);
    EXPECT_TRUE(diagnostics.empty()) << diagnostics.text();
    EXPECT_EQ(k25_of(edited), 3e-8);
    EXPECT_EQ(k25_of(plain), 1.5e-3 / a_day);
    EXPECT_EQ(chalcopyrite(edited).enthalpy, chalcopyrite(plain).enthalpy);
}

TEST(Facts, RefuseEditsOfNothingWithTheNearestName) {
    EXPECT_THAT(faults({{"reactions.chalcopyrite_feric.k25", 1e-8}}), HasSubstr(k25));
}

TEST(Facts, RefuseNumbersOutsideTheirRangeAndEntriesThatNoLongerHold) {
    EXPECT_THAT(faults({{k25, -1.0}}), HasSubstr("range.outside"));
    // The optimum of M1 is 35 degC: growth that begins above it is no window.
    EXPECT_THAT(faults({{"microbes.M1.temperature.minimum", 273.15 + 40.0}}),
                HasSubstr("range.outside"));
}

TEST(Facts, AreReadFromTextWithTheirUnit) {
    Diagnostics diagnostics;
    const FactEdits edits = shipped().read({{k25, "3e-3 1/d"}}, diagnostics);
    EXPECT_TRUE(diagnostics.empty()) << diagnostics.text();
    EXPECT_NEAR(edits.at(k25), 3e-3 / a_day, 1e-12 * 3e-3 / a_day);
}

TEST(Facts, ThatCannotBeReadAreToldAllAtOnce) {
    Diagnostics diagnostics;
    const FactEdits edits =
        shipped().read({{k25, "3 1/d"},
                        {"reactions.chalcopyrite_ferric.arrhenius.k25", "1 1/d"},
                        {"microbes.M1.decay", "3 kg"},
                        {"microbes.M1.decoy", "1"}},
                       diagnostics);
    EXPECT_EQ(edits.size(), 1u);
    EXPECT_THAT(diagnostics.text(), HasSubstr("facts.twice"));
    EXPECT_THAT(diagnostics.text(), HasSubstr("write \"microbes.M1.decay\""));
    EXPECT_THAT(diagnostics.text(), HasSubstr("unit."));
}

TEST(Facts, HavePriorsAroundTheirValues) {
    const auto& priors = shipped().priors();
    ASSERT_TRUE(priors.contains(std::string("facts.") + k25));
    EXPECT_EQ(priors.at(std::string("facts.") + k25).value.low, "3e-4 1/d");
    EXPECT_GE(priors.size(), 40u);  // of rates, microbes and beds
}

TEST(Facts, OnTheCommandLineAreKeysOfTheirBlock) {
    EXPECT_EQ(as_override("facts.microbes.M1.decay=0.02 1/d"),
              "facts.\"microbes.M1.decay\"=0.02 1/d");
    EXPECT_EQ(as_override("bed.height=4 m"), "bed.height=4 m");
}

}  // namespace
}  // namespace gossan::catalogue
