// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/size_distribution.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::ore {
namespace {

double mass(const std::vector<SizeClass>& classes) {
    double sum = 0.0;
    for (const auto& each : classes) sum += each.mass_fraction;
    return sum;
}

double mean(const std::vector<SizeClass>& classes) {
    double sum = 0.0;
    for (const auto& each : classes) sum += each.mass_fraction * each.mean;
    return sum;
}

SieveTable heap_feed() {
    // Head sieve analysis of a semi-industrial heap, size in mm and % passing.
    SieveTable table;
    for (const auto& [size, passing] : {std::pair{25.4, 98.89},
                                        {19.05, 94.41},
                                        {12.7, 84.62},
                                        {6.35, 63.67},
                                        {3.35, 48.8},
                                        {1.7, 38.52},
                                        {0.3, 21.96},
                                        {0.15, 17.11},
                                        {0.075, 13.44}}) {
        table.sieves.push_back({Length(size * 1e-3), Number(passing * 1e-2)});
    }
    table.top_size = Length(0.038);
    return table;
}

TEST(RosinRammler, ClassesHoldAllMassAndTheMeanOfTheLaw) {
    const RosinRammler law{.p80 = Length(0.019), .spread = 1.3, .classes = 6};
    const auto classes = size_classes(law);
    ASSERT_EQ(classes.size(), 6U);
    EXPECT_NEAR(mass(classes), 1.0, 1e-12);
    // Mean of 1 - exp(-(d/d')^n) is d' Gamma(1 + 1/n), with d' = p80/(ln 5)^(1/n). The quadrature
    // is good to 1e-6 at the coarse end.
    const double scale = 0.019 / std::pow(std::log(5.0), 1.0 / 1.3);
    EXPECT_NEAR(mean(classes) / (scale * std::tgamma(1.0 + 1.0 / 1.3)), 1.0, 1e-5);
    EXPECT_TRUE(std::isinf(classes.back().upper));
}

TEST(RosinRammler, EightyPercentPassItsP80) {
    const auto classes =
        size_classes(RosinRammler{.p80 = Length(0.019), .spread = 0.9, .classes = 5});
    EXPECT_NEAR(classes[3].upper, 0.019, 1e-12);
}

TEST(GatesGaudinSchuhmann, ClassesHoldAllMassAndTheMeanOfTheLaw) {
    const auto classes = size_classes(
        GatesGaudinSchuhmann{.top_size = Length(0.025), .exponent = 0.7, .classes = 7});
    EXPECT_NEAR(mass(classes), 1.0, 1e-12);
    // Mean of (d/D)^m is D m/(m + 1). The root at the fine end costs the quadrature 1e-7.
    EXPECT_NEAR(mean(classes) / (0.025 * 0.7 / 1.7), 1.0, 1e-6);
    EXPECT_NEAR(classes.back().upper, 0.025, 1e-15);
}

TEST(SieveTable, AsMeasuredHasAClassForEverySieve) {
    const auto classes = size_classes(heap_feed());
    ASSERT_EQ(classes.size(), 10U);
    EXPECT_NEAR(mass(classes), 1.0, 1e-12);
    EXPECT_NEAR(classes[0].mass_fraction, 0.1344, 1e-12);
    EXPECT_NEAR(classes[0].mean, 0.0375e-3, 1e-15);  // half of the finest sieve
    EXPECT_NEAR(classes[8].mean, std::sqrt(19.05e-3 * 25.4e-3), 1e-15);
    EXPECT_NEAR(classes[9].mass_fraction, 0.0111, 1e-12);
}

TEST(SieveTable, CanBeRegroupedIntoClassesOfEqualMass) {
    SieveTable table = heap_feed();
    table.classes = 5;
    const auto classes = size_classes(table);
    ASSERT_EQ(classes.size(), 5U);
    EXPECT_NEAR(mass(classes), 1.0, 1e-12);
    // 60 % pass between 3.35 mm (48.8 %) and 6.35 mm (63.67 %), linear in log size.
    const double share = (60.0 - 48.8) / (63.67 - 48.8);
    EXPECT_NEAR(classes[2].upper, 3.35e-3 * std::pow(6.35 / 3.35, share), 1e-9);
}

TEST(SieveTable, RefusesSievesThatContradictEachOther) {
    SieveTable table = heap_feed();
    EXPECT_EQ(SieveTable::schema().first_fault(table), "");
    table.top_size.reset();  // the coarsest sieve holds 1.11 % back
    EXPECT_EQ(SieveTable::schema().first_fault(table), "sieves.sieves");
    table = heap_feed();
    table.sieves[1].passing = Number(0.5);
    EXPECT_EQ(SieveTable::schema().first_fault(table), "sieves.sieves");
    table = heap_feed();
    table.sieves.push_back(table.sieves.front());
    EXPECT_EQ(SieveTable::schema().first_fault(table), "sieves.sieves");
}

}  // namespace
}  // namespace gossan::ore
