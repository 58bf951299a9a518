// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "gossan/ore/formula.hpp"
#include "gossan/reactions/build.hpp"
#include "gossan/solution/speciation.hpp"

/// For tests and benchmarks alone: chemistry to put into a column.
namespace gossan::column::made {

struct Chemistry {
    std::shared_ptr<const reactions::Network> network;
    std::shared_ptr<const solution::Speciation> speciation;
};

inline reactions::Substance substance(const std::string& name, const std::string& written) {
    return {name, written, ore::parse_formula(written), std::nullopt};
}

inline ore::Mineral mineral(const std::string& id, const std::string& formula,
                            ore::Occurrence occurs_in, double gram_per_mol) {
    ore::Mineral made;
    made.id = id;
    made.formula = formula;
    made.occurs_in = occurs_in;
    made.composition = ore::parse_formula(formula);
    made.molar_mass = MolarMass(1e-3 * gram_per_mol);
    return made;
}

inline void add(reactions::Library& library, const std::string& id, const std::string& equation,
                double enthalpy, std::vector<reactions::Law> rate) {
    reactions::ReactionFact fact;
    fact.id = id;
    fact.equation = equation;
    fact.enthalpy = MolarEnergy(enthalpy);
    fact.rate = std::move(rate);
    const auto faults = reactions::add_reaction(library, fact);
    if (!faults.empty()) throw std::runtime_error(id + ": " + faults.front().found);
}

inline reactions::Law constant_rate(double per_second, double activation_energy = 0.0) {
    reactions::laws::Arrhenius law;
    law.k25 = Rate(per_second);
    law.activation_energy = MolarEnergy(activation_energy);
    return law;
}

inline reactions::Law growth(double mol_per_m3_s) {
    reactions::laws::GrowthRate law;
    law.k25 = decltype(law.k25)(mol_per_m3_s);
    return law;
}

inline reactions::Law power(const std::string& driver, double order, double reference = 100.0) {
    reactions::laws::Power law;
    law.driver = driver;
    law.order = order;
    law.reference = Concentration(reference);
    return law;
}

inline reactions::Law topological(double phi) {
    reactions::laws::Topological law;
    law.phi = phi;
    return law;
}

inline reactions::Law while_present(double half) {
    reactions::laws::WhilePresent law;
    law.half = Concentration(half);
    return law;
}

/// A tracer without charge (argon), and a solid of the same that reactions may make or dissolve.
/// `molar_mass` zero leaves volume, density and viscosity of the water alone.
inline Chemistry tracer(double molar_mass = 0.0,
                        const std::vector<reactions::ReactionFact>& facts = {}) {
    reactions::Library library;
    library.substances.components = {substance("tracer", "Ar")};
    library.substances.minerals = {mineral("argonite", "Ar", ore::Occurrence::pores, 40.0)};
    library.substances.water = substance("H2O", "H2O");
    reactions::Selection selection{
        .components = {"tracer"}, .minerals = {}, .class_sizes = {}, .exclude = {}};
    for (const auto& fact : facts) {
        add(library, fact.id, fact.equation, fact.enthalpy.value_or(MolarEnergy(0.0)).si,
            fact.rate);
        selection.minerals = {"argonite"};
    }
    solution::Component component{"tracer", "Ar", {{"Ar", 1.0}}, 0, molar_mass};
    solution::AqueousSpecies species;
    species.name = "Ar";
    species.stoichiometry = {1.0};
    return {std::make_shared<reactions::Network>(reactions::build(library, selection)),
            std::make_shared<solution::Speciation>(std::vector{component}, std::vector{species})};
}

/// Reaction that takes the tracer out of the solution, C k per bulk volume at concentration C.
inline reactions::ReactionFact tracer_sink(double per_bulk_volume) {
    reactions::ReactionFact fact;
    fact.id = "sink";
    fact.equation = "Ar = argonite";
    fact.rate = {growth(per_bulk_volume), power("tracer_total", 1.0, 1.0)};
    return fact;
}

/// Reaction that gives the tracer off, k per amount of its solid, whatever the solution.
inline reactions::ReactionFact tracer_source(double per_second) {
    reactions::ReactionFact fact;
    fact.id = "source";
    fact.equation = "argonite = Ar";
    fact.rate = {constant_rate(per_second), topological(1.0)};
    return fact;
}

/// Reaction of constant heat (W per m3 of bed) as long as there is solid, of which it uses next to
/// nothing.
inline reactions::ReactionFact heat_source(double watt_per_m3) {
    constexpr double joule_per_mol = 1e9;
    reactions::ReactionFact fact;
    fact.id = "heat";
    fact.equation = "argonite = Ar";
    fact.enthalpy = MolarEnergy(-joule_per_mol);
    fact.rate = {growth(watt_per_m3 / joule_per_mol), while_present(1e-6)};
    return fact;
}

}  // namespace gossan::column::made
