// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/catalogue/catalogue.hpp"
#include "gossan/column/made_column.hpp"
#include "gossan/column/made_leaching.hpp"

namespace gossan::bench {

/// A lift of oxide ore under steady drip, with the program's own data: thirteen components, three
/// stagnant nodes, six minerals in two size classes and two in the pores.
struct LeachingColumn {
    LeachingColumn(const catalogue::Catalogue& facts, int n_cells) {
        const reactions::Selection selection{
            .components = {"H", "Fe(II)", "Fe(III)", "Cu", "S(VI)", "Al", "Mg", "Ca", "K", "Na",
                           "Si", "Mn", "Cl"},
            .minerals = {"copper_oxide_fast", "copper_oxide_slow", "calcite", "biotite", "chlorite",
                         "k_feldspar"},
            .class_sizes = {0.006, 0.018},
            .exclude = {}};
        const auto components = facts.components_named(selection.components);
        const column::made::Chemistry chemistry{
            std::make_shared<reactions::Network>(reactions::build(facts.library, selection)),
            std::make_shared<solution::Speciation>(
                components, solution::assemble_species(components, facts.species))};
        model = column::made::leaching_column(chemistry, n_cells, 6.0, 3);
        content = column::content_of(model, 0.12, 293.15, column::made::pore_water());
        for (std::size_t k = 0; k < content.solids.size(); ++k) {
            const auto& solid = model.network->solids()[k];
            content.solids[k] = solid.size_class < 0 ? 0.0 : 0.5 * amount_of(solid.mineral);
        }
        const auto references = model.network->references(content.solids);
        column::made::each_cell(model, [&](auto& cell) { cell.reference = references; });
    }

    [[nodiscard]] std::vector<double> start(const column::StateLayout& layout) const {
        return column::made::uniform_state(model, layout, content);
    }

    column::ColumnModel model;
    column::CellContent content;

private:
    /// mol/m3 of bed
    static double amount_of(const std::string& mineral) {
        if (mineral == "copper_oxide_fast") return 90.0;
        if (mineral == "copper_oxide_slow") return 60.0;
        if (mineral == "calcite") return 20.0;
        return 150.0;
    }
};

}  // namespace gossan::bench
