// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gossan/column/stocks.hpp"
#include "gossan/records/document.hpp"
#include "gossan/simulation/stage.hpp"

namespace gossan::simulation {

/// What one thing came from and went to over a run: causes with their amounts (made or brought in
/// positive) and what is stored at the end beyond the beginning. Sum of causes = stored, since
/// every cause is an unknown of the same equations.
struct Budget {
    std::vector<std::pair<std::string, double>> causes;  ///< in the order in which they were added
    double stored = 0.0;

    void add(const std::string& cause, double amount);
    [[nodiscard]] double sum() const;
};

/// Budgets per m2 of footprint, mol or J; reckoned from the ore before its cure.
struct Budgets {
    Budget acid;                                  ///< mol of H
    Budget iron;                                  ///< mol of Fe(II) and Fe(III) in solution
    Budget oxygen;                                ///< mol of O2, dissolved and in the air
    Budget heat;                                  ///< J, reckoned from after the cure
    std::map<std::string, double> reaction_heat;  ///< J by cause
};

/// The cause that a reaction counts under: its mineral, or what the microbes do, attached or not
/// ("M1_iron_oxidation").
[[nodiscard]] std::string cause_of(const Assembly& assembly, std::size_t reaction);

/// `start` and `end` are states of the last stage (a lift stacked later counts as there from the
/// start).
[[nodiscard]] Budgets budgets(const Assembly& assembly, std::size_t stage,
                              const column::StateLayout& layout, std::span<const double> start,
                              std::span<const double> end);

/// Writes them as keys of summary.json: acid and iron in kg/t, oxygen in mol, heat in MJ/t.
void add_to(records::Document& summary, const Assembly& assembly, const Stage& stage,
            const Budgets& budgets);

}  // namespace gossan::simulation
