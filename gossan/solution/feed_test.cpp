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

TEST(Feed, HoldsTheGasesOfTheAirAtEquilibrium) {
    FeedDescription feed = raffinate();
    const GasFact gas{.name = "Si(g)",
                      .henry = {.log_k_25 = -3.0},
                      .ions = {{"H", 0.0},
                               {"Fe(II)", 1e-4},
                               {"Fe(III)", 1e-4},
                               {"Cu", 1e-4},
                               {"S(VI)", 1e-4},
                               {"Al", 1e-4},
                               {"Mg", 1e-4},
                               {"Ca", 1e-4},
                               {"K", 1e-4},
                               {"Na", 1e-4},
                               {"Mn", 1e-4},
                               {"Cl", 1e-4}}};
    feed.air = {{"Si", 20000.0, gas}};  // the one neutral component there is
    const PreparedFeed prepared = prepare_feed(all_species(), feed);
    double salt = 0.0;
    for (const auto& [name, coefficient] : gas.ions) {
        const int index = component_index(all_species().components(), name);
        if (index >= 0) salt += coefficient * prepared.total[std::size_t(index)];
    }
    // Equation 1 of gas_solubility.hpp: 1e-3 mol/kg/atm, 997 kg/m3.
    EXPECT_NEAR(prepared.total[at("Si")] / (0.997 * 20000.0 / 101325.0 * std::pow(10.0, -salt)),
                1.0, 1e-12);
    EXPECT_NEAR(prepared.charge_residual, 0.0, 1e-9);
}

TEST(CopperLimit, InWaterIsTheSolubilityOfCopperSulphate) {
    FeedDescription feed = raffinate();
    feed.concentration.assign(feed.concentration.size(), 0.0);
    feed.concentration[at("Cu")] = 4000.0;  // 254 g/L
    feed.free_acid = 0.01;
    const auto limit = exceeded_copper_limit(all_species(), feed);
    ASSERT_TRUE(limit);
    feed.concentration[at("Cu")] = *limit;
    // 22.0 g of CuSO4, 159.61 g/mol, in 100 g of water; a tenth of a mole of salt changes the
    // index by 0.03, and 0.38 is rounded to 0.005: 2 %.
    EXPECT_NEAR(*limit / prepare_feed(all_species(), feed).water, 1.378, 0.028);
    feed.concentration[at("Cu")] = 0.999 * *limit;
    EXPECT_FALSE(exceeded_copper_limit(all_species(), feed));
}

TEST(CopperLimit, IsFarAboveARaffinate) {
    FeedDescription feed = raffinate();
    EXPECT_FALSE(exceeded_copper_limit(all_species(), feed));
    feed.concentration[at("Cu")] = 450.0;  // 29 g/L, a loaded solution
    EXPECT_FALSE(exceeded_copper_limit(all_species(), feed));
}

TEST(Component, IsMeantByItsMasterInAnySpelling) {
    const auto& all = all_species().components();
    const int ferrous = component_index(all, "Fe(II)");
    for (const char* name : {"Fe(II)", "Fe+2", "Fe2+", "Fe++", "fe2+", "Fe^2+", "FeII", "Fe II"}) {
        EXPECT_EQ(component_meant(all, name), ferrous) << name;
    }
    EXPECT_EQ(component_meant(all, "SO4--"), component_index(all, "S(VI)"));
    EXPECT_EQ(component_meant(all, "SO42-"), component_index(all, "S(VI)"));
    EXPECT_EQ(component_meant(all, "Fe3+"), component_index(all, "Fe(III)"));
    EXPECT_EQ(component_meant(all, "Fe"), -1);
}

}  // namespace
}  // namespace gossan::solution
