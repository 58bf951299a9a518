// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_supplies.hpp"

#include <algorithm>
#include <map>

#include "gossan/base/constants.hpp"
#include "gossan/base/text.hpp"
#include "gossan/simulation/balance_rows.hpp"

namespace gossan::simulation {
namespace {

constexpr double joules_a_megawatt_hour = 3.6e9;
constexpr double pascals = 101325.0;  ///< of a normal cubic metre, at 0 degC
constexpr double moles_a_normal_cubic_metre = pascals / (constants::gas * constants::zero_celsius);

double mass_of(const HeapAssembly& heap, const plant::Liquor& liquor) {
    double mass = liquor.water * constants::water_molar_mass;
    for (std::size_t c = 0; c < liquor.component.size(); ++c) {
        mass += liquor.component[c] * heap.components()[c].molar_mass;
    }
    return mass;
}

/// Over one window, into rows.
class Supplies {
public:
    Supplies(const HeapAssembly& heap, const HeapWindow& window)
        : heap_(heap),
          window_(window),
          power_(heap.site.power.value_or(plant::PowerInput{})),
          rows_(heap.components(), 1.0, window.begin, window.end, records::BalanceKind::flow) {}

    std::vector<records::BalanceRow> take() {
        for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
            if (window_.modules[m].flows.drained.empty()) continue;
            irrigate(heap_.modules[m], window_.modules[m].flows);
            blow(heap_.modules[m]);
        }
        transfer();
        if (heap_.site.plant.extraction) extract();
        return rows_.take();
    }

private:
    void draw(const std::string& consumer, const std::string& cause, double energy) {
        rows_.add("grid", consumer, "electricity", cause, energy / joules_a_megawatt_hour, "MWh");
    }

    void irrigate(const HeapModule& module, const ModuleFlows& flows) {
        for (std::size_t pond = 0; pond < heap_.plant->n_ponds(); ++pond) {
            const std::string& name = heap_.plant->pond_names()[pond];
            const plant::Pumping* pumps = power_.irrigation_out_of(name);
            if (pumps == nullptr) continue;
            double mass = 0.0;
            for (const auto& interval : flows.taken) mass += mass_of(heap_, interval[pond]);
            draw("irrigation of " + module.pad_name, "out of the " + name + " pond",
                 pumping_energy(*pumps, mass));
        }
    }

    void blow(const HeapModule& module) {
        const heap::Aeration& plan = module.assembly.site.aeration;
        const auto& knots = window_.history.knots;
        double air = 0.0, energy = 0.0;
        for (std::size_t k = 0; k + 1 < knots.size(); ++k) {
            const double blown = module.area * blown_between(plan, knots[k], knots[k + 1]);
            air += blown;
            if (!power_.blowers || blown == 0.0) continue;
            const auto weather = heap_.climate->at(0.5 * (knots[k] + knots[k + 1]));
            energy += blowing_energy(*power_.blowers, blown, heap_.climate->pressure(),
                                     weather.air_temperature);
        }
        const std::string blowers = "blowers of " + module.pad_name;
        rows_.add("atmosphere", blowers, "air", "air blown in", air / moles_a_normal_cubic_metre,
                  "Nm3");
        draw(blowers, "air blown in", energy);
    }

    void transfer() {
        if (!power_.transfers) return;
        const auto& transfers = heap_.site.plant.transfers;
        for (std::size_t t = 0; t < transfers.size(); ++t) {
            double mass = 0.0;
            for (const plant::PlantOutcome& day : window_.plant) {
                mass += mass_of(heap_, day.transfers[t]);
            }
            draw("transfers", transfers[t].from + " to " + transfers[t].to,
                 pumping_energy(*power_.transfers, mass));
        }
    }

