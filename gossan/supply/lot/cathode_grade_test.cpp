// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/cathode_grade.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace gossan::supply {
namespace {

using tables::Bound;

constexpr const char* b115 = "ASTM B115 Grade 1";
constexpr const char* en1978 = "EN 1978 Cu-CATH-1";

/// Electrowon copper as it should be: 8 + 1 + 2 + 0.5 + 3 = 14.5 ppm are seen; seven more may hide
/// 0.2 or 0.5 ppm each.
Assay good() {
    return {{"Ag", {8.0}},
            {"As", {0.5, Bound::below}},
            {"Bi", {0.2, Bound::below}},
            {"Fe", {2.0}},
            {"Ni", {0.5}},
            {"Pb", {1.0}},
            {"S", {3.0}},
            {"Sb", {0.5, Bound::below}},
            {"Se", {0.2, Bound::below}},
            {"Sn", {0.5, Bound::below}},
            {"Te", {0.2, Bound::below}}};
}

const LimitCheck& check_of(const std::vector<LimitCheck>& checks, const std::string& of) {
    return *std::find_if(checks.begin(), checks.end(),
                         [&](const LimitCheck& check) { return check.of == of; });
}

TEST(CathodeGrade, HasTheLimitsOfTheStandards) {
    // tables of the editions that the files name
    const auto most = [](const char* grade, const std::string& of) {
        const auto& limits = find_grade(grade)->limits;
        const auto found = std::find_if(limits.begin(), limits.end(),
                                        [&](const CathodeLimit& limit) { return limit.of == of; });
        return found == limits.end() ? 0.0 : found->most_ppm;
    };
    EXPECT_EQ(most(b115, "Bi"), 1.0);
    EXPECT_EQ(most(en1978, "Bi"), 2.0);
    EXPECT_EQ(most(b115, "Se + Te + Bi"), 3.0);
    EXPECT_EQ(most(b115, "Sn"), 5.0);
    EXPECT_EQ(most(en1978, "Sn"), 0.0) << "tin stands in a sum alone";
    EXPECT_EQ(most(en1978, "Co + Fe + Ni + Si + Sn + Zn"), 20.0);
    EXPECT_EQ(find_grade(b115)->most_in_all_ppm, 65.0);
    EXPECT_EQ(find_grade("Grade A"), nullptr);
}

TEST(CathodeGrade, IsMetByGoodCopperWithItsDetectionLimits) {
    const auto checks = held_against(*find_grade(b115), good());
    EXPECT_TRUE(meets(checks)) << reasons(checks);
    const LimitCheck& all = check_of(checks, "all");
    EXPECT_DOUBLE_EQ(all.least_found_ppm, 14.5);
    // 14.5 + 3 of 0.5 (As, Sb, Sn) + 3 of 0.2 (Bi, Se, Te)
    EXPECT_DOUBLE_EQ(all.most_found_ppm, 16.6);
}

TEST(CathodeGrade, IsMissedByOneElementAboveItsLimitAndSaysWhich) {
    Assay with_lead = good();
    with_lead["Pb"] = {6.2};
    const auto checks = held_against(*find_grade(b115), with_lead);
    EXPECT_FALSE(meets(checks));
    EXPECT_EQ(reasons(checks), "Pb 6.2 ppm: above 5 ppm");
}

TEST(CathodeGrade, IsMissedBySumsOfElementsThatAreEachWithin) {
    Assay traces = good();
    traces["Se"] = {1.5};
    traces["Te"] = {1.2};
    traces["Bi"] = {0.9};
    EXPECT_EQ(reasons(held_against(*find_grade(b115), traces)),
              "Se + Te + Bi 3.6 ppm: above 3 ppm");
}

TEST(CathodeGrade, IsNotShownByAMethodThatCannotSeeSoLittle) {
    Assay coarse = good();
    coarse["Te"] = {5.0, Bound::below};
    const auto checks = held_against(*find_grade(b115), coarse);
    EXPECT_FALSE(meets(checks));
    EXPECT_EQ(check_of(checks, "Te").verdict, LimitVerdict::not_shown);
    EXPECT_EQ(check_of(checks, "Te").least_found_ppm, 0.0);
}

TEST(CathodeGrade, IsNotShownWhereACertificateIsSilentOrGivesALeastOnly) {
    const auto checks = held_against(*find_grade(en1978), good());
    EXPECT_EQ(check_of(checks, "As + Cd + Cr + Mn + P + Sb").verdict, LimitVerdict::missing);
    EXPECT_NE(reasons(checks).find("does not tell Cd, Cr, Mn and P"), std::string::npos)
        << reasons(checks);
    Assay beyond = good();
    beyond["Fe"] = {8.0, Bound::above};
    EXPECT_EQ(check_of(held_against(*find_grade(b115), beyond), "Fe").verdict,
              LimitVerdict::missing);
}

TEST(CathodeGrade, CountsSilverAsCopper) {
    // 500 ppm of what is neither is the most that 99.95 % leaves
    Assay salty = good();
    salty["Cl"] = {491.5};  // with 6.5 seen and 2.1 that may hide: 500.1
    const auto checks = held_against(*find_grade(b115), salty);
    EXPECT_EQ(check_of(checks, "all but Cu and Ag").verdict, LimitVerdict::not_shown);
    salty["Cl"] = {491.3};
    EXPECT_TRUE(meets(held_against(*find_grade(b115), salty)));
}

}  // namespace
}  // namespace gossan::supply
