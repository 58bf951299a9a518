// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/blend.hpp"

#include <gtest/gtest.h>

namespace gossan::simulation {
namespace {

ParcelInput in_pools(CensoredNumber acid_soluble, CensoredNumber cyanide_soluble,
                     const ore::Hosts& hosts) {
    ParcelInput parcel;
    ore::SequentialAssay pools;
    pools.acid_soluble = acid_soluble;
    pools.cyanide_soluble = cyanide_soluble;
    pools.hosts.acid_soluble = hosts;
    pools.hosts.cyanide_soluble = {{"chalcocite", Number(1.0)}};
    parcel.ore.copper.emplace().sequential = pools;
    parcel.ore.copper->total = Number(0.01);
    return parcel;
}

TEST(Blend, MixesPoolsByMassAndTheirHostsByCopper) {
    const auto a = in_pools({0.002, false}, {0.0002, true}, {{"malachite", Number(1.0)}});
    const auto b = in_pools({0.004, false}, {0.0004, true},
                            {{"malachite", Number(0.5)}, {"tenorite", Number(0.5)}});
    const Blend mixed = blend({{&a, 0.75}, {&b, 0.25}});
    EXPECT_EQ(mixed.differs, "");
    EXPECT_FALSE(mixed.parcel.ore.copper->total);  // each parcel was held against its own
    const ore::SequentialAssay& pools = *mixed.parcel.ore.copper->sequential;
    // 0.75 x 0.2 + 0.25 x 0.4 = 0.25 %, of which 0.25 x 0.4 x 0.5 = 0.05 % in tenorite.
    EXPECT_DOUBLE_EQ(pools.acid_soluble.si, 0.0025);
    EXPECT_DOUBLE_EQ(pools.hosts.acid_soluble.at("tenorite").si, 0.2);
    EXPECT_DOUBLE_EQ(pools.hosts.acid_soluble.at("malachite").si, 0.8);
    // Both below their limits: so is the mix, 0.75 x 0.02 + 0.25 x 0.04 %.
    EXPECT_TRUE(pools.cyanide_soluble.is_below);
    EXPECT_DOUBLE_EQ(pools.cyanide_soluble.si, 0.00025);
    EXPECT_EQ(pools.residual.si, 0.0);
}

TEST(Blend, OfALimitAndAValueHoldsWhatBothCountAs) {
    const auto a = in_pools({0.002, false}, {0.0002, true}, {{"malachite", Number(1.0)}});
    const auto b = in_pools({0.002, false}, {0.0004, false}, {{"malachite", Number(1.0)}});
    const Blend mixed = blend({{&a, 0.5}, {&b, 0.5}});
    const auto& cyanide = mixed.parcel.ore.copper->sequential->cyanide_soluble;
    EXPECT_FALSE(cyanide.is_below);
    EXPECT_DOUBLE_EQ(cyanide.si, 0.00025);  // half of half of 0.02 % and half of 0.04 %
}

TEST(Blend, RefusesAssaysOfTwoKinds) {
    const auto a = in_pools({0.002, false}, {0.0, false}, {{"malachite", Number(1.0)}});
    auto b = a;
    b.ore.copper = ore::CopperAssay{Number(0.004), Number(0.003), "malachite", "chalcocite"};
    EXPECT_EQ(blend({{&a, 0.5}, {&b, 0.5}}).differs, "kind of copper assay");
    EXPECT_EQ(blend({{&b, 0.5}, {&b, 0.5}}).parcel.ore.copper->total->si, 0.004);
}

}  // namespace
}  // namespace gossan::simulation
