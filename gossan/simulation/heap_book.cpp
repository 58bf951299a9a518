// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_book.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "gossan/simulation/balance_book.hpp"
#include "gossan/simulation/balance_rows.hpp"

namespace gossan::simulation {
namespace {

constexpr double seconds_a_day = 86400.0;

std::string pond_place(const plant::Plant& plant, std::size_t pond) {
    return plant.pond_names()[pond] + " pond";
}

void add_liquor(const std::string& from, const std::string& to, const std::string& cause,
                const plant::Liquor& liquor, BalanceRows& rows) {
    rows.add_stream(from, to, cause, liquor.water, liquor.enthalpy, liquor.component);
}

/// A row of a column with its places as those of a module.
records::BalanceRow of_module(records::BalanceRow row, const HeapModule& module,
                              const std::string& drain) {
    const bool is_stacking = row.kind == records::BalanceKind::flow && row.substance == "ore";
    if (is_stacking) row.cause = "stacked on " + module.pad_name;
    for (std::string* place : {&row.from, &row.to}) {
        if (*place == "bed" || *place == "solids") {
            *place = module.id + "/" + *place;
        } else if (*place == "pls" || *place == "run_off") {
            *place = drain;
        }
    }
    return row;
}

/// What stacking brings to a module: its first stocks less what its cure gave them.
std::vector<records::BalanceRow> as_stacked(std::span<const records::BalanceRow> stocks,
                                            std::span<const records::BalanceRow> cured) {
    std::vector<records::BalanceRow> rows;
    const auto add = [&](const std::string& place, const records::BalanceRow& of, double amount) {
        const auto found =
            std::find_if(rows.begin(), rows.end(), [&](const records::BalanceRow& row) {
                return row.to == place && row.substance == of.substance;
            });
        if (found != rows.end()) {
            found->amount += amount;
            return;
        }
        rows.push_back(of);
        rows.back().kind = records::BalanceKind::flow;
        rows.back().from = "stacking";
        rows.back().to = place;
        rows.back().cause = "stacked";
        rows.back().amount = amount;
    };
    std::set<std::pair<std::string, std::string>> held;
    for (const records::BalanceRow& row : stocks) {
        held.emplace(row.from, row.substance);
        add(row.from, row, row.amount);
    }
    for (const records::BalanceRow& row : cured) {
        if (row.to == "bed" || held.contains({row.to, row.substance})) {
            add(row.to, row, -row.amount);
        }
        records::BalanceRow given = row;
        if (row.from == "solids") given.substance = element_of(row.substance);
        if (row.from == "bed" || held.contains({row.from, given.substance})) {
            add(row.from, given, row.amount);
        }
    }
    return rows;
}

plant::Liquor sum(const std::vector<plant::PlantOutcome>& days, plant::Liquor total,
                  const std::function<const plant::Liquor&(const plant::PlantOutcome&)>& part) {
    for (const plant::PlantOutcome& day : days) total.add(part(day));
    return total;
}

double sum(const std::vector<plant::PlantOutcome>& days,
           const std::function<double(const plant::PlantOutcome&)>& part) {
    double total = 0.0;
    for (const plant::PlantOutcome& day : days) total += part(day);
    return total;
}

/// Between ponds and the world, and between ponds.
void add_ponds(const HeapAssembly& heap, const HeapWindow& window, BalanceRows& rows) {
    const plant::Plant& plant = *heap.plant;
    const plant::PlantInput& input = heap.site.plant;
    const plant::Liquor none = plant.basis().empty();
    std::size_t pond = 0;
    for (const auto& [name, each] : input.ponds) {
        const std::string place = pond_place(plant, pond);
        const auto total = [&](auto member) {
            return sum(window.plant,
                       [&](const plant::PlantOutcome& day) { return day.ponds[pond].*member; });
        };
        const auto stream = [&](auto member) {
            return sum(window.plant, none,
                       [&](const plant::PlantOutcome& day) -> const plant::Liquor& {
                           return day.ponds[pond].*member;
                       });
        };
        using Account = plant::PondAccount;
        rows.add("rain", place, "water", "rain", total(&Account::rained));
        rows.add(place, "atmosphere", "water", "evaporation", total(&Account::evaporated));
        rows.add("fresh water", place, "water", "make-up", total(&Account::water_made_up));
        const double acid = total(&Account::acid_made_up);
        rows.add("acid", place, "H", "make-up", 2.0 * acid);
        rows.add("acid", place, "S(VI)", "make-up", acid);
        rows.add("weather", place, "heat", "surface and make-up", total(&Account::warmed), "J");
        add_liquor(place, "off site", "overflow", stream(&Account::lost), rows);
        if (each.spills_to) {
            add_liquor(place, *each.spills_to + " pond", "overflow", stream(&Account::passed_on),
                       rows);
        }
        add_liquor(place, "SX", "feed", stream(&Account::treated), rows);
        plant::Liquor fed = none, off = none;
        for (const auto& interval : window.fed) fed.add(interval[pond]);
        for (const auto& interval : window.taken_off) off.add(interval[pond]);
        add_liquor("feeds", place, "inflow", fed, rows);
        add_liquor(place, "offtake", "offtake", off, rows);
        ++pond;
    }
    for (std::size_t t = 0; t < input.transfers.size(); ++t) {
        add_liquor(input.transfers[t].from + " pond", input.transfers[t].to + " pond", "transfer",
                   sum(window.plant, none,
                       [&](const plant::PlantOutcome& day) -> const plant::Liquor& {
                           return day.transfers[t];
                       }),
                   rows);
    }
}

/// Through extraction and tank house.
void add_copper(const HeapAssembly& heap, const HeapWindow& window, double organic_gain,
                BalanceRows& rows) {
    const plant::PlantInput& input = heap.site.plant;
    const plant::LiquorBasis& basis = heap.basis();
    const auto stream = [&](auto member) {
        return sum(window.plant, basis.empty(),
                   [&](const plant::PlantOutcome& day) -> const plant::Liquor& {
                       return day.copper.*member;
                   });
    };
    const auto total = [&](auto member) {
        return sum(window.plant,
                   [&](const plant::PlantOutcome& day) { return day.copper.*member; });
    };
    using Account = plant::CopperAccount;
    const plant::Liquor raffinate = stream(&Account::raffinate);
    plant::Liquor stripped = basis.empty();
    for (const plant::PlantOutcome& day : window.plant) {
        for (const plant::PondAccount& pond : day.ponds) stripped.add(pond.treated);
    }
    stripped.add(raffinate, -1.0);
    // In the organic, copper stands in place of 2 H.
    stripped.component[basis.cu()] -= organic_gain;
    stripped.component[basis.h()] += 2.0 * organic_gain;
    for (const auto& [pond, share] : input.extraction->raffinate) {
        plant::Liquor part = raffinate;
        part.scale(share.si);
        add_liquor("SX", pond + " pond", "raffinate", part, rows);
    }
    add_liquor("SX", "EW", "strip, net", stripped, rows);
    add_liquor("EW", input.tank_house->bleed_to + " pond", "bleed", stream(&Account::bleed), rows);
    const double plated = total(&Account::plated), acid = total(&Account::acid_made_up);
    rows.add("EW", "cathode", "Cu", "plating", plated);
    rows.add("electrolysis", "EW", "H", "plating", 2.0 * plated);
    rows.add("EW", "electrolysis", "water", "plating", total(&Account::water_split));
    rows.add("acid", "EW", "H", "make-up", 2.0 * acid);
    rows.add("acid", "EW", "S(VI)", "make-up", acid);
    rows.add("fresh water", "EW", "water", "make-up", total(&Account::water_made_up));
    rows.add("heaters", "EW", "heat", "held temperature", total(&Account::heat_added), "J");
    rows.add("grid", "electrolysis", "electricity", "plating", total(&Account::energy) / 3.6e9,
             "MWh");
}

}  // namespace

void PeriodRows::add(const std::vector<records::BalanceRow>& rows) {
    for (const records::BalanceRow& row : rows) {
        if (row.begin_d == row.end_d) {
            rows_.push_back(row);
            continue;
        }
        const Key key{row.from, row.to, row.substance, row.cause, row.unit};
        const auto [found, is_new] = index_.emplace(key, rows_.size());
        if (is_new) {
            rows_.push_back(row);
            continue;
        }
        records::BalanceRow& all = rows_[found->second];
        all.amount += row.amount;
        all.end_d = row.end_d;
    }
}

std::vector<records::BalanceRow> PeriodRows::take() {
    double begin = std::numeric_limits<double>::infinity(), end = -begin;
    for (const auto& [key, row] : index_) {
        begin = std::min(begin, rows_[row].begin_d);
        end = std::max(end, rows_[row].end_d);
    }
    for (const auto& [key, row] : index_) {
        rows_[row].begin_d = begin;
        rows_[row].end_d = end;
    }
    index_.clear();
    return summed(std::exchange(rows_, {}));
}

std::vector<records::BalanceRow> summed(const std::vector<records::BalanceRow>& rows) {
    using Key = std::tuple<double, double, std::string, std::string, std::string, std::string,
                           std::string, records::BalanceKind>;
    std::map<Key, std::size_t> index;
    std::vector<records::BalanceRow> sums;
    for (const records::BalanceRow& row : rows) {
        const Key key{row.begin_d,   row.end_d, row.from, row.to,
                      row.substance, row.cause, row.unit, row.kind};
        const auto [found, is_new] = index.emplace(key, sums.size());
        if (is_new) {
            sums.push_back(row);
        } else {
            sums[found->second].amount += row.amount;
        }
    }
    return sums;
}

std::vector<records::BalanceRow> module_flow_rows(const HeapModule& module,
                                                  const HeapWindow& window,
                                                  const ModuleWindow& passage,
                                                  const plant::Plant& plant) {
    const std::string drain = pond_place(plant, std::size_t(module.drains_to(window.begin)));
    const Stage stage = stage_of(module.assembly, passage.after.stage);
    const column::ColumnSystem system(*stage.model);
    auto of_column = passage.rows;
    const auto flows = flow_rows(module.assembly, stage, system.state_layout(), window.begin,
                                 passage.before, window.end, passage.after.state);
    of_column.insert(of_column.end(), flows.begin(), flows.end());
    std::vector<records::BalanceRow> rows;
    for (records::BalanceRow& row : of_column) {
        if (row.from == "irrigation") continue;  // known by pond
        rows.push_back(of_module(std::move(row), module, drain));
    }
    BalanceRows irrigation(module.assembly.model.speciation->components(), 1.0, window.begin,
                           window.end, records::BalanceKind::flow);
    for (std::size_t pond = 0; pond < plant.n_ponds(); ++pond) {
        plant::Liquor taken = plant.basis().empty();
        for (const auto& interval : passage.flows.taken) taken.add(interval[pond]);
        add_liquor(pond_place(plant, pond), module.id + "/bed", "irrigation", taken, irrigation);
    }
    for (records::BalanceRow& row : irrigation.take()) rows.push_back(std::move(row));
    return rows;
}

std::vector<records::BalanceRow> first_rows(const HeapModule& module, double time) {
    const Stage first = stage_of(module.assembly, 0);
    const column::ColumnSystem system(*first.model);
    auto cured = cure_rows(module.assembly, first);
    for (records::BalanceRow& row : cured) row.begin_d = row.end_d = time / seconds_a_day;
    const auto stocks = stock_rows(module.assembly, first, system.state_layout(), time,
                                   stacked_module(module.assembly).start);
    std::vector<records::BalanceRow> rows;
    const auto put = [&](const std::vector<records::BalanceRow>& more) {
        for (const records::BalanceRow& row : more) rows.push_back(of_module(row, module, {}));
    };
    put(as_stacked(stocks, cured));
    put(cured);
    if (time == 0.0) put(stocks);  // later ones are not there yet on their first day
    return rows;
}

std::vector<records::BalanceRow> module_stock_rows(const HeapModule& module,
                                                   const ModuleState& state, double time) {
    const Stage stage = stage_of(module.assembly, state.stage);
    const column::ColumnSystem system(*stage.model);
    std::vector<records::BalanceRow> rows;
    for (records::BalanceRow& row :
         stock_rows(module.assembly, stage, system.state_layout(), time, state.state)) {
        rows.push_back(of_module(std::move(row), module, {}));
    }
    return rows;
}

std::vector<records::BalanceRow> plant_flow_rows(const HeapAssembly& heap, const HeapState& before,
                                                 const HeapWindow& window,
                                                 const plant::Plant& after) {
    BalanceRows rows(heap.components(), 1.0, window.begin, window.end, records::BalanceKind::flow);
    add_ponds(heap, window, rows);
    if (heap.site.plant.extraction) {
        add_copper(heap, window, after.organic_copper() - before.plant.organic_copper(), rows);
    }
    return rows.take();
}

std::vector<records::BalanceRow> plant_stock_rows(const HeapAssembly& heap,
                                                  const plant::Plant& plant, double time) {
    BalanceRows rows(heap.components(), 1.0, time, time, records::BalanceKind::stock);
    for (std::size_t pond = 0; pond < plant.n_ponds(); ++pond) {
        add_liquor(pond_place(plant, pond), "", "solution", plant.pond(pond), rows);
    }
    add_liquor("EW", "", "electrolyte", plant.electrolyte(), rows);
    rows.add("SX", "", "Cu", "organic", plant.organic_copper());
    // Copper takes the place of 2 H; those of the fresh reagent are not counted.
    rows.add("SX", "", "H", "organic, since the start",
             2.0 * (heap.plant->organic_copper() - plant.organic_copper()));
    return rows.take();
}

}  // namespace gossan::simulation
