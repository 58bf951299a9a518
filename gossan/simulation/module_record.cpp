// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/module_record.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "gossan/base/constants.hpp"
#include "gossan/simulation/observation.hpp"
#include "gossan/simulation/profile.hpp"

namespace gossan::simulation {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double seconds_a_day = 86400.0;
constexpr double tonnes = 1e-3 * plant::copper_molar_mass;                   // of a mol of copper
constexpr double per_l_m2_h = 1e-3 / 3600.0;                                 // m/s of one L/m2/h
constexpr double per_nm3_m2_h = 101325.0 / (8.314462618 * 273.15) / 3600.0;  // mol/m2/s
constexpr double least_volume = 1e-9;  // m3 whose grade is a grade

const char* word(ModuleStatus status) {
    switch (status) {
        case ModuleStatus::waiting:
            return "waiting";
        case ModuleStatus::irrigated:
            return "irrigated";
        case ModuleStatus::resting:
            return "resting";
        case ModuleStatus::done:
            break;
    }
    return "done";
}

double taken_volume(const plant::LiquorBasis& basis, const ModuleFlows& flows,
                    std::size_t interval) {
    double volume = 0.0;
    for (const plant::Liquor& taken : flows.taken[interval]) volume += basis.volume(taken);
    return volume;
}

/// Means and extremes over the bed, and what holds most of it back.
struct Bed {
    double temperature = 0.0, peak = -1e9;  ///< degC
    double oxygen = undefined;              ///< least, % of the dry gas
    Holdback limit = Holdback::none;
    double limit_share = 0.0;  ///< of the height
};

Bed bed_of(const Assembly& assembly, const Stage& stage, column::ColumnSystem& system,
           std::span<const double> state) {
    Profile profile(assembly, stage, system);
    const auto fields = profile.layout().fields;
    const std::vector<double> values = profile.values(state);
    const auto& cells = stage.model->cells;
    const auto column_of = [&](const char* name) -> const double* {
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [&](const auto& field) { return field.name == name; });
        if (found == fields.end()) return nullptr;
        return values.data() + std::size_t(found - fields.begin()) * cells.size();
    };
    const double* temperature = column_of("temperature");
    const double* oxygen = column_of("oxygen_percent");
    Bed bed;
    double height = 0.0;
    std::array<double, n_holdbacks> held{};
    for (std::size_t c = 0; c < cells.size(); ++c) {
        height += cells[c].height;
        bed.temperature += temperature[c] * cells[c].height;
        bed.peak = std::max(bed.peak, temperature[c]);
        if (oxygen != nullptr) bed.oxygen = c == 0 ? oxygen[c] : std::min(bed.oxygen, oxygen[c]);
        held[std::size_t(profile.holdbacks()[c])] += cells[c].height;
    }
    bed.temperature /= height;
    const auto most = std::max_element(held.begin(), held.end());
    bed.limit = Holdback(most - held.begin());
    bed.limit_share = *most / height;
    return bed;
}

void add_row(const HeapAssembly& heap, const HeapModule& module, const ModuleState& now,
             const HeapWindow& window, const ModuleFlows& flows, tables::CsvRows& rows) {
    const plant::LiquorBasis& basis = heap.basis();
    const Stage stage = stage_of(module.assembly, now.stage);
    column::ColumnSystem system(*stage.model);
    const Figures figures = Observation(module.assembly, now.stage, system).figures(now.state);
    const Exchanged flow = exchanged(module, stage, system.state_layout(), now.state);
    const auto held = column::stocks(*stage.model, system.state_layout(), now.state);
    const double dissolved = dissolved_copper(module, stage, system.state_layout(), now.state);
    const Bed bed = bed_of(module.assembly, stage, system, now.state);
    const auto& knots = window.history.knots;
    const std::size_t last = knots.size() - 2;
    const auto status =
        status_of(module, 0.5 * (knots[last] + knots[last + 1]), taken_volume(basis, flows, last));
    const Placed& placed = *stage.placed;
    const double extractable = placed.copper - placed.locked_copper - figures.copper_extracted;
    rows.cell(window.end / seconds_a_day).cell(module.id).cell(heap.pads[module.pad]);
    rows.cell(word(status)).cell(module.area).cell(placed.height);
    rows.cell(placed.copper * module.area * tonnes);
    rows.cell(100.0 * figures.extraction).cell(100.0 * figures.recovery);
    rows.cell(extractable * module.area * tonnes).cell(dissolved * tonnes);
    rows.cell(bed.temperature).cell(bed.peak).cell(bed.oxygen);
    rows.cell(name_of(bed.limit)).cell(100.0 * bed.limit_share);
    rows.cell(held.water * module.area * constants::water_molar_mass / 997.0);
    rows.cell(basis.volume(flow.irrigated)).cell(basis.volume(flow.drained));
    rows.end_row();
}

