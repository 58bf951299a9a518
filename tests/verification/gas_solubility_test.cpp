// SPDX-License-Identifier: Apache-2.0
// V17: oxygen and carbon dioxide in water and in leach solutions, from the catalogue's data.
#include "gossan/solution/gas_solubility.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/atmosphere/moist_air.hpp"
#include "gossan/catalogue/catalogue.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan {
namespace {

constexpr double atmosphere_pressure = 101325.0;  // Pa

struct Water {
    catalogue::Catalogue facts = catalogue::load();
    std::vector<double> none = std::vector<double>(facts.components.size(), 0.0);

    /// mol per kg of pure water and Pa.
    [[nodiscard]] double molal(const std::string& gas, double temperature) const {
        const solution::GasSolubility solubility(facts.gas_named(gas), facts.components);
        return solubility.evaluate(temperature, none.data()).value /
               solution::water_density(temperature).value;
    }
    /// How much less of a gas a solution holds than water does.
    [[nodiscard]] double factor(const std::string& gas, std::map<std::string, double> salts) const {
        const solution::GasSolubility solubility(facts.gas_named(gas), facts.components);
        std::vector<double> concentration = none;
        for (const auto& [name, amount] : salts) {
            concentration[std::size_t(solution::component_index(facts.components, name))] = amount;
        }
        return solubility.evaluate(298.15, concentration.data()).value /
               solubility.evaluate(298.15, none.data()).value;
    }
};

TEST(OxygenInWater, IsThatOfTromansTable) {
    // Tromans (1998) from his formula, mol/kg/atm to four figures, hence the 1e-3 at worst.
    const double table[][2] = {{10, 1.700e-3}, {20, 1.390e-3}, {25, 1.276e-3}, {30, 1.181e-3},
                               {40, 1.036e-3}, {50, 9.350e-4}, {60, 8.661e-4}, {70, 8.206e-4}};
    const Water water;
    for (const auto& [celsius, constant] : table) {
        EXPECT_NEAR(water.molal("O2(g)", 273.15 + celsius) * atmosphere_pressure / constant, 1.0,
                    1e-3)
            << celsius;
    }
}

TEST(OxygenInWater, UnderMoistAirAtSeaLevelAndOnAMountainIsThatOfTables) {
    // mg per kg of water, at 1 atm and at 85 kPa; two decimals, hence 0.005 besides the 1e-3.
    const double table[][3] = {{10, 11.26, 9.42}, {20, 9.11, 7.61}, {25, 8.28, 6.91},
                               {30, 7.58, 6.31},  {40, 6.44, 5.32}, {50, 5.50, 4.50},
                               {60, 4.66, 3.73},  {70, 3.81, 2.92}};
    const Water water;
    for (const auto& [celsius, sea, mountain] : table) {
        const double t = 273.15 + celsius;
        const double milligram = water.molal("O2(g)", t) * atmosphere::oxygen_share * 31.998e3;
        const double vapour = atmosphere::saturation_pressure(t).value;
        EXPECT_NEAR(milligram * (atmosphere_pressure - vapour), sea, 0.005 + 1e-3 * sea);
        EXPECT_NEAR(milligram * (85e3 - vapour), mountain, 0.005 + 1e-3 * mountain);
    }
}

TEST(OxygenInRaffinate, IsFortyPercentLessThanInWater) {
    // 10^-(0.95 x 0.1185 + 0.2 x 0.2253 + 0.2 x 0.1765 + 0.18 x 0.0996 or 0.1712)
    std::map<std::string, double> salts{{"S(VI)", 950.0}, {"Al", 200.0}, {"Mg", 200.0}};
    const Water water;
    auto ferric = salts;
    ferric["Fe(III)"] = 180.0;
    auto ferrous = salts;
    ferrous["Fe(II)"] = 180.0;
    EXPECT_NEAR(water.factor("O2(g)", ferric), 0.615, 1e-3);
    EXPECT_NEAR(water.factor("O2(g)", ferrous), 0.597, 1e-3);
}

TEST(CarbonDioxideInWater, IsThatOfItsConstant) {
    // 10^-1.468 = 0.034041 mol/kg/atm at 25 degC; van 't Hoff with -4.776 kcal/mol = 19.983 kJ/mol:
    // at 10 degC times exp(19983/8.314463 x (1/283.15 - 1/298.15)) = exp(0.42705) = 1.53273.
    const Water water;
    EXPECT_NEAR(water.molal("CO2(g)", 298.15) * atmosphere_pressure, 0.034041, 3e-5);
    EXPECT_NEAR(water.molal("CO2(g)", 283.15) / water.molal("CO2(g)", 298.15), 1.5327, 1.5e-3);
}

TEST(CarbonDioxideInBrine, LosesLessThanOxygenByItsOwnShare) {
    // 1 mol/L of Na2SO4: 2 x (0.1171 - 0.0183) + (0.1185 - 0.0183) = 0.2978
    const Water water;
    EXPECT_NEAR(water.factor("CO2(g)", {{"Na", 2000.0}, {"S(VI)", 1000.0}}),
                std::pow(10.0, -0.2978), 1e-6);
}

}  // namespace
}  // namespace gossan
