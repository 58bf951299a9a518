// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/equation.hpp"
#include "gossan/reactions/laws/all.hpp"

namespace gossan::reactions {

/// What the volume in the unit of a rate is.
enum class Basis { bed, solution };

EnumNames<Basis> names_of(Basis);

/// A reaction as a data file states it.
struct ReactionFact {
    std::string id;
    std::string equation;
    std::optional<MolarEnergy>
        enthalpy;                        ///< of reaction; left out where heats of formation give it
    std::vector<std::string> only_with;  ///< components that must be carried for it to take part
    bool optional = false;               ///< takes part only where a selection includes it
    std::optional<Basis> basis;          ///< of the rate; left out: bed if there is a solid
    std::vector<Law> rate;               ///< factors of the rate
    std::string source;                  ///< of equation and enthalpy
    std::map<std::string, std::string> sources;

    static Schema<ReactionFact> schema();
};

/// How much of a mineral dissolves at equilibrium, as a data file states it.
struct SolubilityFact {
    std::string equation;  ///< the mineral on the left: "CaSO4·2H2O = Ca+2 + SO4-2 + 2 H2O"
    double log_k = 0.0;    ///< log10 K at 25 degC
    std::optional<MolarEnergy> enthalpy;          ///< for van 't Hoff; else from heats of formation
    std::optional<std::vector<double>> analytic;  ///< A1 … A6 of log10 K(T); rules over both
    std::optional<Pressure> gas_pressure;  ///< partial pressure of the one gas in the equation
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<SolubilityFact> schema();
};

/// A reaction whose substances are found, balanced and warm.
struct Reaction {
    std::string id;
    Equation equation;
    double enthalpy = 0.0;  ///< J per mole of extent
    std::vector<std::string> only_with;
    std::vector<Law> rate;
    bool per_solution = false;  ///< its rate is per m3 of solution
    bool is_optional = false;   ///< takes part only where a selection includes it
};

/// A solubility whose substances are found.
struct Solubility {
    Equation equation;  ///< uses up one mole of the mineral
    solution::EquilibriumConstant constant;
    double ln_gases = 0.0;  ///< sum of moles made times ln(partial pressure/1 atm)
};

/// All that networks are built from.
struct Library {
    Substances substances;
    std::map<int, Solubility> solubilities;  ///< by index of the mineral
    std::vector<Reaction> reactions;         ///< by id
    std::vector<std::string> groups;         ///< of microbes, each with a component of its name
    std::map<int, double> capacities;  ///< the most that ore holds of a mineral, mol/kg dry, by
                                       ///< index of the mineral; those without a limit left out
};

/// What is wrong with a fact, in sentences; empty when it was added to the library.
struct FactFault {
    std::string key;  ///< of the fact: "equation", "rate[1]"
    std::string code;
    std::string found;
    std::string write;
};

/// Adds a solubility of `mineral` to the library, if nothing is wrong with it.
[[nodiscard]] std::vector<FactFault> add_solubility(Library& library, const std::string& mineral,
                                                    const SolubilityFact& fact);

/// The solid that rules a reaction's rate: the one it uses up, else the one it grows; -1 where that
/// is not one solid, or where there is none.
[[nodiscard]] int own_mineral(const Equation& equation);

/// Adds a reaction to the library, if nothing is wrong with it: balance in elements and charge; the
/// heat as given and by heats of formation (within 1 kJ/mol of each other); factors that multiply
/// to mol/m3/s and vanish with the solid that is used up, if there is one. `preferred` as for
/// `read_equation`. Solubilities and substances must be there before.
[[nodiscard]] std::vector<FactFault> add_reaction(Library& library, const ReactionFact& fact,
                                                  std::span<const std::string> preferred = {});

/// mol H+ that a mole of each mineral takes up by those of its reactions that use up the mineral;
/// the largest where there are several; minerals that take up none are left out.
[[nodiscard]] std::map<std::string, double> acid_capacities(const Library& library);

}  // namespace gossan::reactions