/// m3 drained since the module was stacked, at the end of an interval: what it is at the end of the
/// window less what came after.
double drained_so_far(const HeapAssembly& heap, const HeapModule& module,
                      const ModuleWindow& passed, std::size_t interval) {
    const Stage stage = stage_of(module.assembly, passed.after.stage);
    const column::ColumnSystem system(*stage.model);
    plant::Liquor drained =
        exchanged(module, stage, system.state_layout(), passed.after.state).drained;
    for (std::size_t k = interval + 1; k < passed.flows.drained.size(); ++k) {
        drained.add(passed.flows.drained[k], -1.0);
    }
    return heap.basis().volume(drained);
}

}  // namespace

ModuleStatus status_of(const HeapModule& module, double middle, double taken) {
    if (taken > 0.0) return ModuleStatus::irrigated;
    bool has_begun = false, comes = false;
    for (const PondStretch& stretch : module.plan) {
        if (stretch.rate <= 0.0) continue;
        (stretch.begin <= middle ? has_begun : comes) = true;
    }
    if (!has_begun) return ModuleStatus::waiting;
    return comes ? ModuleStatus::resting : ModuleStatus::done;
}

records::TableInfo modules_table() {
    return {.file = "modules.csv",
            .header = {"time_d", "module", "pad", "status", "area_m2", "height_m",
                       "copper_placed_t", "extraction_pct", "recovery_pct",
                       "copper_remaining_extractable_t", "copper_dissolved_t",
                       "temperature_mean_degC", "temperature_peak_degC", "oxygen_least_pct",
                       "limit", "limit_share_pct", "water_m3", "irrigated_m3", "drained_m3"}};
}

tables::CsvRows module_rows(const HeapAssembly& heap, const HeapState& state,
                            const HeapWindow& window) {
    tables::CsvRows rows;
    for (std::size_t m = 0; m < heap.modules.size(); ++m) {
        if (!state.modules[m].is_stacked()) continue;
        const ModuleFlows& flows = window.modules[m].flows;
        if (flows.drained.empty()) continue;
        add_row(heap, heap.modules[m], state.modules[m], window, flows, rows);
    }
    return rows;
}

records::TableInfo module_flows_table() {
    return {.file = "module_flows.csv",
            .header = {"time_d", "module", "status", "irrigation_L_m2_h", "air_Nm3_m2_h",
                       "drainage_m3_d", "drained_m3", "pls_Cu_g_L", "pls_free_acid_g_L"}};
}

tables::CsvRows module_flow_table_rows(const HeapAssembly& heap, const HeapWindow& window,
                                       std::size_t interval) {
    const plant::LiquorBasis& basis = heap.basis();
    const auto& knots = window.history.knots;
    const double length = knots[interval + 1] - knots[interval];
    const double middle = 0.5 * (knots[interval] + knots[interval + 1]);
    tables::CsvRows rows;
    for (std::size_t m = 0; m < heap.modules.size(); ++m) {
        const HeapModule& module = heap.modules[m];
        const ModuleFlows& flows = window.modules[m].flows;
        if (flows.drained.empty()) continue;
        const double taken = taken_volume(basis, flows, interval);
        const plant::Liquor& drained = flows.drained[interval];
        const double volume = basis.volume(drained);
        const bool flows_out = volume > least_volume;
        rows.cell(knots[interval + 1] / seconds_a_day).cell(module.id);
        rows.cell(word(status_of(module, middle, taken)));
        rows.cell(taken / (module.area * length) / per_l_m2_h);
        rows.cell(heap::rate_at(module.assembly.site.aeration, middle) / per_nm3_m2_h);
        rows.cell(volume * seconds_a_day / length);
        rows.cell(drained_so_far(heap, module, window.modules[m], interval));
        rows.cell(flows_out ? basis.copper(drained) : undefined);
        rows.cell(flows_out ? basis.acid(drained) : undefined);
        rows.end_row();
    }
    return rows;
}

}  // namespace gossan::simulation