    void extract() {
        double mass = 0.0, volume = 0.0, organic = 0.0;
        for (const plant::PlantOutcome& day : window_.plant) {
            for (const plant::PondAccount& pond : day.ponds) mass += mass_of(heap_, pond.treated);
            volume += day.copper.treated;
            organic += day.copper.organic_lost;
        }
        if (power_.extraction_feed) {
            draw("SX feed", "feed", pumping_energy(*power_.extraction_feed, mass));
        }
        if (power_.mixers) draw("SX mixers", "mixing", power_.mixers->si * volume);
        const double reagent = heap_.site.plant.extraction->reagent;
        const auto lose = [&](const char* name, double amount) {
            rows_.add("suppliers", "lost with organic", name, "entrainment", amount, "m3");
        };
        lose("extractant", reagent * organic);
        lose("diluent", (1.0 - reagent) * organic);
    }

    const HeapAssembly& heap_;
    const HeapWindow& window_;
    const plant::PowerInput power_;
    BalanceRows rows_;
};

/// Whether anything is irrigated out of a pond whose pumps are not told.
bool irrigates_untold(const HeapAssembly& heap, const plant::PowerInput& power) {
    for (const HeapModule& module : heap.modules) {
        for (const PondStretch& stretch : module.plan) {
            if (stretch.pond < 0) continue;
            const std::string& pond = heap.plant->pond_names()[std::size_t(stretch.pond)];
            if (power.irrigation_out_of(pond) == nullptr) return true;
        }
    }
    return false;
}

}  // namespace

std::vector<records::BalanceRow> supply_rows(const HeapAssembly& heap, const HeapWindow& window) {
    return Supplies(heap, window).take();
}

std::vector<records::BalanceRow> crushing_rows(const HeapAssembly& heap,
                                               std::span<const records::BalanceRow> rows) {
    std::vector<records::BalanceRow> drawn;
    if (!heap.site.power) return drawn;
    for (const records::BalanceRow& row : rows) {
        if (row.substance != "ore" || row.kind != records::BalanceKind::flow) continue;
        const std::string id = row.to.substr(0, row.to.find('/'));
        const auto module = std::find_if(heap.modules.begin(), heap.modules.end(),
                                         [&](const HeapModule& each) { return each.id == id; });
        const auto energy = heap.site.power->crushing.find(module->pad_name);
        if (energy == heap.site.power->crushing.end()) continue;
        drawn.push_back(row);
        drawn.back().from = "grid";
        drawn.back().to = "crushing of " + module->pad_name;
        drawn.back().substance = "electricity";
        drawn.back().cause = "crushing";
        drawn.back().amount = energy->second.si * row.amount / joules_a_megawatt_hour;
        drawn.back().unit = "MWh";
    }
    return drawn;
}

std::string power_note(const HeapAssembly& heap) {
    const plant::PowerInput power = heap.site.power.value_or(plant::PowerInput{});
    std::vector<std::string> left_out;
    if (irrigates_untold(heap, power)) left_out.emplace_back("irrigation pumps");
    if (!power.transfers && !heap.site.plant.transfers.empty()) {
        left_out.emplace_back("pumps from pond to pond");
    }
    if (heap.site.plant.extraction && !power.extraction_feed) {
        left_out.emplace_back("pumps to solvent extraction");
    }
    if (heap.site.plant.extraction && !power.mixers) left_out.emplace_back("mixers");
    const bool has_air = std::any_of(
        heap.modules.begin(), heap.modules.end(),
        [](const HeapModule& module) { return !module.assembly.site.aeration.steps.empty(); });
    if (has_air && !power.blowers) left_out.emplace_back("blowers");
    if (std::any_of(heap.pads.begin(), heap.pads.end(),
                    [&](const std::string& pad) { return !power.crushing.contains(pad); })) {
        left_out.emplace_back("crushing");
    }
    if (left_out.empty()) return {};
    return "electricity of " + enumerate(left_out, "and") +
           " is not counted, as [power] leaves it out";
}

}  // namespace gossan::simulation
