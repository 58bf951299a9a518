// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/laying.hpp"

#include <optional>
#include <set>
#include <span>
#include <utility>

#include "gossan/base/constants.hpp"
#include "gossan/base/error.hpp"
#include "gossan/simulation/gas_phase.hpp"

namespace gossan::simulation {
namespace {

/// Lays one lift after another.
class Layer {
public:
    Layer(const ColumnOres& ores, const catalogue::Catalogue& catalogue, Assembly& assembly,
          Diagnostics& diagnostics)
        : ores_(ores), catalogue_(catalogue), assembly_(assembly), diagnostics_(diagnostics) {}

    void stack() {
        const column::BedInput& bed = assembly_.site.bed;
        const auto first = lay(ores_.ores.front(), bed.temperature.si, bed.height.si,
                               assembly_.model.cells, assembly_.cure, assembly_.layer);
        if (!first) return;
        assembly_.placed = assembly_.layer;
        assembly_.contents.assign(assembly_.model.cells.size(), *first);
        for (std::size_t k = 0; k < ores_.of_lift.size(); ++k) {
            add_lift(ores_.ores[ores_.of_lift[k]], bed.lifts[k]);
        }
        for (std::size_t k = ores_.of_lift.size(); k < bed.lifts.size(); ++k) {
            assembly_.notes.push_back("bed.lifts: the lift of day " +
                                      rounded_quantity(bed.lifts[k].from.si / day.si, {}, 4) +
                                      " comes after the end of the run");
        }
        name_copper_of_all();
    }

private:
    /// Puts ore into cells that have none yet; nothing, and a fault, where that fails.
    std::optional<column::CellContent> lay(const ColumnOre& ore, double temperature, double height,
                                           std::span<column::CellProperties> cells, CureBook& book,
                                           Placed& placed) {
        const auto& pores = ore.parcel.pore_solution;
        const Stacking stacking(assembly_.site.bed, ore, catalogue_, assembly_.model,
                                pores ? &assembly_.feeds.at(*pores) : nullptr);
        column::CellContent content = stacking.fresh(temperature);
        const std::vector<double> reference = stacking.references(content);
        try {
            book = stacking.cure(content, height);
        } catch (const Error& error) {
            if (error.code != ErrorCode::input) throw;
            std::string write = error.hint;
            if (write.starts_with("write ")) write.erase(0, std::string_view("write ").size());
            diagnostics_.add({.code = "cure.recipe",
                              .path = ore.path_of("cure.steps"),
                              .found = error.what(),
                              .write = std::move(write)});
            return std::nullopt;
        }
        stacking.inoculate(content);
        check_moisture(ore, content);
        placed = stacking.placed(height);
        for (column::CellProperties& properties : cells) {
            properties.reference = reference;
            properties.accessibility = stacking.accessibility();
            properties.clogging = stacking.clogging();
            properties.nitrogen = nitrogen_of(assembly_.model, properties, content);
        }
        return content;
    }

    void add_lift(const ColumnOre& ore, const column::LiftInput& input) {
        auto& lifts = assembly_.lifts;
        const bool is_first = lifts.empty();
        const column::ColumnModel& below = is_first ? assembly_.model : lifts.back().model;
        Lift lift;
        lift.time = input.from.si;
        lift.model = below;
        lift.placed = is_first ? assembly_.placed : lifts.back().placed;
        const std::size_t old = below.cells.size();
        column::CellProperties cell = below.cells.back();
        cell.height = input.height.si / input.cells;
        lift.model.cells.insert(lift.model.cells.end(), std::size_t(input.cells), cell);
        const auto content =
            lay(ore, input.temperature.value_or(assembly_.site.bed.temperature).si, input.height.si,
                std::span(lift.model.cells).subspan(old), lift.cure, lift.layer);
        if (!content) return;
        lift.placed += lift.layer;
        lift.contents.assign(std::size_t(input.cells), *content);
        lifts.push_back(std::move(lift));
    }

    /// Copper minerals of ore that is still to come have a name, and no copper, from the start.
    void name_copper_of_all() {
        if (assembly_.lifts.empty()) return;
        const auto& all = assembly_.lifts.back().placed.copper_by_mineral;
        const auto name = [&](Placed& placed) {
            for (const auto& [mineral, copper] : all) {
                placed.copper_by_mineral.try_emplace(mineral, 0.0);
                placed.locked_by_mineral.try_emplace(mineral, 0.0);
            }
        };
        name(assembly_.placed);
        for (Lift& lift : assembly_.lifts) name(lift.placed);
    }

    void check_moisture(const ColumnOre& ore, const column::CellContent& cell) {
        const double pores = assembly_.model.cells.front().retention->saturated_content();
        const double water = cell.water * constants::water_molar_mass / 997.0;
        const std::string path = ore.path_of("ore.moisture");
        if (water <= pores || !told_.insert(path).second) return;
        diagnostics_.add(
            {.code = "bed.too_wet",
             .path = path,
             .found = "water of " + rounded_quantity(water, {}, 3) + " m3/m3 of bed after cure",
             .allowed =
                 "at most " + rounded_quantity(pores, {}, 3) + ", which is what its pores hold",
             .write = "less moisture or cure water, or a higher bed.hydraulics.porosity"});
    }

    const ColumnOres& ores_;
    const catalogue::Catalogue& catalogue_;
    Assembly& assembly_;
    Diagnostics& diagnostics_;
    std::set<std::string> told_;
};

}  // namespace

void stack(const ColumnOres& ores, const catalogue::Catalogue& catalogue, Assembly& assembly,
           Diagnostics& diagnostics) {
    Layer(ores, catalogue, assembly, diagnostics).stack();
}

}  // namespace gossan::simulation
