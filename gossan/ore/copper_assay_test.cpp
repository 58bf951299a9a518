// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/copper_assay.hpp"

#include <gmock/gmock.h>

namespace gossan::ore {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CopperAssay three_pools() {
    SequentialAssay pools;
    pools.acid_soluble = {0.0011, false};
    pools.cyanide_soluble = {0.0001, true};
    pools.residual = {0.0016, false};
    pools.hosts.acid_soluble = {{"malachite", Number(0.6)}, {"chrysocolla", Number(0.4)}};
    pools.hosts.cyanide_soluble = {{"chalcocite", Number(1.0)}};
    pools.hosts.residual = {{"chalcopyrite", Number(1.0)}};
    CopperAssay assay;
    assay.sequential = pools;
    return assay;
}

std::string first_fault(const CopperAssay& assay) {
    return CopperAssay::schema().first_fault(assay);
}

TEST(SequentialAssay, CountsAPoolBelowItsLimitAsHalfOfItAndSaysSo) {
    const CopperAssay assay = three_pools();
    const auto pools = pools_of(*assay.sequential);
    EXPECT_EQ(pools[0].counted(), 0.0011);
    EXPECT_EQ(pools[1].counted(), 0.00005);
    EXPECT_THAT(assay_notes(assay, "ore.copper"),
                ElementsAre("ore.copper.sequential.cyanide_soluble: below 0.01 % counts as half of "
                            "it"));
}

TEST(SequentialAssay, IsHeldAgainstATotalWithinWhatLimitsAndLaboratoriesLeaveOpen) {
    CopperAssay assay = three_pools();  // 0.27 to 0.28 %, counted as 0.275 %
    assay.total = Number(0.00275);
    EXPECT_EQ(first_fault(assay), "");
    EXPECT_EQ(assay_notes(assay, "ore.copper").size(), 1U);
    assay.total = Number(0.0029);
    EXPECT_EQ(first_fault(assay), "");
    EXPECT_EQ(assay_notes(assay, "ore.copper").size(), 2U);
    assay.total = Number(0.0031);  // 0.28 % is 9.7 % below
    EXPECT_EQ(first_fault(assay), "");
    assay.total = Number(0.0032);  // 12.5 % below
    EXPECT_EQ(first_fault(assay), "copper.total");
    assay.total = Number(0.0024);  // 0.27 % is 12.5 % above
    EXPECT_EQ(first_fault(assay), "copper.total");
}

TEST(SequentialAssay, WantsHostsForWhatItHoldsWithSharesThatAddUp) {
    CopperAssay assay = three_pools();
    assay.sequential->hosts.cyanide_soluble.clear();
    EXPECT_EQ(first_fault(assay), "copper.sequential.hosts");
    assay.sequential->cyanide_soluble = {0.0, false};
    EXPECT_EQ(first_fault(assay), "");
    EXPECT_THAT(assay_notes(assay, "ore.copper"), IsEmpty());
    assay.sequential->hosts.acid_soluble["malachite"] = Number(0.5);
    EXPECT_EQ(first_fault(assay), "copper.sequential.hosts.acid_soluble");
}

TEST(CopperAssay, IsTotalAndAcidSolubleOrSequential) {
    CopperAssay assay;
    assay.total = Number(0.004);
    EXPECT_EQ(first_fault(assay), "copper.sequential");  // neither is whole
    assay.acid_soluble = Number(0.003);
    assay.fast = "fast";
    assay.slow = "slow";
    EXPECT_EQ(first_fault(assay), "");
    assay.sequential = three_pools().sequential;
    EXPECT_EQ(first_fault(assay), "copper.sequential");  // both
}

}  // namespace
}  // namespace gossan::ore
