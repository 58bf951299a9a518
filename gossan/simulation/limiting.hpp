// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "gossan/column/column_system.hpp"
#include "gossan/solution/speciation.hpp"

namespace gossan::simulation {

/// What holds copper leaching back, as the field `limiting` numbers it.
enum class Holdback {
    none,
    acid,
    ferric,
    oxygen,
    carbon_dioxide,
    temperature,
    water,
    accessibility,
    salts,
    substrate,
    passivation
};
inline constexpr std::size_t n_holdbacks = std::size_t(Holdback::passivation) + 1;

/// Their names in the order of their numbers, parted by blanks.
[[nodiscard]] std::string holdback_names();
[[nodiscard]] std::string name_of(Holdback limit);

/// Names what holds a cell back:
///
/// 1. water, where the water content is below 1.1 times the residual;
/// 2. otherwise look at the copper sulphide of which most copper is left (the copper mineral with
///    most copper where there is no sulphide); accessibility, where less than 5 % of it is left;
/// 3. otherwise the factor of its reaction that is smallest, a rate constant relative to 25 degC;
///    none, where all are above 0.7;
/// 4. where that factor is the ratio of Fe(III) to Fe(II), and the fastest reaction that makes
/// Fe(III) from O2
///    runs at less than half for want of oxygen or carbon dioxide: that.
///
/// Source: choice: a reading aid with round thresholds; it enters no equation.
class LimitFinder {
public:
    LimitFinder(const column::ColumnModel& model, double residual_content);

    /// `block` of the state, `equilibrium` of the cell's flowing water, null where none was found.
    [[nodiscard]] Holdback find(const column::CellProperties& properties,
                                const column::StateLayout& layout, const column::CellState& cell,
                                const solution::SpeciationResult* equilibrium,
                                std::span<const double> block) const;

    static constexpr double dry_margin = 1.1;      ///< times the residual content
    static constexpr double least_left = 0.05;     ///< of what was there
    static constexpr double free_factor = 0.7;     ///< above it nothing is said to hold back
    static constexpr double starved_factor = 0.5;  ///< of the iron oxidisers

private:
    struct Target {
        int solid;
        int reaction;   ///< that uses it up
        double copper;  ///< atoms each
        bool is_sulphide;
    };
    [[nodiscard]] const Target* main_target(const column::StateLayout& layout,
                                            std::span<const double> block) const;
    [[nodiscard]] Holdback of_iron(const reactions::Medium& medium) const;

    const column::ColumnModel& model_;
    double residual_content_;
    std::vector<Target> targets_;
    std::vector<int> iron_oxidisers_;  ///< reactions
};

}  // namespace gossan::simulation
