// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "gossan/reactions/cast.hpp"
#include "gossan/reactions/compiled.hpp"

namespace gossan::reactions {

/// Compiles the laws of reactions into factors. Factors of the solution with the same law, numbers
/// and own solid are one factor, whichever reactions have them.
class FactorTable {
public:
    /// All references must outlive the table; `cast` is whole, `to` knows its components.
    FactorTable(const Library& library, const Cast& cast,
                const solution::FormalPotential& formal_potential, Network::Compiled& to);

    /// Appends the factors of the next reaction. Throws Error(data) where it has too many.
    void add(const Reaction& reaction);

    [[nodiscard]] bool wants_activity(int component) const { return wanted_.contains(component); }
    [[nodiscard]] bool wants_concentration(int component) const {
        return wanted_concentrations_.contains(component);
    }

private:
    [[nodiscard]] int local(int component) const;
    [[nodiscard]] SaturationTerms saturation_terms(const Solubility& solubility) const;
    [[nodiscard]] Limit limit_of(const Law& law) const;
    void add_chemistry(const Law& law, int own, std::unique_ptr<const ChemistryFactor> factor);
    void add_slot(const Input& input);

    const Library& library_;
    const Cast& cast_;
    solution::FormalPotential formal_potential_;
    Network::Compiled& to_;
    std::map<std::string, std::size_t> known_;  ///< by text of the law and own solid
    std::set<int> wanted_;                      ///< activities
    std::set<int> wanted_concentrations_;
    std::set<std::pair<int, int>> seen_;  ///< (kind, component) of the reaction at hand
};

}  // namespace gossan::reactions
