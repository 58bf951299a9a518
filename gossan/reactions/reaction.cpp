// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/reaction.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/base/text.hpp"
#include "gossan/ore/sourced.hpp"

namespace gossan::reactions {
namespace {

constexpr double hess_tolerance = 1e3;   // J/mol
constexpr double atmosphere = 101325.0;  // Pa: the gas standard of PHREEQC's constants
constexpr Dimension rate_dimension{.length = -3, .time = -1, .amount = 1};

std::string kilojoules(double joules) { return shortest(std::round(joules) / 1e3) + " kJ/mol"; }

void check_equation(const EquationReading& reading, std::vector<FactFault>& faults) {
    for (const std::string& fault : reading.faults) {
        faults.push_back({"equation", "reaction.equation", fault, "an equation that balances"});
    }
}

/// Heat of reaction, as given and by Hess.
double settle_heat(const ReactionFact& fact, const ReactionHeat& hess,
                   std::vector<FactFault>& faults) {
    if (!hess.missing.empty()) {
        if (fact.enthalpy) return fact.enthalpy->si;
        faults.push_back({"equation", "reaction.no_heat",
                          "no heat of formation of " + enumerate(hess.missing, "and"),
                          "the reaction's enthalpy, with its source"});
        return 0.0;
    }
    if (fact.enthalpy && std::abs(fact.enthalpy->si - hess.enthalpy) > hess_tolerance) {
        faults.push_back({"enthalpy", "reaction.hess",
                          kilojoules(fact.enthalpy->si) + ", but heats of formation give " +
                              kilojoules(hess.enthalpy),
                          "no enthalpy here, or mend the heats of formation"});
    }
    return fact.enthalpy ? fact.enthalpy->si : hess.enthalpy;
}

/// Minerals that an equation uses up.
std::vector<int> used_up(const Equation& equation) {
    std::vector<int> minerals;
    for (const auto& [mineral, moles] : equation.minerals) {
        if (moles < 0.0) minerals.push_back(mineral);
    }
    return minerals;
}

void check_names(const Library& library, const Law& law, const std::string& key,
                 std::vector<FactFault>& faults) {
    const LawNeeds needs = needs_of(law);
    for (const std::string& name : needs.components) {
        if (library.substances.component(name) >= 0) continue;
        faults.push_back({key, "reaction.unknown_component", "component " + in_quotes(name),
                          "a component of the data"});
    }
    for (const std::string& id : needs.minerals) {
        if (library.substances.mineral(id) >= 0) continue;
        faults.push_back({key, "reaction.unknown_mineral", "mineral " + in_quotes(id),
                          "the id of a mineral of the data"});
    }
}

void check_laws(const Library& library, const ReactionFact& fact, const Equation& equation,
                std::vector<FactFault>& faults) {
    const int own = own_mineral(equation);
    Dimension product{};
    bool vanishes = false;
    for (std::size_t n = 0; n < fact.rate.size(); ++n) {
        const std::string key = joined("rate", n);
        product = product + dimension_of(fact.rate[n]);
        vanishes = vanishes || vanishes_with_solid(fact.rate[n]);
        const LawNeeds needs = needs_of(fact.rate[n]);
        check_names(library, fact.rate[n], key, faults);
        if (needs.own_solid && own < 0) {
            faults.push_back({key, "reaction.no_solid",
                              name_of(fact.rate[n]) + " in a reaction without a solid",
                              "a law of the solution"});
        }
        if (needs.solubility && own >= 0 && !library.solubilities.contains(own)) {
            const auto& id = library.substances.minerals[static_cast<std::size_t>(own)].id;
            faults.push_back(
                {key, "reaction.no_solubility",
                 name_of(fact.rate[n]) + " of " + in_quotes(id) + ", which has no solubility",
                 "a [solubility] in the file of the mineral"});
        }
    }
    if (product != rate_dimension) {
        faults.push_back({"rate", "reaction.rate_unit",
                          "factors that multiply to " + si_unit(product),
                          "factors that multiply to mol/m3/s: one rate constant, and with one per "
                          "amount of solid (1/s) one law of what is left of it (mol/m3)"});
    }
    if (!used_up(equation).empty() && !vanishes) {
        faults.push_back({"rate", "reaction.does_not_end",
                          "a rate that goes on when the solid is used up",
                          "a law of what is left of the solid, such as topological"});
    }
}

}  // namespace

EnumNames<Basis> names_of(Basis) {
    return {{Basis::bed, "bed", "per m3 of bed; water counts with its share"},
            {Basis::solution, "solution", "per m3 of solution"}};
}

int own_mineral(const Equation& equation) {
    const auto consumed = used_up(equation);
    if (consumed.size() == 1) return consumed.front();
    if (consumed.empty() && equation.minerals.size() == 1) return equation.minerals.front().first;
    return -1;
}

Schema<ReactionFact> ReactionFact::schema() {
    using R = ReactionFact;
    return ore::sourced(
        Schema<R>("reaction", "A balanced reaction with its rate.")
            .field("id", &R::id, "by which scenarios call it")
            .field("equation", &R::equation,
                   "such as \"CuO + 2 H+ = Cu+2 + H2O\"; solids by formula or id, ions as master "
                   "species, gases as \"CO2(g)\"")
            .field("enthalpy", &R::enthalpy,
                   "of reaction; left out where heats of formation give it", unit("kJ/mol"))
            .field("only_with", &R::only_with,
                   "components that must be carried already for the reaction to take part",
                   defaults_to("choice: the reaction brings its components along"))
            .field("basis", &R::basis,
                   "the volume that the rate is per; left out, bed with a solid in the equation, "
                   "else solution")
            .field("optional", &R::optional,
                   "whether it takes part only where a scenario includes it",
                   defaults_to("choice: what is a fact takes part"))
            .field("rate", &R::rate, "factors of the rate", tag("law")));
}

Schema<SolubilityFact> SolubilityFact::schema() {
    using S = SolubilityFact;
    return ore::sourced(
        Schema<S>("solubility", "Equilibrium of a mineral with its solution.")
            .field("equation", &S::equation, "dissolution of one mole, the mineral on the left")
            .field("log_k", &S::log_k, "log10 of the constant at 25 degC")
            .field("enthalpy", &S::enthalpy, "of dissolution", unit("kJ/mol"))
            .field("analytic", &S::analytic,
                   "A1 to A6 of log10 K = A1 + A2 T + A3/T + A4 log10 T + A5/T^2 + A6 T^2, T in K")
            .field("gas_pressure", &S::gas_pressure, above(0),
                   "partial pressure of the gas it makes", unit("bar"))
            .check("analytic", [](const S& fact) -> std::optional<std::string> {
                if (!fact.analytic || fact.analytic->size() == 6) return std::nullopt;
                return "needs six coefficients, A1 to A6";
            }));
}

std::vector<FactFault> add_solubility(Library& library, const std::string& mineral,
                                      const SolubilityFact& fact) {
    std::vector<FactFault> faults;
    const EquationReading reading = read_equation(fact.equation, library.substances, {&mineral, 1});
    check_equation(reading, faults);
    if (!faults.empty()) return faults;
    const Equation& equation = reading.equation;
    const int index = library.substances.mineral(mineral);
    if (equation.minerals.size() != 1 || Equation::made(equation.minerals, index) != -1.0) {
        faults.push_back({"equation", "solubility.not_one_mole", in_quotes(fact.equation),
                          "the dissolution of one mole of " + mineral + " into the solution"});
    }
    if (equation.gases.size() > 1 || equation.gases.empty() == fact.gas_pressure.has_value()) {
        faults.push_back({"gas_pressure", "solubility.gas_pressure",
                          std::to_string(equation.gases.size()) + " gases in the equation",
                          "a gas_pressure if and only if there is one gas"});
    }
    Solubility result{.equation = equation, .constant = {.log_k_25 = fact.log_k}};
    if (fact.analytic) {
        std::copy(fact.analytic->begin(), fact.analytic->end(), result.constant.analytic.begin());
        result.constant.has_analytic = true;
    }
    const ReactionHeat hess = heat_by_formation(equation, library.substances);
    if (fact.enthalpy)
        result.constant.enthalpy = fact.enthalpy->si;
    else if (hess.missing.empty())
        result.constant.enthalpy = hess.enthalpy;
    else if (!fact.analytic) {
        faults.push_back({"equation", "solubility.no_heat",
                          "no heat of formation of " + enumerate(hess.missing, "and"),
                          "an enthalpy or analytic coefficients"});
    }
    if (!faults.empty()) return faults;
    if (fact.gas_pressure) {
        result.ln_gases =
            equation.gases.front().second * std::log(fact.gas_pressure->si / atmosphere);
    }
    library.solubilities[index] = result;
    return faults;
}

std::vector<FactFault> add_reaction(Library& library, const ReactionFact& fact,
                                    std::span<const std::string> preferred) {
    std::vector<FactFault> faults;
    const EquationReading reading = read_equation(fact.equation, library.substances, preferred);
    check_equation(reading, faults);
    if (!faults.empty()) return faults;
    const bool has_solid = !reading.equation.minerals.empty();
    if (has_solid && own_mineral(reading.equation) < 0) {
        faults.push_back(
            {"equation", "reaction.no_own_solid",
             std::to_string(used_up(reading.equation).size()) + " solids used up and " +
                 std::to_string(reading.equation.minerals.size()) + " in all",
             "a reaction that uses up one solid, or uses up none and makes at most one"});
    }
    for (const std::string& name : fact.only_with) {
        if (library.substances.component(name) < 0) {
            faults.push_back({"only_with", "reaction.unknown_component",
                              "component " + in_quotes(name), "a component of the data"});
        }
    }
    const double enthalpy =
        settle_heat(fact, heat_by_formation(reading.equation, library.substances), faults);
    check_laws(library, fact, reading.equation, faults);
    if (faults.empty()) {
        const Basis usual = has_solid ? Basis::bed : Basis::solution;
        library.reactions.push_back({fact.id, reading.equation, enthalpy, fact.only_with, fact.rate,
                                     fact.basis.value_or(usual) == Basis::solution, fact.optional});
    }
    return faults;
}

std::map<std::string, double> acid_capacities(const Library& library) {
    std::map<std::string, double> capacities;
    const int proton = library.substances.proton();
    for (const Reaction& reaction : library.reactions) {
        const double protons = -Equation::made(reaction.equation.components, proton);
        for (const auto& [mineral, moles] : reaction.equation.minerals) {
            if (moles >= 0.0 || protons <= 0.0) continue;
            double& most =
                capacities[library.substances.minerals[static_cast<std::size_t>(mineral)].id];
            most = std::max(most, protons / -moles);
        }
    }
    return capacities;
}

}  // namespace gossan::reactions
