// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/composition.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gossan::ore {
namespace {

using testing::HasSubstr;

const AtomicWeights weights{{"H", 1.008e-3},   {"C", 12.011e-3},  {"O", 15.999e-3},
                            {"S", 32.06e-3},   {"Ca", 40.078e-3}, {"Mg", 24.305e-3},
                            {"Fe", 55.845e-3}, {"Cu", 63.546e-3}};
const std::map<std::string, double> capacities{{"calcite", 2.0}, {"silicate", 4.0}};

std::vector<Mineral> minerals() {
    std::vector<Mineral> all;
    for (const auto& [id, formula, where] : {std::tuple{"fast", "CuO", Occurrence::particles},
                                             {"slow", "CuO", Occurrence::particles},
                                             {"chalcopyrite", "CuFeS2", Occurrence::particles},
                                             {"calcite", "CaCO3", Occurrence::particles},
                                             {"silicate", "MgO", Occurrence::particles},
                                             {"gypsum", "CaSO4·2H2O", Occurrence::pores}}) {
        Mineral mineral;
        mineral.id = id;
        mineral.formula = formula;
        mineral.occurs_in = where;
        complete(mineral, weights);
        all.push_back(mineral);
    }
    return all;
}

OreType heap() {
    OreType ore;
    ore.copper = CopperAssay{Number(0.0043), Number(0.0032), "fast", "slow"};
    ore.moisture = Number(0.0379);
    ore.size = GatesGaudinSchuhmann{.top_size = Length(0.025), .exponent = 0.7, .classes = 4};
    return ore;
}

Composition composed(const OreType& ore, std::string* faults = nullptr) {
    const auto all = minerals();
    Diagnostics diagnostics;
    auto result = compose(ore, {all, weights, capacities}, "ore", diagnostics);
    if (faults == nullptr) {
        EXPECT_EQ(diagnostics.text(), "");
    } else {
        *faults = diagnostics.text();
    }
    return result;
}

TEST(Composition, SplitsCopperByTheSequentialAssay) {
    const Composition ore = composed(heap());
    EXPECT_NEAR(ore.amount("fast"), 0.0032 / 0.063546, 1e-12);
    EXPECT_NEAR(ore.amount("slow"), 0.0011 / 0.063546, 1e-12);
    EXPECT_EQ(ore.contents.size(), 8U);  // two minerals in four classes
    EXPECT_EQ(ore.moisture, 0.0379);
}

TEST(Composition, LeavesToTheSlowMineralWhatOthersDoNotCarry) {
    OreType ore = heap();
    ore.minerals["chalcopyrite"] = Number(0.001);
    const double molar = 63.546e-3 + 55.845e-3 + 2 * 32.06e-3;
    EXPECT_NEAR(composed(ore).amount("slow"), 0.0011 / 0.063546 - 0.001 / molar, 1e-12);
    ore.minerals["chalcopyrite"] = Number(0.01);
    std::string faults;
    (void)composed(ore, &faults);
    EXPECT_THAT(faults, HasSubstr("more_copper_than_assayed"));
}

OreType in_pools() {
    OreType ore = heap();
    ore.copper.emplace().sequential.emplace();
    SequentialAssay& pools = *ore.copper->sequential;
    pools.acid_soluble = {0.002, false};
    pools.cyanide_soluble = {0.0004, true};
    pools.residual = {0.001, false};
    pools.hosts.acid_soluble = {{"fast", Number(0.75)}, {"slow", Number(0.25)}};
    pools.hosts.cyanide_soluble = {{"slow", Number(1.0)}};
    pools.hosts.residual = {{"chalcopyrite", Number(1.0)}};
    return ore;
}

TEST(Composition, GivesEachPoolToItsHostsBySharesOfCopper) {
    const Composition ore = composed(in_pools());
    EXPECT_NEAR(ore.amount("fast"), 0.0015 / 0.063546, 1e-15);
    EXPECT_NEAR(ore.amount("slow"), (0.0005 + 0.0002) / 0.063546, 1e-15);  // half of <0.04 %
    EXPECT_NEAR(ore.amount("chalcopyrite"), 0.001 / 0.063546, 1e-15);
}

TEST(Composition, RefusesCopperMineralsNamedByPoolAndElsewhere) {
    OreType ore = in_pools();
    ore.minerals["calcite"] = Number(0.01);  // holds no copper
    (void)composed(ore);
    ore.minerals["chalcopyrite"] = Number(0.001);
    std::string faults;
    (void)composed(ore, &faults);
    EXPECT_THAT(faults, HasSubstr("error[ore.twice]: ore.minerals.chalcopyrite"));
    ore = in_pools();
    ore.acid_demand = AcidDemand{Number(0.01), {{"calcite", Number(1.0)}}};
    ore.copper->sequential->hosts.residual = {{"calcite", Number(1.0)}};
    (void)composed(ore, &faults);
    EXPECT_THAT(faults, HasSubstr("ore.twice"));
    EXPECT_THAT(faults, HasSubstr("ore.no_copper"));
}

TEST(Composition, SpreadsAcidDemandSoThatCapacitiesAddUp) {
    OreType ore = heap();
    ore.acid_demand =
        AcidDemand{Number(0.0161), {{"calcite", Number(0.25)}, {"silicate", Number(0.75)}}};
    const Composition result = composed(ore);
    const double protons = 2.0 * result.amount("calcite") + 4.0 * result.amount("silicate");
    EXPECT_NEAR(protons * acid_per_proton, 0.0161, 1e-15);
    EXPECT_NEAR(2.0 * result.amount("calcite") / protons, 0.25, 1e-12);
}

TEST(Composition, PutsPoreMineralsIntoOneClassAndOthersByMass) {
    OreType ore = heap();
    ore.copper.reset();
    ore.minerals["gypsum"] = Number(0.01);
    ore.minerals["calcite"] = Number(0.02);
    const Composition result = composed(ore);
    ASSERT_EQ(result.contents.size(), 5U);
    EXPECT_EQ(result.contents[4].mineral, "gypsum");
    EXPECT_EQ(result.contents[4].size_class, -1);
    EXPECT_NEAR(result.contents[2].leachable, 0.25 * 0.02 / 0.100086,
                1e-9);  // 40.078+12.011+47.997
}

TEST(Composition, LocksWhatTheRimDoesNotReach) {
    OreType ore = heap();
    ore.access = RimAccess{Length(0.002)};
    const Composition result = composed(ore);
    for (const Content& each : result.contents) {
        const double size = result.classes[static_cast<std::size_t>(each.size_class)].mean;
        const double share = access(ore.access, size).leachable_share;
        EXPECT_NEAR(each.leachable, share * (each.leachable + each.locked), 1e-15);
    }
    EXPECT_NEAR(result.amount("fast"), 0.0032 / 0.063546, 1e-12);  // locked copper counts
}

TEST(Composition, TellsEveryMineralItDoesNotKnowWithTheNearest) {
    OreType ore = heap();
    ore.copper->slow = "slw";
    ore.minerals["calcit"] = Number(0.01);
    ore.acid_demand = AcidDemand{Number(0.01), {{"gypsum", Number(1.0)}}};
    std::string faults;
    (void)composed(ore, &faults);
    EXPECT_THAT(faults, HasSubstr("\"slow\""));
    EXPECT_THAT(faults, HasSubstr("\"calcite\""));
    EXPECT_THAT(faults, HasSubstr("no_acid_consumer"));
}

TEST(Composition, RefusesAMineralByGradeAndByAcidDemand) {
    OreType ore = heap();
    ore.minerals["calcite"] = Number(0.01);
    ore.acid_demand = AcidDemand{Number(0.01), {{"calcite", Number(1.0)}}};
    std::string faults;
    (void)composed(ore, &faults);
    EXPECT_THAT(faults, HasSubstr("ore.twice"));
}

TEST(OreType, RefusesSharesThatDoNotAddUpAndMoreSolubleThanTotalCopper) {
    OreType ore = heap();
    EXPECT_EQ(OreType::schema().first_fault(ore), "");
    ore.acid_demand = AcidDemand{Number(0.01), {{"calcite", Number(0.5)}}};
    EXPECT_EQ(OreType::schema().first_fault(ore), "ore.acid_demand.share");
    ore = heap();
    ore.copper->acid_soluble = Number(0.005);
    EXPECT_EQ(OreType::schema().first_fault(ore), "ore.copper.acid_soluble");
}

}  // namespace
}  // namespace gossan::ore
