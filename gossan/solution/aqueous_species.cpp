// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/aqueous_species.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/solution/formula.hpp"

namespace gossan::solution {

namespace {

/// Adds `factor` times the formation of `part` to that of `sum`.
void accumulate(AqueousSpecies& sum, const AqueousSpecies& part, double factor) {
    for (std::size_t k = 0; k < sum.stoichiometry.size(); ++k)
        sum.stoichiometry[k] += factor * part.stoichiometry[k];
    sum.water += factor * part.water;
    sum.log_k_25 += factor * part.log_k_25;
    sum.enthalpy += factor * part.enthalpy;
    const EquilibriumConstant constant{part.log_k_25, part.enthalpy, part.analytic,
                                       part.has_analytic};
    const auto form = analytic_form(constant);
    for (std::size_t term = 0; term < form.size(); ++term)
        sum.analytic[term] += factor * form[term];
    sum.has_analytic = sum.has_analytic || part.has_analytic;
}

class Assembly {
public:
    Assembly(const std::vector<Component>& components, const std::vector<SpeciesFact>& facts)
        : components_(components), facts_(facts) {
        known_["H2O"] = blank();
        known_["H2O"].water = 1.0;
        for (const SpeciesFact& fact : facts) names_.insert(fact.name);
    }

    std::vector<AqueousSpecies> run() {
        take_masters();
        for (bool is_moving = true; is_moving;) {
            is_moving = false;
            for (const SpeciesFact& fact : facts_) is_moving = resolve(fact) || is_moving;
        }
        std::vector<AqueousSpecies> species;
        for (const SpeciesFact& fact : facts_) {
            if (known_.contains(fact.name)) {
                species.push_back(known_.at(fact.name));
            } else if (!absent_.contains(fact.name)) {
                faults_ += "; no chain of reactions leads from masters to " + fact.name;
            }
        }
        if (!faults_.empty()) throw Error(ErrorCode::data, "aqueous species: " + faults_.substr(2));
        return species;
    }

private:
    AqueousSpecies blank() const {
        AqueousSpecies species;
        species.stoichiometry.assign(components_.size(), 0.0);
        return species;
    }

    void take_masters() {
        std::set<std::string> wanted;
        for (const Component& component : components_) {
            if (!names_.contains(component.master))
                faults_ += "; master " + component.master + " is missing";
            wanted.insert(component.master);
        }
        for (const SpeciesFact& fact : facts_) {
            if (!fact.reaction.empty()) continue;
            if (!wanted.contains(fact.name)) {
                absent_.insert(fact.name);
                continue;
            }
            AqueousSpecies species = blank();
            for (std::size_t k = 0; k < components_.size(); ++k) {
                if (components_[k].master != fact.name) continue;
                species.stoichiometry[k] = 1.0;
                species.charge = components_[k].charge;
            }
            keep(fact, species);
        }
    }

    /// True where `fact` could be settled: rewritten in masters, or left out.
    bool resolve(const SpeciesFact& fact) {
        if (fact.reaction.empty() || known_.contains(fact.name) || absent_.contains(fact.name))
            return false;
        const std::vector<ReactionTerm> terms = parse_reaction(fact.reaction);
        AqueousSpecies species = blank();
        double own = 0.0;
        for (const ReactionTerm& term : terms) {
            if (term.substance == fact.name) {
                own += term.coefficient;
            } else if (absent_.contains(term.substance)) {
                return absent_.insert(fact.name).second;
            } else if (known_.contains(term.substance)) {
                accumulate(species, known_.at(term.substance), -term.coefficient);
            } else {
                return false;
            }
        }
        AqueousSpecies reaction = blank();
        reaction.log_k_25 = fact.constant.log_k_25;
        reaction.enthalpy = fact.constant.enthalpy;
        reaction.analytic = fact.constant.analytic;
        reaction.has_analytic = fact.constant.has_analytic;
        accumulate(species, reaction, 1.0);
        if (own != 1.0) {
            faults_ += "; " + fact.reaction + " does not make one " + fact.name;
            return absent_.insert(fact.name).second;
        }
        check_balance(fact, species);
        species.charge = parse_formula(fact.name).charge;
        keep(fact, species);
        return true;
    }

    void check_balance(const SpeciesFact& fact, const AqueousSpecies& species) {
        const Formula formula = parse_formula(fact.name);
        std::map<std::string, double> excess = formula.elements;
        double charge = formula.charge;
        excess["H"] -= 2.0 * species.water;
        excess["O"] -= species.water;
        for (std::size_t k = 0; k < components_.size(); ++k) {
            const double amount = species.stoichiometry[k];
            charge -= amount * components_[k].charge;
            for (const auto& [element, atoms] : components_[k].elements)
                excess[element] -= amount * atoms;
        }
        const auto is_off = [](double value) { return std::abs(value) > 1e-9; };
        for (const auto& [element, atoms] : excess) {
            if (is_off(atoms)) faults_ += "; " + fact.reaction + " does not balance in " + element;
        }
        if (is_off(charge)) faults_ += "; " + fact.reaction + " does not balance in charge";
    }

    void keep(const SpeciesFact& fact, AqueousSpecies species) {
        species.name = fact.name;
        species.ion_size = fact.ion_size;
        species.b = fact.b;
        if (!species.has_analytic) species.analytic = {};
        known_[fact.name] = std::move(species);
    }

    const std::vector<Component>& components_;
    const std::vector<SpeciesFact>& facts_;
    std::set<std::string> names_;
    std::map<std::string, AqueousSpecies> known_;
    std::set<std::string> absent_;  // need a component that is not there
    std::string faults_;
};

}  // namespace

std::vector<AqueousSpecies> assemble_species(const std::vector<Component>& components,
                                             const std::vector<SpeciesFact>& facts) {
    return Assembly(components, facts).run();
}

}  // namespace gossan::solution
