// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/unit_conversion.hpp"

#include <gtest/gtest.h>

namespace gossan {
namespace {

TEST(Converted, GoesThroughTheDimension) {
    EXPECT_NEAR(*converted(2800.0, "mg/L", "g/L"), 2.8, 1e-12);
    EXPECT_NEAR(*converted(2.35, "L/h/m2", "L/m2/h"), 2.35, 1e-12);
    EXPECT_NEAR(*converted(14.5, "%_v/v", "m3/m3"), 0.145, 1e-12);
    EXPECT_NEAR(*converted(16.11, "kg_H2SO4/t", "kg/t"), 16.11, 1e-12);
    EXPECT_NEAR(*converted(1.8, "-", "1"), 1.8, 1e-12);
}

TEST(Converted, KnowsWhereTemperaturesBegin) {
    EXPECT_NEAR(*converted(68.0, "degF", "degC"), 20.0, 1e-10);  // (68 - 32) / 1.8
    EXPECT_NEAR(*converted(293.15, "K", "degC"), 20.0, 1e-10);
}

TEST(Converted, TakesAPotentialToTheHydrogenElectrode) {
    EXPECT_NEAR(*converted(840.0, "mV_SHE", "mV"), 840.0, 1e-9);
    EXPECT_NEAR(*converted(400.0, "mV SCE", "mV"), 641.2, 1e-9);   // + 241.2 mV
    EXPECT_NEAR(*converted(0.4, "V_Ag/AgCl", "mV"), 610.0, 1e-9);  // + 210 mV
    EXPECT_TRUE(names_electrode("mV_SHE"));
    EXPECT_FALSE(names_electrode("mV"));
}

TEST(Converted, RefusesAnotherDimensionAndAnUnknownUnit) {
    EXPECT_FALSE(converted(1.0, "m", "g/L"));
    EXPECT_FALSE(converted(1.0, "quintals", "kg"));
}

}  // namespace
}  // namespace gossan
