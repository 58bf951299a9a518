// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_series.hpp"

#include <cctype>
#include <limits>

#include "gossan/base/constants.hpp"

namespace gossan::simulation {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double seconds_a_day = 86400.0;
constexpr double tonnes = 1e-3 * plant::copper_molar_mass;  // of a mol of copper

}  // namespace

std::string column_part(const std::string& name) {
    std::string part;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        part += std::isalnum(byte) ? char(std::tolower(byte)) : '_';
    }
    return part;
}

HeapSeries::HeapSeries(const HeapAssembly& heap)
    : heap_(heap), ferrous_(solution::component_index(heap.components(), "Fe(II)")) {
    const auto add = [this](const std::string& name, const std::string& unit,
                            const std::string& meaning) {
        columns_.push_back({name, unit, meaning});
    };
    for (const std::string& pond : heap.plant->pond_names()) {
        const std::string part = column_part(pond);
        add(part + "_volume_m3", "m3", "solution in the pond " + pond);
        add(part + "_Cu_g_L", "g/L", "copper in the pond " + pond);
        add(part + "_free_acid_g_L", "g/L", "free acid in the pond " + pond);
        add(part + "_Fe2_g_L", "g/L", "Fe(II) in the pond " + pond);
        add(part + "_Fe3_g_L", "g/L", "Fe(III) in the pond " + pond);
        add(part + "_temperature_degC", "degC", "temperature of the pond " + pond);
    }
    for (const std::string& pad : heap.pads) {
        const std::string part = column_part(pad);
        add(part + "_irrigation_m3_d", "m3/d", "solution irrigated on the pad " + pad);
        add(part + "_drainage_m3_d", "m3/d", "solution drained from the pad " + pad);
        add(part + "_pls_Cu_g_L", "g/L", "copper in the drainage of the pad " + pad);
        add(part + "_copper_t", "t", "copper drained less irrigated so far, of the pad " + pad);
    }
    add("sx_raffinate_m3_d", "m3/d", "raffinate of solvent extraction");
    add("sx_raffinate_Cu_g_L", "g/L", "copper in the raffinate");
    add("sx_extraction_pct", "%", "copper extracted, of that treated");
    add("cathode_t_d", "t/d", "copper plated");
    add("cathode_t", "t", "copper plated so far");
    if (heap.site.plant.tank_house) {
        add("cathode_most_t_d", "t/d", "copper that the cells can plate");
    }
    add("acid_bought_t", "t", "acid made up in ponds and electrolyte so far");
    add("fresh_water_m3", "m3", "water made up in ponds and electrolyte so far");
    add("recovery_pct", "%", "copper drained less irrigated, of that in all modules of the plan");
    add("sweeps", "1", "runs of the window until heap and plant agreed");
    add("residual", "1", "largest change of the ponds in the last of them");
    for (const HeapModule& module : heap.modules) {
        const auto& lifts = module.assembly.lifts;
        const Placed& placed = lifts.empty() ? module.assembly.placed : lifts.back().placed;
        placed_ += placed.copper * module.area;
    }
}

void HeapSeries::add_pond(const plant::Liquor& pond, std::vector<double>& row) const {
    const plant::LiquorBasis& basis = heap_.basis();
    const double volume = basis.volume(pond);
    row.push_back(volume);
    row.push_back(basis.copper(pond));
    row.push_back(basis.acid(pond));
    row.push_back(ferrous_ < 0 ? 0.0
                               : pond.component[std::size_t(ferrous_)] *
                                     heap_.components()[std::size_t(ferrous_)].molar_mass / volume);
    row.push_back(basis.ferric(pond));
    row.push_back(basis.temperature(pond) - constants::zero_celsius);
}

std::vector<double> HeapSeries::first_row() const {
    std::vector<double> row;
    for (std::size_t pond = 0; pond < heap_.plant->n_ponds(); ++pond) {
        add_pond(heap_.plant->pond(pond), row);
    }
    row.resize(columns_.size(), undefined);
    return row;
}

std::vector<double> HeapSeries::row(const HeapWindow& window, std::size_t interval,
                                    const HeapTotals& totals) const {
    const plant::LiquorBasis& basis = heap_.basis();
    const auto& knots = window.history.knots;
    const double days = (knots[interval + 1] - knots[interval]) / seconds_a_day;
    std::vector<double> row;
    for (const plant::Liquor& pond : window.ponds[interval]) add_pond(pond, row);
    double won = 0.0;
    for (std::size_t pad = 0; pad < heap_.pads.size(); ++pad) {
        plant::Liquor irrigated = basis.empty(), drained = basis.empty();
        for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
            const ModuleFlows& flows = window.modules[m].flows;
            if (heap_.modules[m].pad != pad || flows.drained.empty()) continue;
            drained.add(flows.drained[interval]);
            for (const plant::Liquor& taken : flows.taken[interval]) irrigated.add(taken);
        }
        const double volume = basis.volume(drained);
        row.push_back(basis.volume(irrigated) / days);
        row.push_back(volume / days);
        row.push_back(volume > 1e-9 ? basis.copper(drained) : undefined);
        row.push_back(totals.won[pad] * tonnes);
        won += totals.won[pad];
    }
    const plant::CopperAccount& copper = window.plant[interval].copper;
    double treated = 0.0;
    for (const plant::PondAccount& pond : window.plant[interval].ponds) {
        treated += pond.treated.component[basis.cu()];
    }
    const double raffinate = basis.volume(copper.raffinate);
    row.push_back(raffinate / days);
    row.push_back(raffinate > 1e-9 ? basis.copper(copper.raffinate) : undefined);
    row.push_back(treated > 0.0 ? 100.0 * copper.extracted / treated : undefined);
    row.push_back(copper.plated * tonnes / days);
    row.push_back(totals.plated * tonnes);
    if (heap_.site.plant.tank_house) {
        const plant::Cells& cells = heap_.site.plant.tank_house->cells;
        row.push_back(
            plant::copper_plated(cells, cells.most_current_density.si, copper.efficiency) *
            seconds_a_day * tonnes);
    }
    row.push_back(1e-3 * totals.acid * plant::sulphuric_acid_molar_mass);
    row.push_back(totals.fresh_water * constants::water_molar_mass / 997.0);
    row.push_back(placed_ > 0.0 ? 100.0 * won / placed_ : undefined);
    row.push_back(window.sweeps);
    row.push_back(window.residual);
    return row;
}

}  // namespace gossan::simulation
