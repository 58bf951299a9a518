// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/gas_solubility.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::solution {
namespace {

const std::vector<Component> components{
    {.name = "Cu", .master = "Cu+2", .elements = {{"Cu", 1.0}}, .charge = 2},
    {.name = "Si", .master = "H4SiO4", .elements = {{"Si", 1.0}}, .charge = 0},
};

GasFact made_gas() {
    return {.name = "X(g)",
            .henry = {.log_k_25 = -3.0, .enthalpy = -20e3},
            .salting = -2e-5,
            .ions = {{"Cu", 1.2e-4}}};
}

TEST(GasSolubility, AtTwentyFiveDegreesIsItsConstant) {
    const GasSolubility gas(made_gas(), components);
    const double none[2] = {0.0, 0.0};
    // 1e-3 mol/kg/atm x 997 kg/m3 / 101325 Pa
    EXPECT_NEAR(gas.evaluate(298.15, none).value / (0.997 / 101325.0), 1.0, 1e-12);
}

TEST(GasSolubility, FallsByTheSaltsPowerOfTenAndIgnoresNeutralComponents) {
    const GasSolubility gas(made_gas(), components);
    const double none[2] = {0.0, 0.0};
    const double salty[2] = {1000.0, 500.0};
    // 1 mol/L at 0.12 - 0.02 L/mol
    EXPECT_NEAR(gas.evaluate(310.0, salty).value / gas.evaluate(310.0, none).value,
                std::pow(10.0, -0.1), 1e-12);
    EXPECT_EQ(gas.salting()[1], 0.0);
}

TEST(GasSolubility, SlopesAgreeWithCentralDifferences) {
    const GasSolubility gas(made_gas(), components);
    double at[2] = {300.0, 5.0};
    const double h = 0.03;
    const double rise = gas.evaluate(310.0 + h, at).value - gas.evaluate(310.0 - h, at).value;
    EXPECT_NEAR(gas.evaluate(310.0, at).by_temperature * 2.0 * h / rise, 1.0, 1e-6);
    const double middle = gas.evaluate(310.0, at).value;
    at[0] = 301.0;
    const double up = gas.evaluate(310.0, at).value;
    at[0] = 299.0;
    const double down = gas.evaluate(310.0, at).value;
    EXPECT_NEAR(gas.salting()[0] * middle * 2.0 / (up - down), 1.0, 1e-6);
}

TEST(GasSolubility, RefusesAnIonWithoutCoefficientByName) {
    GasFact bare = made_gas();
    bare.ions.clear();
    try {
        const GasSolubility gas(bare, components);
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("Cu"), std::string::npos);
    }
}

}  // namespace
}  // namespace gossan::solution
