// SPDX-License-Identifier: Apache-2.0
// Speciation against PHREEQC 3 with phreeqc.dat and the same species.
#include "gossan/solution/speciation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "gossan/solution/properties.hpp"
#include "gossan/solution/random_solutions.hpp"
#include "gossan/solution/redox.hpp"
#include "gossan/solution/saturation.hpp"

namespace gossan::solution {
namespace {

using reference::Row;

constexpr EquilibriumConstant iron_couple{
    -13.02, 40.5e3, {}, false};  // Fe+2 = Fe+3 + e-, Parkhurst2013

struct Case {
    Speciation speciation = reference::speciation();
    SpeciationResult result;

    void solve(double celsius, const std::map<std::string, double>& amounts) {
        ASSERT_TRUE(speciation.solve(celsius + 273.15, reference::balanced(amounts), result));
    }
    [[nodiscard]] int component(const char* name) const {
        return component_index(speciation.components(), name);
    }
    [[nodiscard]] std::size_t species(const std::string& name) const {
        for (std::size_t s = 0; s < speciation.species().size(); ++s) {
            if (speciation.species()[s].name == name) return s;
        }
        throw std::runtime_error("no species " + name);
    }
    [[nodiscard]] double molality(const std::string& name) const {
        return result.molality[species(name)];
    }
    [[nodiscard]] double ln_activity(const char* name) const {
        return result.ln_activity[static_cast<std::size_t>(component(name))];
    }
    /// Of any species, by the law of mass action.
    [[nodiscard]] double log_activity(const std::string& name) const {
        const AqueousSpecies& s = speciation.species()[species(name)];
        double sum = ln_k({s.log_k_25, s.enthalpy, s.analytic, s.has_analytic}, result.temperature);
        sum += s.water * result.ln_water_activity;
        for (std::size_t k = 0; k < s.stoichiometry.size(); ++k)
            sum += s.stoichiometry[k] * result.ln_activity[k];
        return sum / std::numbers::ln10;
    }
    [[nodiscard]] double potential() const {
        return potential_from_activities(iron_couple, ln_activity("Fe(III)"), ln_activity("Fe(II)"),
                                         result.temperature);
    }
};

/// "m(Fe+3)" with prefix "m" is Fe+3; empty if the column is another.
std::string species_of(const std::string& column, const std::string& prefix) {
    const bool is_one = column.starts_with(prefix + "(") && column.back() == ')';
    return is_one ? column.substr(prefix.size() + 1, column.size() - prefix.size() - 2) : "";
}

TEST(PhreeqcComparison, AgreesWithPhreeqcOnTwentyAcidSulphateSolutions) {
    Case here;
    double worst_log_activity = 0.0;
    double worst_log_molality = 0.0;
    double worst_potential = 0.0;
    const auto rows = reference::read_csv("speciation-phreeqc.csv");
    ASSERT_EQ(rows.size(), 20u);
    for (const Row& row : rows) {
        const auto value = [&](const std::string& column) { return std::stod(row.at(column)); };
        here.solve(value("T_C"), {{"Fe(II)", value("Fe2_g") / 55.845},
                                  {"Fe(III)", value("Fe3_g") / 55.845},
                                  {"Cu", value("Cu_g") / 63.546},
                                  {"Al", value("Al_g") / 26.982},
                                  {"Mg", value("Mg_g") / 24.305},
                                  {"K", value("K_g") / 39.098},
                                  {"Ca", value("Ca_g") / 40.078},
                                  {"Na", value("Na_g") / 22.990},
                                  {"S(VI)", value("so4_final_mol")}});
        for (const auto& [column, text] : row) {
            const std::string active = species_of(column, "a");
            const std::string dissolved = species_of(column, "m");
            if (!active.empty()) {
                const double error = here.log_activity(active) - std::log10(std::stod(text));
                worst_log_activity = std::max(worst_log_activity, std::abs(error));
            }
            if (!dissolved.empty()) {
                const double error = std::log10(here.molality(dissolved) / std::stod(text));
                worst_log_molality = std::max(worst_log_molality, std::abs(error));
            }
        }
        worst_potential =
            std::max(worst_potential, std::abs(here.potential() - 1e-3 * value("Eh_mV")));
        EXPECT_NEAR(here.result.ionic_strength, value("mu"), 2e-4 * value("mu"));
        EXPECT_NEAR(here.result.water_activity, value("aw"), 1e-5);
        EXPECT_NEAR(-here.log_activity("H+"), value("pH"), 5e-4);
    }
    RecordProperty("worst_log_activity", std::to_string(worst_log_activity));
    RecordProperty("worst_potential_mV", std::to_string(1e3 * worst_potential));
    // Asked: 0.02 and 2 mV. What is left comes from PHREEQC's older value of R, its density of
    // water at 1 atm and its molar masses.
    EXPECT_LT(worst_log_activity, 5e-4);
    EXPECT_LT(worst_log_molality, 5e-4);
    EXPECT_LT(worst_potential, 2e-5);
}

TEST(PhreeqcComparison, AgreesWithPhreeqcOnRaffinatePlsAndElectrolyte) {
    Case here;
    // KFe3(SO4)2(OH)6 + 6 H+ = K+ + 3 Fe+3 + 2 SO4-2 + 6 H2O, Parkhurst2013.
    const EquilibriumConstant jarosite{-9.21, -31.28e3 * 4.184, {}, false};
    for (const Row& row : reference::read_csv("speciation-liquors.csv")) {
        SCOPED_TRACE(row.at("id"));
        const auto value = [&](const std::string& column) { return std::stod(row.at(column)); };
        std::map<std::string, double> amounts;
        for (const char* name : {"Fe(III)", "Fe(II)", "Cu", "Al", "Mg", "K", "Na", "S(VI)"})
            amounts[name] = value(name);
        here.solve(value("T_C"), amounts);
        // 1e-3: S(VI) is given to 5 digits, and its last one is 1e-4 of the acid.
        EXPECT_NEAR(here.result.ionic_strength / value("I"), 1.0, 1e-3);
        for (const auto& [column, text] : row) {
            const std::string dissolved = species_of(column, "m");
            if (!dissolved.empty()) {
                EXPECT_NEAR(here.molality(dissolved) / std::stod(text), 1.0, 1e-3) << column;
            }
            const std::string active = species_of(column, "gamma");
            if (!active.empty()) {
                const double gamma =
                    std::pow(10.0, here.log_activity(active)) / here.molality(active);
                EXPECT_NEAR(gamma / std::stod(text), 1.0, 1e-3) << column;
            }
        }
        EXPECT_NEAR(here.potential(), value("Eh_V"), 5e-5);
        if (row.at("SI_jarosite").empty()) continue;
        std::vector<double> stoichiometry(here.result.ln_activity.size(), 0.0);
        stoichiometry[static_cast<std::size_t>(here.component("H"))] = -6.0;
        stoichiometry[static_cast<std::size_t>(here.component("K"))] = 1.0;
        stoichiometry[static_cast<std::size_t>(here.component("Fe(III)"))] = 3.0;
        stoichiometry[static_cast<std::size_t>(here.component("S(VI)"))] = 2.0;
        const Saturation solid = saturation(jarosite, stoichiometry, 6.0, here.result.ln_activity,
                                            here.result.ln_water_activity, here.result.temperature);
        EXPECT_NEAR(solid.ln_omega / std::numbers::ln10, value("SI_jarosite"),
                    2e-3);  // 6 pH and 3 Fe+3 of 1e-4 each
    }
}

TEST(FreeAcid, IsTheProtonExcessThatElectroneutralityLeaves) {
    Case here;
    const auto rows = reference::read_csv("speciation-liquors.csv");
    // H_tot = 2 S(VI) - 3 Fe(III) - 2 Fe(II) - 2 Cu - 3 Al - 2 Mg - K - Na, mol per kg of water: by
    // hand for the first two.
    const double expected[] = {
        2 * 0.95336 - 3 * 0.18 - 2 * 0.036 - 2 * 0.008 - 3 * 0.2 - 2 * 0.2 - 0.002 - 0.04,
        2 * 1.0111 - 3 * 0.18 - 2 * 0.036 - 2 * 0.008 - 3 * 0.2 - 2 * 0.2 - 0.002 - 0.04};
    EXPECT_NEAR(expected[0], 0.23672, 1e-9);
    EXPECT_NEAR(expected[1], 0.35216, 5e-5);  // S(VI) has five digits
    for (std::size_t index = 0; index < 2; ++index) {
        const Row& row = rows[index];
        std::map<std::string, double> amounts;
        for (const char* name : {"Fe(III)", "Fe(II)", "Cu", "Al", "Mg", "K", "Na", "S(VI)"})
            amounts[name] = std::stod(row.at(name));
        here.solve(std::stod(row.at("T_C")), amounts);
        // Counted from the species: what protons there are beyond water and sulphate.
        double counted = 0.0;
        for (std::size_t s = 0; s < here.result.molality.size(); ++s) {
            counted += here.speciation.species()[s]
                           .stoichiometry[static_cast<std::size_t>(here.component("H"))] *
                       here.result.molality[s];
        }
        EXPECT_NEAR(counted, expected[index], 1e-10);
    }
}

}  // namespace
}  // namespace gossan::solution
