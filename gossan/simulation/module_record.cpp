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
        case ModuleStatus::cut_off:
            return "cut_off";
        case ModuleStatus::resting:
            return "resting";
        case ModuleStatus::done:
            break;
    }
    return "done";
}

/// Columns of one module: strips stand in a row.
struct Strips {
    std::size_t begin, end;
};

std::vector<Strips> modules_of(const HeapAssembly& heap) {
    std::vector<Strips> modules;
    for (std::size_t m = 0; m < heap.modules.size(); ++m) {
        const bool is_new = m == 0 || heap.modules[m].input != heap.modules[m - 1].input;
        if (is_new) modules.push_back({m, m});
        modules.back().end = m + 1;
    }
    return modules;
}

/// A module at one time, as the sum of its strips. Means are by volume of bed.
struct ModuleNow {
    double area = 0.0, volume = 0.0;                        ///< m2, m3 of bed
    double placed = 0.0, extracted = 0.0, recovered = 0.0;  ///< mol of copper
    double extractable = 0.0, dissolved = 0.0;              ///< mol that are left, or in its water
    double warmth = 0.0;                                    ///< degC m3
    double peak = -1e9;                                     ///< degC
    double oxygen = undefined;                              ///< least, % of the dry gas
    std::array<double, n_holdbacks> held{};                 ///< m3 by what holds it back
    double water = 0.0, irrigated = 0.0, drained = 0.0;     ///< m3

    void add_bed(const HeapModule& column, const Stage& stage, column::ColumnSystem& system,
                 std::span<const double> state);
    void add(const HeapAssembly& heap, const HeapModule& column, const ModuleState& now);
};

void ModuleNow::add_bed(const HeapModule& column, const Stage& stage, column::ColumnSystem& system,
                        std::span<const double> state) {
    Profile profile(column.assembly, stage, system);
    const auto fields = profile.layout().fields;
    const std::vector<double> values = profile.values(state);
    const auto& cells = stage.model->cells;
    const auto field_called = [&](const char* name) -> const double* {
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [&](const auto& field) { return field.name == name; });
        if (found == fields.end()) return nullptr;
        return values.data() + std::size_t(found - fields.begin()) * cells.size();
    };
    const double* temperature = field_called("temperature");
    const double* share_of_oxygen = field_called("oxygen_percent");
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const double bed = cells[c].height * column.area;
        volume += bed;
        warmth += temperature[c] * bed;
        peak = std::max(peak, temperature[c]);
        if (share_of_oxygen != nullptr && !(oxygen <= share_of_oxygen[c])) {
            oxygen = share_of_oxygen[c];
        }
        held[std::size_t(profile.holdbacks()[c])] += bed;
    }
}

void ModuleNow::add(const HeapAssembly& heap, const HeapModule& column, const ModuleState& now) {
    const Stage stage = stage_of(column.assembly, now.stage);
    column::ColumnSystem system(*stage.model);
    const auto& layout = system.state_layout();
    const Figures figures = Observation(column.assembly, now.stage, system).figures(now.state);
    const Exchanged flow = exchanged(column, stage, layout, now.state);
    const Placed& stacked = *stage.placed;
    area += column.area;
    placed += stacked.copper * column.area;
    extracted += figures.copper_extracted * column.area;
    recovered += figures.recovery * stacked.copper * column.area;
    extractable +=
        (stacked.copper - stacked.locked_copper - figures.copper_extracted) * column.area;
    dissolved += dissolved_copper(column, stage, layout, now.state);
    water += column::stocks(*stage.model, layout, now.state).water * column.area *
             constants::water_molar_mass / 997.0;
    irrigated += heap.basis().volume(flow.irrigated);
    drained += heap.basis().volume(flow.drained);
    add_bed(column, stage, system, now.state);
}

/// What passed a module in an interval, as the sum of its strips.
struct ModulePassed {
    double area = 0.0, taken = 0.0;  ///< m2, m3
    double drained_so_far = 0.0;     ///< m3
    plant::Liquor drained;
};

ModulePassed passed_by(const HeapAssembly& heap, const Strips& strips, const HeapWindow& window,
                       std::size_t interval) {
    ModulePassed passed{.drained = heap.basis().empty()};
    for (std::size_t m = strips.begin; m < strips.end; ++m) {
        const HeapModule& column = heap.modules[m];
        const ModuleWindow& own = window.modules[m];
        passed.area += column.area;
        passed.drained.add(own.flows.drained[interval]);
        for (const plant::Liquor& taken : own.flows.taken[interval]) {
            passed.taken += heap.basis().volume(taken);
        }
        const Stage stage = stage_of(column.assembly, own.after.stage);
        const column::ColumnSystem system(*stage.model);
        plant::Liquor so_far =
            exchanged(column, stage, system.state_layout(), own.after.state).drained;
        for (std::size_t k = interval + 1; k < own.flows.drained.size(); ++k) {
            so_far.add(own.flows.drained[k], -1.0);
        }
        passed.drained_so_far += heap.basis().volume(so_far);
    }
    return passed;
}

