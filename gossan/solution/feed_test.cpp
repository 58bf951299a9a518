// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/feed.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/solution/properties.hpp"
#include "gossan/solution/reference_solutions.hpp"

namespace gossan::solution {
namespace {

const Speciation& all_species() {
    static const Speciation speciation = reference::speciation();
    return speciation;
}

std::size_t at(const char* component) {
    return static_cast<std::size_t>(component_index(all_species().components(), component));
}

FeedDescription raffinate() {
    FeedDescription feed;
    feed.temperature = 298.15;
    feed.concentration.assign(static_cast<std::size_t>(all_species().n_components()), 0.0);
    feed.concentration[at("Fe(III)")] = 98.5;
    feed.concentration[at("Fe(II)")] = 9.0;
    feed.concentration[at("Cu")] = 3.1;
    feed.concentration[at("Al")] = 148.0;
    feed.concentration[at("Mg")] = 148.0;
    feed.balance = true;
    feed.free_acid = 8.0;
    return feed;
}

TEST(Feed, FreeAcidIsFortyNineGramsPerMolOfH) {
    const PreparedFeed prepared = prepare_feed(all_species(), raffinate());
    EXPECT_NEAR(prepared.total[at("H")], 8.0 / 0.04904, 1e-10);
    EXPECT_NEAR(prepared.free_acid, 8.0, 1e-12);
}

TEST(Feed, SulphateClosesTheChargeBalance) {
    const PreparedFeed prepared = prepare_feed(all_species(), raffinate());
    const double cations = 8.0 / 0.04904 + 3 * 98.5 + 2 * 9.0 + 2 * 3.1 + 3 * 148.0 + 2 * 148.0;
    EXPECT_NEAR(prepared.total[at("S(VI)")], 0.5 * cations, 1e-9);
    EXPECT_NEAR(prepared.charge_residual, 0.0, 1e-9);
}

TEST(Feed, GivenSulphateLeavesAChargeThatIsReported) {
    FeedDescription feed = raffinate();
    const double balancing = prepare_feed(all_species(), feed).total[at("S(VI)")];
    feed.balance = false;
    feed.sulphate = balancing + 10.0;
    EXPECT_NEAR(prepare_feed(all_species(), feed).charge_residual, -20.0, 1e-9);
}

TEST(Feed, OneCubicMetreIsFilledByWaterAndSalt) {
    const PreparedFeed prepared = prepare_feed(all_species(), raffinate());
    EXPECT_NEAR(solution_volume(prepared.water, prepared.tds, 298.15).value, 1.0, 1e-12);
    EXPECT_NEAR(prepared.water + prepared.tds, prepared.density, 1e-9);
}

TEST(Feed, PhAndFreeAcidAreEachOthersInverse) {
    for (const double acid : {-1.0, 0.5, 8.0, 180.0}) {
        FeedDescription feed = raffinate();
        feed.free_acid = acid;
        const double ph = prepare_feed(all_species(), feed).ph;
        feed.free_acid.reset();
        feed.ph = ph;
        const PreparedFeed back = prepare_feed(all_species(), feed);
        EXPECT_NEAR(back.free_acid, acid, 1e-9) << ph;
        EXPECT_NEAR(back.ph, ph, 1e-10);
    }
}

TEST(Feed, IronIsSplitByItsPotential) {
    FeedDescription feed = raffinate();
    feed.concentration[at("Fe(III)")] = feed.concentration[at("Fe(II)")] = 0.0;
    feed.total_iron = 100.0;
    feed.potential = 0.665 + 0.05916;  // a decade above E0' at 25 degC
    const PreparedFeed prepared = prepare_feed(all_species(), feed);
    EXPECT_NEAR(prepared.total[at("Fe(III)")], 1000.0 / 11.0,
                1e-3);  // 10 : 1, as 59.16 mV is a decade to 5 digits
    EXPECT_NEAR(prepared.potential, 0.665 + 0.05916, 1e-9);
}

TEST(Feed, NamesEveryFaultAtOnce) {
    FeedDescription feed = raffinate();
    feed.ph = 1.3;
    feed.sulphate = 100.0;
    feed.potential = 0.7;
    feed.concentration[at("Cu")] = -1.0;
    EXPECT_EQ(feed_faults(all_species(), feed).size(), 4u);
    EXPECT_THROW((void)prepare_feed(all_species(), feed), Error);
}

TEST(Feed, WithoutEnoughCationsHasNoBalance) {
    FeedDescription feed = raffinate();
    feed.concentration.assign(feed.concentration.size(), 0.0);
    feed.concentration[at("Cl")] = 100.0;
    feed.free_acid = 1.0;  // 20 mol/m3 of H against 100 of Cl
    EXPECT_THROW((void)prepare_feed(all_species(), feed), Error);
}

TEST(Feed, PhThatNoAcidGivesIsRefused) {
    FeedDescription feed = raffinate();
    feed.free_acid.reset();
    feed.ph = -6.0;
    EXPECT_THROW((void)prepare_feed(all_species(), feed), Error);
}

}  // namespace
}  // namespace gossan::solution
