// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/units.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/error.hpp"

namespace gossan {
namespace {

using testing::HasSubstr;

struct Case {
    const char* text;
    double si;
    Dimension dimension;
};

class ReadUnit : public testing::TestWithParam<Case> {};

TEST_P(ReadUnit, GivesTheSiValueWorkedByHand) {
    const Case& c = GetParam();
    const QuantityReading reading = parse_quantity(c.text);
    ASSERT_TRUE(reading.quantity) << c.text << ": " << reading.fault.found;
    EXPECT_NEAR(reading.quantity->si / c.si, 1.0, 1e-12) << c.text;
    EXPECT_EQ(reading.quantity->dimension, c.dimension) << c.text;
}

constexpr double foot = 0.3048;
constexpr double pound = 0.45359237;
constexpr double gallon = 3.785411784e-3;
// One cubic foot at 60 degF (288.70556 K) and 101325 Pa: n = p V / (R T).
constexpr double standard_foot =
    101325.0 * foot * foot * foot / (8.31446261815324 * (519.67 * 5.0 / 9.0));
constexpr Dimension flux{.length = 1, .time = -1};
constexpr Dimension gas_flux{.length = -2, .time = -1, .amount = 1};

INSTANTIATE_TEST_SUITE_P(
    OfTheTrade, ReadUnit,
    testing::Values(
        Case{"8 L/m2/h", 8e-3 / 3600.0, flux},
        Case{"0.005 gpm/ft2", 0.005 * gallon / 60.0 / (foot * foot), flux},
        Case{"12 mm/d", 0.012 / 86400.0, flux}, Case{"8 L/(m2*h)", 8e-3 / 3600.0, flux},
        Case{"8 L m-2 h-1", 8e-3 / 3600.0, flux}, Case{"8 L·m⁻²·h⁻¹", 8e-3 / 3600.0, flux},
        Case{"8 L*m^-2*h^-1", 8e-3 / 3600.0, flux}, Case{"8L/m²/h", 8e-3 / 3600.0, flux},
        Case{"1.2 %", 0.012, {}}, Case{"10 kg/t", 0.01, {}}, Case{"3 lb/st", 3.0 / 2000.0, {}},
        Case{"250 ppm", 250e-6, {}}, Case{"7", 7.0, {}},
        Case{"3 mM", 3.0, {.length = -3, .amount = 1}},
        Case{"5 g/L", 5.0, {.mass = 1, .length = -3}},
        Case{"5 mg/l", 5e-3, {.mass = 1, .length = -3}},
        // 101325 / (R 273.15) = 44.615 mol in a normal cubic metre.
        Case{"20 Nm3/m2/h",
             20.0 * 44.6150333 / 3600.0 * (101325.0 / (8.31446261815324 * 273.15) / 44.6150333),
             gas_flux},
        Case{"0.02 scfm/ft2", 0.02 * standard_foot / 60.0 / (foot * foot), gas_flux},
        Case{"25 Mlb", 25e6 * pound, {.mass = 1}}, Case{"2 st", 4000.0 * pound, {.mass = 1}},
        Case{"2 lt", 4480.0 * pound, {.mass = 1}}, Case{"3 kt", 3e6, {.mass = 1}},
        Case{"4.1 USD/lb", 4.1 / pound, {.mass = -1, .money = 1}},
        Case{"65 kJ/mol", 65e3, {.mass = 1, .length = 2, .time = -2, .amount = -1}},
        Case{"0.5 1/kPa", 0.5e-3, {.mass = -1, .length = 1, .time = 2}},
        Case{"0.5 /kPa", 0.5e-3, {.mass = -1, .length = 1, .time = 2}},
        Case{"2 W/m/K", 2.0, {.mass = 1, .length = 1, .time = -3, .temperature = -1}},
        Case{"900 J/kg/K", 900.0, {.length = 2, .time = -2, .temperature = -1}},
        Case{"900 J/kg/degC", 900.0, {.length = 2, .time = -2, .temperature = -1}},
        Case{"0.01 1/d", 0.01 / 86400.0, {.time = -1}}, Case{"1 a", 365.25 * 86400.0, {.time = 1}},
        Case{"25 degC", 298.15, {.temperature = 1}}, Case{"77 degF", 298.15, {.temperature = 1}},
        Case{"-40 °F", 233.15, {.temperature = 1}}, Case{"5 K", 5.0, {.temperature = 1}},
        Case{"14.5 psi",
             14.5 * pound * 9.80665 / (0.0254 * 0.0254),
             {.mass = 1, .length = -1, .time = -2}},
        Case{"2.1 MWh/t", 2.1 * 3.6e9 / 1000.0, {.length = 2, .time = -2}},
        Case{"300 A/m2", 300.0, {.length = -2, .current = 1}},
        Case{"5e-11 m2/s", 5e-11, {.length = 2, .time = -1}}, Case{"−3 µm", -3e-6, {.length = 1}},
        Case{"1e8 cells/mL", 1e14, {.length = -3}}));

TEST(Unit, OfAMultipleIsExactAndNotARoundedFactor) {
    EXPECT_EQ(parse_quantity("8 mm").quantity->si, 0.008);
    EXPECT_EQ(parse_quantity("1.2 %").quantity->si, 0.012);
    EXPECT_EQ(parse_quantity("0.1 g/L").quantity->si, 0.1);
}

struct PotentialCase {
    const char* text;
    double volts;
};
class ReadPotential : public testing::TestWithParam<PotentialCase> {};

TEST_P(ReadPotential, IsAgainstHydrogen) {
    const Measure measure{Voltage::dimension, Scale::potential, {}};
    const QuantityReading reading = read_quantity(GetParam().text, measure);
    ASSERT_TRUE(reading.quantity) << reading.fault.found;
    EXPECT_NEAR(reading.quantity->si, GetParam().volts, 1e-15);
}

// Shifts of the electrodes as in electrode.cpp, from Bard2001 and ConsultRSR.
INSTANTIATE_TEST_SUITE_P(ByElectrode, ReadPotential,
                         testing::Values(PotentialCase{"760 mV SHE", 0.76},
                                         PotentialCase{"0.76 V SHE", 0.76},
                                         PotentialCase{"550 mV Ag/AgCl", 0.55 + 0.21},
                                         PotentialCase{"550 mV Ag/AgCl (3 M KCl)", 0.55 + 0.21},
                                         PotentialCase{"550 mV Ag/AgCl sat", 0.55 + 0.197},
                                         PotentialCase{"500 mV SCE", 0.5 + 0.2412}));

struct FaultCase {
    const char* text;
    Measure measure;
    const char* code;
    const char* write;  ///< part of what the fault says to write
};
class RefuseText : public testing::TestWithParam<FaultCase> {};

TEST_P(RefuseText, SaysWhatToWriteInstead) {
    const FaultCase& c = GetParam();
    const QuantityReading reading = read_quantity(c.text, c.measure);
    EXPECT_FALSE(reading.quantity) << c.text;
    EXPECT_EQ(reading.fault.code, c.code) << c.text;
    EXPECT_THAT(reading.fault.write, HasSubstr(c.write)) << c.text;
}

const Measure a_length{{.length = 1}, Scale::plain, {}};
const Measure a_flux{flux, Scale::plain, "L/m2/h"};
const Measure a_difference{{.temperature = 1}, Scale::plain, {}};
const Measure a_potential{Voltage::dimension, Scale::potential, {}};
const Measure a_voltage{Voltage::dimension, Scale::plain, {}};
const Measure an_energy{MolarEnergy::dimension, Scale::plain, {}};

INSTANTIATE_TEST_SUITE_P(
    WithARemedy, RefuseText,
    testing::Values(
        FaultCase{"5 CM", a_length, "unit.unknown", "\"5 cm\""},
        FaultCase{"64 kjoules/mole", an_energy, "unit.unknown", "\"64 kJ/mol\""},
        FaultCase{"3 hours", {{.time = 1}, Scale::plain, {}}, "unit.unknown", "\"3 h\""},
        FaultCase{"3 tons", {{.mass = 1}, Scale::plain, {}}, "unit.unknown", "st (2000 lb)"},
        FaultCase{"8", a_flux, "unit.missing", "\"8 L/m2/h\""},
        FaultCase{"8 m", a_flux, "unit.wrong_dimension", "L/m2/h"},
        FaultCase{"8,5 g/L",
                  {{.mass = 1, .length = -3}, Scale::plain, {}},
                  "number.comma",
                  "\"8.5 g/L\""},
        FaultCase{"1,000 m", a_length, "number.comma", "\"1000 m\""},
        FaultCase{"5 degC", a_difference, "temperature.difference", "\"5 K\""},
        FaultCase{"9 degF", a_difference, "temperature.difference", "\"5 K\""},
        FaultCase{"550 mV", a_potential, "potential.no_electrode", "\"550 mV SHE\""},
        FaultCase{"550 mV ag/agcl", a_potential, "potential.unknown_electrode",
                  "\"550 mV Ag/AgCl\""},
        FaultCase{"2 V SHE", a_voltage, "potential.unexpected_electrode", "\"2 V\""},
        FaultCase{
            "2 W/m*K", {Conductivity::dimension, Scale::plain, {}}, "unit.ambiguous", "W/m/K"},
        FaultCase{"0.4 kg CO2/kg", {{}, Scale::plain, {}}, "unit.unknown", "the unit alone"},
        FaultCase{"L/m2/h", a_flux, "number.missing", ""},
        FaultCase{"", a_flux, "number.missing", ""},
        FaultCase{"nan m", a_length, "number.missing", ""},
        FaultCase{"1e999 m", a_length, "number.too_large", ""},
        FaultCase{"1e300 km9", {{.length = 9}, Scale::plain, {}}, "number.too_large", ""},
        FaultCase{"3 m99", a_length, "unit.syntax", ""},
        FaultCase{"3 (m", a_length, "unit.syntax", ""},
        FaultCase{"3 m)", a_length, "unit.syntax", ""},
        FaultCase{"3 m//s", a_flux, "unit.syntax", ""}));

TEST(Temperature, IsAnAbsoluteTemperatureInKelvinCelsiusOrFahrenheit) {
    const Measure measure{{.temperature = 1}, Scale::temperature, {}};
    EXPECT_DOUBLE_EQ(read_quantity("298.15 K", measure).quantity->si, 298.15);
    EXPECT_DOUBLE_EQ(read_quantity("25 degC", measure).quantity->si, 298.15);
    EXPECT_DOUBLE_EQ(read_quantity("77 degF", measure).quantity->si, 298.15);
}

TEST(Measure, IsChosenByTheDimensionThatIsWritten) {
    const Measure both[] = {{{.mass = 1, .length = -3}, Scale::plain, {}},
                            {{.length = -3, .amount = 1}, Scale::plain, {}}};
    EXPECT_EQ(read_quantity("5 g/L", both).measure, 0U);
    EXPECT_EQ(read_quantity("5 mM", both).measure, 1U);
    EXPECT_THAT(read_quantity("5 m", both).fault.allowed, HasSubstr("g/L or an amount per volume"));
}

TEST(Format, IsTheShortTextThatPeopleWrite) {
    EXPECT_EQ(format_quantity(8e-3 / 3600.0, flux, "L/m2/h"), "8 L/m2/h");
    EXPECT_EQ(format_quantity(298.15, {{.temperature = 1}, Scale::temperature, {}}), "25 degC");
    EXPECT_EQ(format_quantity(273.15, {{.temperature = 1}, Scale::temperature, {}}), "0 degC");
    EXPECT_EQ(format_quantity(0.76, {Voltage::dimension, Scale::potential, "mV Ag/AgCl"}),
              "550 mV Ag/AgCl");
    EXPECT_EQ(format_quantity(0.012, Dimension{}), "0.012");
    EXPECT_EQ(format_quantity(0.012, Dimension{}, "%"), "1.2 %");
    EXPECT_EQ(format_quantity(2.0, Dimension{.mass = 3, .length = -1, .time = -2}), "2 kg3/m/s2");
}

/// A stream of doubles of every size from a fixed seed: SplitMix64. Source: Steele2014.
class Doubles {
public:
    double next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        z ^= z >> 31U;
        const double mantissa = 1.0 + static_cast<double>(z >> 12U) * 0x1p-52;
        const int exponent = static_cast<int>(z & 127U) - 64;
        return ((z & 128U) != 0U ? -1.0 : 1.0) * std::ldexp(mantissa, exponent);
    }

private:
    std::uint64_t state_ = 1;
};

class RoundTrip : public testing::TestWithParam<Measure> {};

TEST_P(RoundTrip, GivesTheSameBits) {
    Doubles doubles;
    for (int n = 0; n < 2000; ++n) {
        const double si = doubles.next();
        const std::string text = format_quantity(si, GetParam());
        const QuantityReading reading = read_quantity(text, GetParam());
        ASSERT_TRUE(reading.quantity) << text;
        ASSERT_EQ(reading.quantity->si, si) << text;
    }
}

INSTANTIATE_TEST_SUITE_P(OfEveryKind, RoundTrip,
                         testing::Values(a_flux, a_length, a_difference, a_potential, an_energy,
                                         Measure{}, Measure{{}, Scale::plain, "%"},
                                         Measure{flux, Scale::plain, "gpm/ft2"},
                                         Measure{gas_flux, Scale::plain, "scfm/ft2"},
                                         Measure{gas_flux, Scale::plain, "Nm3/m2/h"},
                                         Measure{{.temperature = 1}, Scale::temperature, "degF"},
                                         Measure{{.temperature = 1}, Scale::temperature, "degC"},
                                         Measure{Voltage::dimension, Scale::potential, "mV SCE"},
                                         Measure{{.mass = 1}, Scale::plain, "Mlb"},
                                         Measure{{.time = 1}, Scale::plain, "a"},
                                         Measure{Pressure::dimension, Scale::plain, "psi"}));

TEST(Format, KeepsTheSignOfZero) {
    const auto reading = read_quantity(format_quantity(-0.0, a_length), a_length);
    EXPECT_TRUE(std::signbit(reading.quantity->si));
}

TEST(Unit, FactorIsTheSiValueOfOne) {
    EXPECT_DOUBLE_EQ(unit_factor("L/m2/h"), 1e-3 / 3600.0);
    EXPECT_EQ(unit_dimension("W/m/K"), Conductivity::dimension);
    EXPECT_EQ(unit_dimension("nonsense"), std::nullopt);
    EXPECT_THROW(unit_factor("nonsense"), Error);
}

TEST(Text, OfAnyBytesNeitherThrowsNorHangs) {
    for (const std::string& text :
         {std::string(100000, '1'), "1 " + std::string(150, '('), "1 " + std::string(90, '/') + "m",
          std::string("1 \0m", 4), std::string("1 \xFF\xFE"), std::string("1 m^"),
          std::string("1 m-"), "1 " + std::string(100, 'q')}) {
        EXPECT_FALSE(parse_quantity(text).quantity.has_value());
    }
}

}  // namespace
}  // namespace gossan
