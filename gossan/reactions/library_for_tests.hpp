// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "gossan/reactions/build.hpp"

namespace gossan::reactions::for_tests {

/// Atomic weights enough for the minerals of tests, kg/mol. Source: Prohaska2022.
inline ore::AtomicWeights weights() {
    return {{"H", 1.008e-3},   {"C", 12.011e-3},  {"O", 15.999e-3},  {"Na", 22.990e-3},
            {"Mg", 24.305e-3}, {"Al", 26.982e-3}, {"Si", 28.085e-3}, {"S", 32.06e-3},
            {"Cl", 35.45e-3},  {"K", 39.098e-3},  {"Ca", 40.078e-3}, {"Fe", 55.845e-3},
            {"Cu", 63.546e-3}};
}

/// A library of components and gases without heats of formation, minerals and reactions: those are
/// for each test to add.
inline Library empty_library() {
    Library library;
    const auto component = [&library](const char* name, const char* master) {
        library.substances.components.push_back({name, master, ore::parse_formula(master), {}});
    };
    component("H", "H+");
    component("Fe(II)", "Fe+2");
    component("Fe(III)", "Fe+3");
    component("Cu", "Cu+2");
    component("S(VI)", "SO4-2");
    component("Al", "Al+3");
    component("Mg", "Mg+2");
    component("Ca", "Ca+2");
    component("K", "K+");
    component("Si", "H4SiO4");
    component("O2", "O2");
    component("CO2", "CO2");
    library.substances.gases.push_back({"CO2(g)", "CO2(g)", ore::parse_formula("CO2"), {}});
    library.substances.water = {"H2O", "H2O", ore::parse_formula("H2O"), {}};
    return library;
}

inline void add_mineral(Library& library, const std::string& id, const std::string& formula,
                        ore::Occurrence where = ore::Occurrence::particles) {
    ore::Mineral mineral;
    mineral.id = id;
    mineral.name = id;
    mineral.formula = formula;
    mineral.occurs_in = where;
    mineral.source = "choice: for a test";
    complete(mineral, weights());
    library.substances.minerals.push_back(mineral);
}

/// Adds a reaction with a heat of -50 kJ/mol unless told; throws std::runtime_error with its
/// faults.
inline void add(Library& library, const std::string& id, const std::string& equation,
                std::vector<Law> rate, double enthalpy = -5e4) {
    ReactionFact fact;
    fact.id = id;
    fact.equation = equation;
    fact.enthalpy = MolarEnergy(enthalpy);
    fact.rate = std::move(rate);
    fact.source = "choice: for a test";
    std::string faults;
    for (const FactFault& fault : add_reaction(library, fact)) faults += fault.found + "\n";
    if (!faults.empty()) throw std::runtime_error(faults);
}

/// Rate constant of `k25` per second, the same at every temperature.
inline laws::Arrhenius constant(double k25) {
    return {.k25 = Rate(k25), .activation_energy = MolarEnergy(0.0), .source = {}, .sources = {}};
}

inline laws::GrowthRate growth(double k25) {
    laws::GrowthRate law;
    law.k25 = decltype(law.k25)(k25);
    law.activation_energy = MolarEnergy(40e3);
    return law;
}

inline laws::Topological topological(double phi) {
    return {.phi = phi, .source = {}, .sources = {}};
}

inline laws::Power power(const std::string& driver, double order) {
    laws::Power law;
    law.driver = driver;
    law.order = order;
    return law;
}

/// Chalcopyrite's, as its data file has it.
inline laws::PotentialWindow passivation() {
    laws::PotentialWindow law;
    law.potential25 = Potential{0.65};
    law.slope = decltype(law.slope)(0.0008);
    law.width = Voltage(0.02);
    law.floor25 = 0.15;
    law.floor70 = 0.5;
    return law;
}

inline laws::PhWindow ph_window(std::optional<double> lowest_zero,
                                std::optional<double> lowest_full,
                                std::optional<double> highest_full,
                                std::optional<double> highest_zero) {
    laws::PhWindow law;
    law.lowest_zero = lowest_zero;
    law.lowest_full = lowest_full;
    law.highest_full = highest_full;
    law.highest_zero = highest_zero;
    return law;
}

/// Temperatures in degC.
inline laws::CardinalTemperature cardinal(double minimum, double optimum, double maximum) {
    laws::CardinalTemperature law;
    law.minimum = Temperature{273.15 + minimum};
    law.optimum = Temperature{273.15 + optimum};
    law.maximum = Temperature{273.15 + maximum};
    return law;
}

}  // namespace gossan::reactions::for_tests
