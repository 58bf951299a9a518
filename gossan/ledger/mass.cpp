// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/mass.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "gossan/base/constants.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::ledger {
namespace {

struct MolarMass {
    std::string_view substance;
    double kg_per_mol;
};

/// Source: Prohaska2022; acid: half of H2SO4 a mol of H, as the trade counts it.
constexpr auto molar_masses = std::to_array<MolarMass>({
    {"Cu", 0.063546},
    {"H", 0.04904},
    {"Fe", 0.055845},
    {"Fe(II)", 0.055845},
    {"Fe(III)", 0.055845},
    {"S", 0.03206},
    {"S(VI)", 0.096056},
    {"water", constants::water_molar_mass},
    {"O2", 0.031998},
    {"O2(g)", 0.031998},
    {"CO2", 0.044009},
    {"CO2(g)", 0.044009},
});

}  // namespace

double kilograms(const std::string& substance, const std::string& unit) {
    if (unit == "kg") return 1.0;
    if (unit == "t") return 1e3;
    if (unit == "g") return 1e-3;
    if (unit == "m3" && substance == "water") return 1e3;
    const auto found = std::find_if(
        molar_masses.begin(), molar_masses.end(),
        [&](const MolarMass& each) { return unit == "mol" && each.substance == substance; });
    if (found != molar_masses.end()) return found->kg_per_mol;
    throw Error(
        ErrorCode::input,
        "balance.csv: " + substance + " in " + in_quotes(unit) + " cannot be turned into kg", {},
        "write its rows in mol, g, kg or t, and water also in m3");
}

double element_share(const std::string& substance) {
    return substance == "S(VI)" ? 0.03206 / 0.096056 : 1.0;
}

}  // namespace gossan::ledger
