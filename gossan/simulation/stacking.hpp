// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/catalogue/catalogue.hpp"
#include "gossan/column/initial_state.hpp"
#include "gossan/simulation/column_ores.hpp"

namespace gossan::simulation {

/// What was placed, per m2 of footprint, before cure; what the books count from.
struct Placed {
    double height = 0.0;                              ///< m
    double dry_ore = 0.0;                             ///< kg
    double copper = 0.0;                              ///< mol, reachable or not
    double locked_copper = 0.0;                       ///< mol that no solution reaches
    std::map<std::string, double> copper_by_mineral;  ///< mol, reachable or not
    std::map<std::string, double> locked_by_mineral;  ///< mol of copper
    std::map<std::string, double> locked;             ///< mol of each mineral, of copper or not

    Placed& operator+=(const Placed& more);
};

/// What the cure did before the ore was stacked, per m2 of footprint.
struct CureBook {
    bool is_cured = false;
    double acid_given = 0.0;          ///< mol of H
    double acid_consumed = 0.0;       ///< mol of H taken up by the ore
    double water_given = 0.0;         ///< mol
    double heat_of_mixing = 0.0;      ///< J, of acid with water
    std::vector<double> extents;      ///< [n_reactions] mol
    std::vector<double> solids_made;  ///< [n_solids] mol, negative where used up
};

/// Ore of one composition on its way into a column.
class Stacking {
public:
    /// Everything given must outlive it. `pore_solution` may be null: the ore's moisture is then
    /// pure water.
    Stacking(const column::BedInput& bed, const ColumnOre& ore,
             const catalogue::Catalogue& catalogue, const column::ColumnModel& model,
             const solution::PreparedFeed* pore_solution)
        : bed_(bed),
          parcel_(ore.parcel),
          composition_(ore.composition),
          catalogue_(catalogue),
          model_(model),
          pore_solution_(pore_solution) {}

    /// Ore and its own moisture, per m3 of bed, before cure.
    [[nodiscard]] column::CellContent fresh(double temperature) const;
    /// [n_solids] rate factors of the size classes.
    [[nodiscard]] std::vector<double> accessibility() const;
    /// [n_solids] what rates refer to: amounts of the fresh ore with all that they can receive, or
    /// the most that the ore holds.
    [[nodiscard]] std::vector<double> references(const column::CellContent& fresh) const;
    /// [n_solids] ln of the conductivity that a mol per m3 of each takes; empty where none does.
    [[nodiscard]] std::vector<double> clogging() const;
    [[nodiscard]] Placed placed(double height) const;
    /// Carries the parcel's cure through on a cell per m3 of bed; its heat warms the cell. The
    /// book is of a lift of this height. Throws Error(input) for a recipe that cannot be followed.
    CureBook cure(column::CellContent& cell, double height) const;
    /// Adds the cells of the parcel's inoculum.
    void inoculate(column::CellContent& cell) const;

private:
    [[nodiscard]] double copper_in(const std::string& mineral) const;

    const column::BedInput& bed_;
    const ParcelInput& parcel_;
    const ore::Composition& composition_;
    const catalogue::Catalogue& catalogue_;
    const column::ColumnModel& model_;
    const solution::PreparedFeed* pore_solution_;
};

/// Carbon of one cell of a group, mol; the group must be there.
[[nodiscard]] double carbon_of_a_cell(const catalogue::Catalogue& catalogue,
                                      const std::string& group);

}  // namespace gossan::simulation