void add_row(const HeapAssembly& heap, const HeapModule& module, const HeapWindow& window,
             const ModuleNow& now, const ModulePassed& passed, tables::CsvRows& rows) {
    const auto& knots = window.history.knots;
    const double middle = 0.5 * (knots[knots.size() - 2] + knots.back());
    const auto most = std::max_element(now.held.begin(), now.held.end());
    rows.cell(window.end / seconds_a_day).cell(module.id).cell(heap.pads[module.pad]);
    rows.cell(word(status_of(module, middle, passed.taken)));
    rows.cell(now.area).cell(now.volume / now.area).cell(now.placed * tonnes);
    rows.cell(100.0 * now.extracted / now.placed).cell(100.0 * now.recovered / now.placed);
    rows.cell(now.extractable * tonnes).cell(now.dissolved * tonnes);
    rows.cell(now.warmth / now.volume).cell(now.peak).cell(now.oxygen);
    rows.cell(name_of(Holdback(most - now.held.begin()))).cell(100.0 * *most / now.volume);
    rows.cell(now.water).cell(now.irrigated).cell(now.drained);
    rows.end_row();
}

}  // namespace

ModuleStatus status_of(const HeapModule& module, double middle, double taken) {
    if (taken > 0.0) return ModuleStatus::irrigated;
    if (module.stretch_at(middle).rate > 0.0) return ModuleStatus::cut_off;
    bool has_begun = false, comes = false;
    for (const PondStretch& stretch : module.plan) {
        if (stretch.rate <= 0.0) continue;
        (stretch.begin <= middle ? has_begun : comes) = true;
    }
    if (!has_begun) return ModuleStatus::waiting;
    return comes ? ModuleStatus::resting : ModuleStatus::done;
}

bool stops_after(const HeapModule& module, double begin, double end) {
    const auto drips = [&module](double from, double to) {
        for (std::size_t k = 0; k < module.plan.size(); ++k) {
            const double last = k + 1 < module.plan.size() ? module.plan[k + 1].begin : to;
            const double overlap = std::min(last, to) - std::max(module.plan[k].begin, from);
            if (module.plan[k].rate > 0.0 && overlap > least_apart) return true;
        }
        return false;
    };
    return drips(begin, end) && !drips(end, end + seconds_a_day);
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
    for (const Strips& strips : modules_of(heap)) {
        if (window.modules[strips.begin].flows.drained.empty()) continue;
        ModuleNow now;
        for (std::size_t m = strips.begin; m < strips.end; ++m) {
            now.add(heap, heap.modules[m], state.modules[m]);
        }
        const auto passed = passed_by(heap, strips, window, window.history.n_intervals() - 1);
        add_row(heap, heap.modules[strips.begin], window, now, passed, rows);
    }
    return rows;
}

records::TableInfo module_flows_table() {
    return {.file = "module_flows.csv",
            .header = {"time_d", "module", "status", "irrigation_L_m2_h", "air_Nm3_m2_h",
                       "drainage_m3_d", "drained_m3", "pls_Cu_g_L", "pls_free_acid_g_L"}};
}

tables::CsvRows module_flow_table_rows(const HeapAssembly& heap, const HeapWindow& window,
                                       std::size_t interval, bool due) {
    const plant::LiquorBasis& basis = heap.basis();
    const auto& knots = window.history.knots;
    const double length = knots[interval + 1] - knots[interval];
    const double middle = 0.5 * (knots[interval] + knots[interval + 1]);
    tables::CsvRows rows;
    for (const Strips& strips : modules_of(heap)) {
        if (window.modules[strips.begin].flows.drained.empty()) continue;
        const HeapModule& module = heap.modules[strips.begin];
        if (!due && !stops_after(module, knots[interval], knots[interval + 1])) continue;
        const ModulePassed passed = passed_by(heap, strips, window, interval);
        const double volume = basis.volume(passed.drained);
        const bool has_grade = volume > least_volume;
        rows.cell(knots[interval + 1] / seconds_a_day).cell(module.id);
        rows.cell(word(status_of(module, middle, passed.taken)));
        rows.cell(passed.taken / (passed.area * length) / per_l_m2_h);
        rows.cell(heap::rate_at(module.assembly.site.aeration, middle) / per_nm3_m2_h);
        rows.cell(volume * seconds_a_day / length).cell(passed.drained_so_far);
        rows.cell(has_grade ? basis.copper(passed.drained) : undefined);
        rows.cell(has_grade ? basis.acid(passed.drained) : undefined);
        rows.end_row();
    }
    return rows;
}

}  // namespace gossan::simulation
