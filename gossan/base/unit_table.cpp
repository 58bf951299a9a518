// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/unit_table.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "gossan/base/explanations.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"

namespace gossan {
namespace {

struct Entry {
    std::string_view name;
    long double numerator;
    long double denominator;
    Dimension dimension;
    std::string_view prefixes = {};  ///< SI prefixes that the trade puts before it
    long double zero = 0.0L;
};

constexpr Dimension number{};
constexpr Dimension mass{.mass = 1};
constexpr Dimension length{.length = 1};
constexpr Dimension area{.length = 2};
constexpr Dimension volume{.length = 3};
constexpr Dimension time{.time = 1};
constexpr Dimension temperature{.temperature = 1};
constexpr Dimension amount{.amount = 1};
constexpr Dimension current{.current = 1};
constexpr Dimension money{.money = 1};
constexpr Dimension pressure{.mass = 1, .length = -1, .time = -2};
constexpr Dimension energy{.mass = 1, .length = 2, .time = -2};
constexpr Dimension power{.mass = 1, .length = 2, .time = -3};

// Exact by definition unless said otherwise. Source: NIST-SP811, appendix B.
// Moles of a perfect gas at 1 atm: 101325 V / (R T); R = 8.31446261815324 J/mol/K, CODATA2018.
constexpr long double moles_at_1_kelvin = 101325.0L;  // times V, over R T
constexpr long double R = 8.31446261815324L;
constexpr long double cubic_foot = 0.028316846592L;

constexpr auto entries = std::to_array<Entry>({
    {"%", 1, 100, number},
    {"ppm", 1, 1e6L, number},
    {"ppb", 1, 1e9L, number},
    {"cells", 1, 1, number},
    {"g", 1, 1000, mass, "kcmunM"},
    {"t", 1000, 1, mass, "kM"},
    {"lb", 45359237, 1e8L, mass, "kM"},
    {"oz", 45359237, 16e8L, mass},
    {"st", 45359237 * 2000.0L, 1e8L, mass},
    {"lt", 45359237 * 2240.0L, 1e8L, mass},
    {"m", 1, 1, length, "kdcmun"},
    {"in", 254, 10000, length},
    {"angstrom", 1, 1e10L, length},
    {"ft", 3048, 10000, length},
    {"yd", 9144, 10000, length},
    {"mi", 1609344, 1000, length},
    {"ha", 10000, 1, area},
    {"acre", 40468564224.0L, 1e7L, area},
    {"darcy", 1, 101325e7L, area, "m"},  // 1 cP, 1 cm/s, 1 atm/cm
    {"L", 1, 1000, volume, "mukM"},
    {"gal", 3785411784.0L, 1e12L, volume, "kM"},
    {"s", 1, 1, time, "mun"},
    {"min", 60, 1, time},
    {"h", 3600, 1, time},
    {"d", 86400, 1, time},
    {"wk", 604800, 1, time},
    {"a", 31557600, 1, time},  // Julian year, 365.25 d
    {"Hz", 1, 1, {.time = -1}, "kM"},
    {"K", 1, 1, temperature, "m"},
    {"degC", 1, 1, temperature, "", 273.15L},
    {"degF", 5, 9, temperature, "", 459.67L * 5.0L / 9.0L},
    {"mol", 1, 1, amount, "kmunM"},
    {"M", 1000, 1, {.length = -3, .amount = 1}, "mun"},
    {"Nm3", moles_at_1_kelvin, R * 273.15L, amount},                            // 0 degC, 1 atm
    {"scf", moles_at_1_kelvin* cubic_foot, R*(519.67L * 5 / 9), amount, "kM"},  // 60 degF, 1 atm
    {"scfm",
     moles_at_1_kelvin* cubic_foot,
     R*(519.67L * 5 / 9) * 60,
     {.time = -1, .amount = 1},
     "k"},
    {"cfm", 28316846592.0L, 60e12L, {.length = 3, .time = -1}},
    {"gpm", 3785411784.0L, 60e12L, {.length = 3, .time = -1}, "k"},
    {"Pa", 1, 1, pressure, "hkMG"},
    {"bar", 100000, 1, pressure, "m"},
    {"atm", 101325, 1, pressure},
    {"psi", 0.45359237L * 9.80665L, 0.0254L * 0.0254L, pressure},
    {"N", 1, 1, {.mass = 1, .length = 1, .time = -2}, "mkM"},
    {"J", 1, 1, energy, "kMG"},
    {"cal", 4184, 1000, energy, "k"},  // thermochemical calorie
    {"Wh", 3600, 1, energy, "kMG"},
    {"W", 1, 1, power, "mkMG"},
    {"P", 1, 10, {.mass = 1, .length = -1, .time = -1}, "c"},
    {"A", 1, 1, current, "mk"},
    {"V", 1, 1, Voltage::dimension, "mk"},
    {"C", 1, 1, {.time = 1, .current = 1}},
    {"USD", 1, 1, money, "kM"},
    {"USc", 1, 100, money},
});

struct Prefix {
    char letter;
    long double numerator;
    long double denominator;
};
constexpr std::array<Prefix, 9> prefixes{{{'n', 1, 1e9L},
                                          {'u', 1, 1e6L},
                                          {'m', 1, 1000},
                                          {'c', 1, 100},
                                          {'d', 1, 10},
                                          {'h', 100, 1},
                                          {'k', 1000, 1},
                                          {'M', 1e6L, 1},
                                          {'G', 1e9L, 1}}};

struct Spelling {
    std::string_view word;  ///< in small letters
    std::string_view unit;
};
// What people write for these units; shown as the correction, never accepted in silence.
constexpr auto spellings = std::to_array<Spelling>({
    {"sec", "s"},        {"secs", "s"},
    {"second", "s"},     {"seconds", "s"},
    {"mins", "min"},     {"minute", "min"},
    {"minutes", "min"},  {"hr", "h"},
    {"hrs", "h"},        {"hour", "h"},
    {"hours", "h"},      {"day", "d"},
    {"days", "d"},       {"week", "wk"},
    {"weeks", "wk"},     {"yr", "a"},
    {"yrs", "a"},        {"y", "a"},
    {"year", "a"},       {"years", "a"},
    {"gram", "g"},       {"grams", "g"},
    {"gm", "g"},         {"gr", "g"},
    {"kgs", "kg"},       {"kilo", "kg"},
    {"kilos", "kg"},     {"kgw", "kg"},
    {"tonne", "t"},      {"tonnes", "t"},
    {"mt", "t"},         {"tpd", "t/d"},
    {"dmt", "t"},        {"lbs", "lb"},
    {"pound", "lb"},     {"pounds", "lb"},
    {"meter", "m"},      {"meters", "m"},
    {"metre", "m"},      {"metres", "m"},
    {"inch", "in"},      {"inches", "in"},
    {"foot", "ft"},      {"feet", "ft"},
    {"sqft", "ft2"},     {"sqm", "m2"},
    {"cbm", "m3"},       {"cc", "mL"},
    {"liter", "L"},      {"liters", "L"},
    {"litre", "L"},      {"litres", "L"},
    {"lt/h", "L/h"},     {"lph", "L/h"},
    {"lpm", "L/min"},    {"gallon", "gal"},
    {"gallons", "gal"},  {"mole", "mol"},
    {"moles", "mol"},    {"gmol", "mol"},
    {"molar", "M"},      {"joule", "J"},
    {"joules", "J"},     {"kjoule", "kJ"},
    {"kjoules", "kJ"},   {"volt", "V"},
    {"volts", "V"},      {"watt", "W"},
    {"watts", "W"},      {"amp", "A"},
    {"amps", "A"},       {"ampere", "A"},
    {"celsius", "degC"}, {"centigrade", "degC"},
    {"f", "degF"},       {"fahrenheit", "degF"},
    {"kelvin", "K"},     {"percent", "%"},
    {"pct", "%"},        {"wt%", "%"},
    {"vol%", "%"},       {"dollar", "USD"},
    {"dollars", "USD"},  {"$", "USD"},
    {"us$", "USD"},      {"usd$", "USD"},
    {"nm3h", "Nm3/h"},   {"micron", "um"},
    {"microns", "um"},
});

constexpr auto named = std::to_array<NamedDimension>({
    {number, "a number", ""},
    {mass, "a mass", "kg"},
    {length, "a length", "m"},
    {area, "an area", "m2"},
    {volume, "a volume", "m3"},
    {time, "a time", "d"},
    {temperature, "a temperature difference", "K"},
    {amount, "an amount", "mol"},
    {current, "a current", "A"},
    {money, "a sum of money", "USD"},
    {Voltage::dimension, "a voltage", "mV"},
    {{.mass = 1, .length = 2, .time = -3, .temperature = -1, .current = -1},
     "a voltage by temperature",
     "mV/K"},
    {{.length = 1, .time = -1}, "a volume per area and time", "L/m2/h"},
    {{.time = -1}, "a rate", "1/d"},
    {{.length = 2, .time = -1}, "a diffusivity", "m2/s"},
    {{.length = -1}, "an inverse length", "1/m"},
    {{.length = 3, .time = -1}, "a volume flow", "m3/h"},
    {{.mass = 1, .time = -1}, "a mass flow", "t/d"},
    {{.mass = 1, .length = -2, .time = -1}, "a mass per area and time", "kg/m2/h"},
    {{.time = -1, .amount = 1}, "an amount flow", "mol/s"},
    {{.length = -2, .time = -1, .amount = 1}, "an amount per area and time", "mol/m2/s"},
    {{.length = -3, .time = -1, .amount = 1}, "an amount per volume and time", "mol/m3/d"},
    {pressure, "a pressure", "kPa"},
    {Dimension{} - pressure, "an inverse pressure", "1/kPa"},
    {{.mass = 1, .length = -3}, "a mass per volume", "g/L"},
    {{.length = -3, .amount = 1}, "an amount per volume", "mol/m3"},
    {{.mass = 1, .amount = -1}, "a molar mass", "g/mol"},
    {{.mass = -1, .amount = 1}, "an amount per mass", "mol/kg"},
    {{.mass = -1, .length = 2}, "an area per mass", "m2/kg"},
    {{.mass = -1, .length = 3}, "a volume per mass", "m3/t"},
    {{.length = 3, .amount = -1}, "a molar volume", "mL/mol"},
    {energy, "an energy", "kJ"},
    {power, "a power", "kW"},
    {{.mass = 1, .length = 2, .time = -2, .amount = -1}, "an energy per amount", "kJ/mol"},
    {{.mass = 1, .length = 2, .time = -2, .temperature = -1, .amount = -1},
     "a molar heat capacity",
     "J/mol/K"},
    {{.length = 2, .time = -2}, "an energy per mass", "kJ/kg"},
    {{.length = 2, .time = -2, .temperature = -1}, "a specific heat", "J/kg/K"},
    {{.mass = 1, .length = 1, .time = -3, .temperature = -1}, "a heat conductivity", "W/m/K"},
    {{.mass = 1, .time = -3, .temperature = -1}, "a heat transfer coefficient", "W/m2/K"},
    {{.mass = 1, .time = -3}, "a heat flux", "W/m2"},
    {{.length = -1, .temperature = 1}, "a temperature gradient", "K/m"},
    {{.mass = 1, .length = -1, .time = -1}, "a viscosity", "cP"},
    {{.mass = 1, .time = -2}, "a surface tension", "mN/m"},
    {{.length = -2, .current = 1}, "a current density", "A/m2"},
    {{.mass = -1, .money = 1}, "a price per mass", "USD/t"},
    {{.length = -3, .money = 1}, "a price per volume", "USD/m3"},
});

std::optional<UnitValue> with_prefix(std::string_view word) {
    if (word.size() < 2) return std::nullopt;
    const auto prefix = std::find_if(prefixes.begin(), prefixes.end(),
                                     [&](const Prefix& p) { return p.letter == word.front(); });
    if (prefix == prefixes.end()) return std::nullopt;
    for (const Entry& e : entries) {
        if (e.name != word.substr(1) || e.prefixes.find(word.front()) == e.prefixes.npos) continue;
        return UnitValue{e.numerator * prefix->numerator, e.denominator * prefix->denominator,
                         e.dimension};
    }
    return std::nullopt;
}

/// Every word that `find_unit` knows.
std::vector<std::string> known_words() {
    std::vector<std::string> words;
    for (const Entry& e : entries) {
        words.emplace_back(e.name);
        for (const char prefix : e.prefixes) words.push_back(prefix + std::string(e.name));
    }
    return words;
}

}  // namespace

std::optional<UnitValue> find_unit(std::string_view word) {
    if (word == "l") word = "L";
    if (word == "ml") word = "mL";
    for (const Entry& e : entries) {
        if (e.name == word) return UnitValue{e.numerator, e.denominator, e.dimension, e.zero};
    }
    return with_prefix(word);
}

std::optional<std::string> suggest_unit(std::string_view word) {
    const std::string small = lowered(word);
    for (const Spelling& spelling : spellings) {
        if (spelling.word == small) return std::string(spelling.unit);
    }
    const auto words = known_words();
    if (word.size() > 2) return nearest(word, words);
    // One letter of two is another word; only the case may be wrong.
    const auto same = std::find_if(words.begin(), words.end(), [&](const std::string& known) {
        return known.size() == word.size() && lowered(known) == small;
    });
    return same == words.end() ? std::nullopt : std::optional(*same);
}

std::span<const NamedDimension> named_dimensions() { return named; }

std::string units_page() {
    std::string out;
    std::vector<Dimension> done;
    for (const Entry& first : entries) {
        if (std::find(done.begin(), done.end(), first.dimension) != done.end()) continue;
        done.push_back(first.dimension);
        const bool is_temperature = first.dimension == temperature;
        out +=
            (is_temperature ? "a temperature or its difference" : dimension_name(first.dimension)) +
            ":";
        for (const Entry& e : entries) {
            if (e.dimension != first.dimension) continue;
            out += " " + std::string(e.name);
            for (const char prefix : e.prefixes)
                out += std::string(" ") + prefix + std::string(e.name);
        }
        out += "\n";
    }
    return out;
}

}  // namespace gossan
