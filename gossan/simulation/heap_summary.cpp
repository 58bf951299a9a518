// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_summary.hpp"

#include <algorithm>

#include "gossan/base/constants.hpp"
#include "gossan/simulation/observation.hpp"

namespace gossan::simulation {
namespace {

using records::Document;

constexpr double tonnes = 1e-3 * plant::copper_molar_mass;  // of a mol of copper

/// What the whole heap is summed up from.
struct Whole {
    double ore = 0.0;        ///< kg
    double copper = 0.0;     ///< mol placed
    double extracted = 0.0;  ///< mol
    double recovered = 0.0;  ///< mol
    double acid = 0.0;       ///< kg of H2SO4 taken up by the ore
    double irrigated = 0.0;  ///< m3
    double peak = 0.0;       ///< K
    numerics::IntegratorCounts counts;
};

/// A column of a module at the end.
struct ColumnEnd {
    const HeapModule* column;
    Figures figures;
    double ore, copper;  ///< kg, mol on its area
    double peak;         ///< K
    std::size_t stage;
};

ColumnEnd end_of(const HeapModule& column, const ModuleState& state) {
    const Stage stage = stage_of(column.assembly, state.stage);
    column::ColumnSystem system(*stage.model);
    const Observation observation(column.assembly, state.stage, system);
    return {&column,
            observation.figures(state.state),
            stage.placed->dry_ore * column.area,
            stage.placed->copper * column.area,
            state.peak,
            state.stage};
}

/// Mean over columns of a module, which hold the same ore, by area.
template <class Part>
double mean(const std::vector<ColumnEnd>& columns, Part part) {
    double sum = 0.0;
    for (const ColumnEnd& each : columns) sum += each.column->share * part(each.figures);
    return sum;
}

Document strips_document(const std::vector<ColumnEnd>& columns) {
    Document strips = Document::array();
    for (const ColumnEnd& each : columns) {
        Document& strip = strips.push_back(Document::object());
        strip["share"] = each.column->share;
        strip["rate"] = each.column->rate;
        strip["extraction"] = each.figures.extraction;
        strip["recovery"] = each.figures.recovery;
        strip["acid_consumed_kg_per_t"] = 1e3 * each.figures.acid_net;
        strip["leach_ratio_m3_per_t"] = 1e3 * each.figures.leach_ratio;
        strip["peak_temperature_degC"] = each.peak - constants::zero_celsius;
    }
    return strips;
}

/// What each lift of a module was when it was stacked, the lowest first.
Document lifts_document(const HeapModule& column, std::size_t n_later, double area) {
    Document lifts = Document::array();
    const auto& later = column.assembly.lifts;
    for (std::size_t k = 0; k <= n_later; ++k) {
        const Placed& layer = k == 0 ? column.assembly.layer : later[k - 1].layer;
        Document& lift = lifts.push_back(Document::object());
        lift["parcel"] = column.parcels[k];
        lift["from_d"] = (k == 0 ? column.from : later[k - 1].time) / 86400.0;
        lift["height_m"] = layer.height;
        lift["dry_ore_t"] = 1e-3 * layer.dry_ore * area;
        lift["copper_placed_t"] = layer.copper * area * tonnes;
    }
    return lifts;
}

Document module_document(const HeapAssembly& heap, const std::vector<ColumnEnd>& columns) {
    const HeapModule& first = *columns.front().column;
    const ModuleInput& input = heap.site.modules[first.input];
    Document document = Document::object();
    double ore = 0.0, copper = 0.0, area = 0.0, peak = 0.0;
    for (const ColumnEnd& each : columns) {
        area += each.column->area;
        ore += each.ore;
        copper += each.copper;
        peak = std::max(peak, each.peak);
    }
    document["id"] = input.id;
    document["pad"] = input.pad;
    document["parcel"] = first.parcels.front();
    document["from_d"] = first.from / 86400.0;
    document["area_m2"] = area;
    document["dry_ore_t"] = 1e-3 * ore;
    document["copper_placed_t"] = copper * tonnes;
    if (!first.assembly.lifts.empty()) {
        document["lifts"] = lifts_document(first, columns.front().stage, area);
    }
    document["extraction"] = mean(columns, [](const Figures& f) { return f.extraction; });
    document["recovery"] = mean(columns, [](const Figures& f) { return f.recovery; });
    auto& by_mineral = document["extraction_by_mineral"] = Document::object();
    const auto& minerals = columns.front().figures.extraction_by_mineral;
    for (std::size_t k = 0; k < minerals.size(); ++k) {
        by_mineral[minerals[k].first] =
            mean(columns, [&](const Figures& f) { return f.extraction_by_mineral[k].second; });
    }
    document["acid_consumed_gross_kg_per_t"] =
        1e3 * mean(columns, [](const Figures& f) { return f.acid_gross; });
    document["acid_consumed_kg_per_t"] =
        1e3 * mean(columns, [](const Figures& f) { return f.acid_net; });
    document["leach_ratio_m3_per_t"] =
        1e3 * mean(columns, [](const Figures& f) { return f.leach_ratio; });
    document["peak_temperature_degC"] = peak - constants::zero_celsius;
    if (columns.size() > 1) document["strips"] = strips_document(columns);
    return document;
}

/// Every module that is stacked by the end; adds it to the whole.
Document modules_document(const HeapAssembly& heap, const HeapState& state, Whole& whole) {
    Document modules = Document::array();
    std::vector<ColumnEnd> columns;
    for (std::size_t m = 0; m < heap.modules.size(); ++m) {
        if (!state.modules[m].is_stacked()) continue;
        const ColumnEnd& each = columns.emplace_back(end_of(heap.modules[m], state.modules[m]));
        whole.ore += each.ore;
        whole.copper += each.copper;
        if (each.copper > 0.0) {  // a barren module has no recovery, the whole still does
            whole.extracted += each.figures.extraction * each.copper;
            whole.recovered += each.figures.recovery * each.copper;
        }
        whole.acid += each.figures.acid_gross * each.ore;
        whole.irrigated += each.figures.leach_ratio * each.ore;
        whole.peak = std::max(whole.peak, each.peak);
        whole.counts += state.modules[m].counts;
        const bool is_last =
            m + 1 == heap.modules.size() || heap.modules[m + 1].input != heap.modules[m].input;
        if (!is_last) continue;
        modules.push_back(module_document(heap, columns));
        columns.clear();
    }
    return modules;
}

void add_cathode(Document& document, const HeapTotals& totals, const CopperStreams& streams) {
    document["cathode_t"] = totals.plated * tonnes;
    auto& months = document["cathode_by_month_t"] = Document::object();
    for (const auto& [month, copper] : totals.plated_by_month()) months[month] = copper * tonnes;
    auto& by_stream = document["cathode_by_stream_t"] = Document::object();
    for (std::size_t s = 0; s < streams.names().size(); ++s) {
        by_stream[streams.names()[s]] = streams.cathode()[s] * tonnes;
    }
    auto& by_both = document["cathode_by_stream_and_month_t"] = Document::object();
    for (std::size_t s = 0; s < streams.names().size(); ++s) {
        auto& list = by_both[streams.names()[s]] = Document::array();
        for (const double copper : totals.plated_by_month(s)) list.push_back(copper * tonnes);
    }
}

void add_ponds(Document& document, const HeapAssembly& heap, const HeapState& state) {
    const plant::LiquorBasis& basis = heap.basis();
    auto& ponds = document["ponds"] = Document::object();
    for (std::size_t pond = 0; pond < state.plant.n_ponds(); ++pond) {
        const plant::Liquor& held = state.plant.pond(pond);
        auto& each = ponds[state.plant.pond_names()[pond]] = Document::object();
        each["volume_m3"] = basis.volume(held);
        each["free_acid_g_L"] = basis.acid(held);
        for (std::size_t c = 0; c < held.component.size(); ++c) {
            const solution::Component& component = heap.components()[c];
            if (c == basis.h()) continue;
            each[column_name_of(component.name) + "_g_L"] =
                held.component[c] * component.molar_mass / basis.volume(held);
        }
        each["temperature_degC"] = basis.temperature(held) - constants::zero_celsius;
    }
    if (!heap.site.plant.extraction) return;
    // The pond that takes most of the raffinate.
    const auto& shares = heap.site.plant.extraction->raffinate;
    const auto most =
        std::max_element(shares.begin(), shares.end(),
                         [](const auto& a, const auto& b) { return a.second.si < b.second.si; });
    document["raffinate"] = ponds.at(most->first);
}

void add_balances(Document& document, const HeapAssembly& heap, const HeapState& state,
                  const HeapTotals& totals) {
    auto& balance = document["balance"] = Document::object();
    for (const auto& [quantity, closure] : HeapTotals::worst_of_columns(heap, state)) {
        balance[quantity] = closure;
    }
    auto& site = document["site_balance"] = Document::object();
    for (const auto& closure : totals.closures(state)) site[closure.quantity] = closure.relative();
}

}  // namespace

Document heap_summary(const HeapAssembly& heap, const HeapState& state, const HeapTotals& totals,
                      const CopperStreams& streams, const std::string& version, double wall) {
    Document document = Document::object();
    document["schema"] = "gossan.summary/1";
    document["version"] = version;
    document["title"] = heap.site.run.title;
    document["status"] = "done";
    document["duration_d"] = heap.site.run.duration.si / 86400.0;
    document["wall_s"] = wall;
    Whole whole;
    Document modules = modules_document(heap, state, whole);
    document["dry_ore_t"] = 1e-3 * whole.ore;
    document["copper_placed_t"] = whole.copper * tonnes;
    if (whole.copper > 0.0) {
        document["extraction"] = whole.extracted / whole.copper;
        document["recovery"] = whole.recovered / whole.copper;
    }
    if (whole.ore > 0.0) {
        document["acid_consumed_gross_kg_per_t"] = 1e3 * whole.acid / whole.ore;
        document["leach_ratio_m3_per_t"] = 1e3 * whole.irrigated / whole.ore;
        document["peak_temperature_degC"] = whole.peak - constants::zero_celsius;
    }
    add_cathode(document, totals, streams);
    add_ponds(document, heap, state);
    document["acid_bought_t"] = 1e-3 * totals.acid * plant::sulphuric_acid_molar_mass;
    document["fresh_water_m3"] = totals.fresh_water * constants::water_molar_mass / 997.0;
    document["evaporated_from_ponds_m3"] = totals.evaporated * constants::water_molar_mass / 997.0;
    document["electrowinning_MWh"] = totals.energy / 3.6e9;
    auto& sweeps = document["sweeps"] = Document::object();
    sweeps["windows"] = std::int64_t(totals.windows);
    sweeps["mean"] = totals.sweeps / std::max(totals.windows, 1.0);
    sweeps["most"] = std::int64_t(totals.most_sweeps);
    sweeps["unsettled_windows"] = std::int64_t(totals.unsettled);
    sweeps["worst_residual"] = totals.worst_residual;
    sweeps["runs_of_columns"] = std::int64_t(totals.runs_of_columns);
    document["modules"] = std::move(modules);
    add_balances(document, heap, state, totals);
    auto& solver = document["solver"] = Document::object();
    solver["steps"] = std::int64_t(whole.counts.steps);
    solver["newton_iterations"] = std::int64_t(whole.counts.newton_iterations);
    solver["jacobians"] = std::int64_t(whole.counts.jacobians);
    solver["failures"] =
        std::int64_t(whole.counts.error_test_failures + whole.counts.newton_failures);
    return document;
}

}  // namespace gossan::simulation
