// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_session.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/simulation/heap_book.hpp"
#include "gossan/simulation/heap_follower.hpp"
#include "gossan/simulation/heap_summary.hpp"
#include "gossan/simulation/heap_supplies.hpp"
#include "gossan/simulation/module_record.hpp"
#include "gossan/simulation/plant_record.hpp"

namespace gossan::simulation {
namespace {

constexpr double seconds_a_day = 86400.0;
constexpr double largest_column_closure = 1e-8;  ///< above which a balance is reported
constexpr double largest_site_closure = 1e-6;

/// Tables beside those of every run, in the order of `heap_recorder`.
enum Table : std::size_t { modules, module_flows, ponds, circuit };

std::vector<double> pack(const ModuleState& module) {
    const auto& c = module.counts;
    return {double(module.stage),          double(c.steps),           double(c.rates),
            double(c.newton_iterations),   double(c.jacobians),       double(c.factorisations),
            double(c.error_test_failures), double(c.newton_failures), module.peak};
}

std::vector<double> packed(const std::vector<DrainedBefore>& drained) {
    std::vector<double> values;
    for (const auto& [length, liquor] : drained) {
        values.insert(values.end(), {length, liquor.water, liquor.enthalpy});
        values.insert(values.end(), liquor.component.begin(), liquor.component.end());
    }
    return values;
}

std::vector<DrainedBefore> unpacked(const std::vector<double>& values, std::size_t n_components) {
    std::vector<DrainedBefore> drained;
    for (auto at = values.begin(); at != values.end(); at += std::ptrdiff_t(n_components)) {
        DrainedBefore& each = drained.emplace_back();
        each.length = *at++;
        each.liquor.water = *at++;
        each.liquor.enthalpy = *at++;
        each.liquor.component.assign(at, at + std::ptrdiff_t(n_components));
    }
    return drained;
}

void unpack(const std::vector<double>& values, ModuleState& module) {
    module.stage = std::size_t(values[0]);
    module.counts = {.steps = long(values[1]),
                     .rates = long(values[2]),
                     .newton_iterations = long(values[3]),
                     .jacobians = long(values[4]),
                     .factorisations = long(values[5]),
                     .error_test_failures = long(values[6]),
                     .newton_failures = long(values[7])};
    module.peak = values[8];
}

}  // namespace

records::RecorderOptions heap_recorder(const HeapAssembly& heap) {
    return {.tables = {modules_table(), module_flows_table(), ponds_table(heap), circuit_table()}};
}

HeapSession::HeapSession(const HeapAssembly& heap, records::Recorder recorder,
                         const Attendant& attendant, const Coupling& coupling)
    : heap_(heap),
      recorder_(std::move(recorder)),
      attendant_(attendant),
      coupling_(coupling),
      state_(starting_state(heap)),
      series_(heap),
      totals_(heap),
      streams_(heap),
      earlier_wall_(recorder_.manifest().wall_s) {}

double HeapSession::wall() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - clock_).count();
}

long HeapSession::steps() const {
    long sum = 0;
    for (const ModuleState& module : state_.modules) sum += module.counts.steps;
    return sum;
}

/// Rows come at the first knot at or after each multiple of an interval, and at the end.
bool HeapSession::is_due(double interval, double before, double time) const {
    const auto count = [&](double t) { return std::floor((t + least_apart) / interval); };
    return count(time) > count(before) || time >= heap_.site.run.duration.si - least_apart;
}

bool HeapSession::is_output_due(double before, double time) const {
    return is_due(heap_.site.run.output_interval.si, before, time);
}

Outcome HeapSession::begin() {
    recorder_.balance_rows(plant_stock_rows(heap_, *heap_.plant, 0.0));
    write_notes("The run begins.");
    recorder_.series_row(0.0, series_.first_row());
    if (recorder_.keeps_tables()) {
        recorder_.table_rows(ponds, pond_rows(heap_, 0.0, ponds_of(*heap_.plant)));
    }
    save();
    return go();
}

void HeapSession::write_notes(const std::string& message) {
    const auto tell_note = [this](const char* kind, const std::string& text) {
        recorder_.event({.time_d = state_.time / seconds_a_day,
                         .kind = kind,
                         .severity = Severity::note,
                         .message = text});
    };
    tell_note("start", message);
    for (const std::string& note : heap_.notes) tell_note("assembled", note);
}

Outcome HeapSession::go_on_from(const records::Checkpoint& checkpoint) {
    take_up(checkpoint);
    return go();
}

Outcome HeapSession::branch_from(const records::Checkpoint& checkpoint) {
    take_up(checkpoint);
    write_notes("The run goes on from another one.");
    write_stocks(state_.time);
    save();
    return go();
}

void HeapSession::take_up(const records::Checkpoint& checkpoint) {
    state_.time = checkpoint.time.si;
    for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
        const std::string name = "module " + heap_.modules[m].name + " ";
        ModuleState& module = state_.modules[m];
        module.state = checkpoint.array(name + "state");
        module.start = checkpoint.array(name + "start");
        module.watch = checkpoint.array(name + "watch");
        unpack(checkpoint.array(name + "tally"), module);
        module.drained = unpacked(checkpoint.array(name + "drained"), heap_.basis().n_components());
    }
    state_.plant.restore(checkpoint.array("plant"));
    totals_.remember(checkpoint.array("totals"));
    streams_.remember(checkpoint.array("streams"));
}

void HeapSession::save() {
    records::Checkpoint checkpoint;
    checkpoint.time = Duration(state_.time);
    auto& arrays = checkpoint.arrays;
    for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
        const std::string name = "module " + heap_.modules[m].name + " ";
        const ModuleState& module = state_.modules[m];
        arrays.push_back({name + "state", module.state});
        arrays.push_back({name + "start", module.start});
        arrays.push_back({name + "watch", module.watch});
        arrays.push_back({name + "tally", pack(module)});
        arrays.push_back({name + "drained", packed(module.drained)});
    }
    arrays.push_back({"plant", state_.plant.state()});
    arrays.push_back({"totals", totals_.memory()});
    arrays.push_back({"streams", streams_.memory()});
    recorder_.manifest().solver = {{"steps", std::uint64_t(steps())},
                                   {"sweeps", std::uint64_t(totals_.sweeps)}};
    recorder_.restart_point(std::move(checkpoint));
}

Outcome HeapSession::go() {
    try {
        lead(recorder_.manifest().identity, state_, coupling_.ranks);
        const auto& ends = heap_.window_ends;
        for (auto end = std::upper_bound(ends.begin(), ends.end(), state_.time); end != ends.end();
             ++end) {
            const HeapState before = state_;
            const HeapWindow window =
                run_window(heap_, state_, *end, coupling_, underway_, attendant_.is_interrupted);
            if (window.ended == column::SegmentEnd::interrupted) {
                return {records::RunStatus::interrupted,
                        recorder_.stop(records::RunStatus::interrupted, "interrupted"),
                        {}};
            }
            if (window.ended == column::SegmentEnd::failed) {
                const std::string unwritten =
                    recorder_.stop(records::RunStatus::failed, window.message);
                return {records::RunStatus::failed,
                        window.message + (unwritten.empty() ? "" : "; " + unwritten),
                        {}};
            }
            book(before, window);
            close_period(window.end);
            if (attendant_.on_progress) {
                attendant_.on_progress({state_.time, heap_.site.run.duration.si, steps()});
            }
        }
        return finish();
    } catch (const std::exception& failure) {
        const std::string unwritten = recorder_.stop(records::RunStatus::failed, failure.what());
        (void)unwritten;  // the failure itself says more
        throw;
    }
}

void HeapSession::book(const HeapState& before, const HeapWindow& window) {
    std::vector<records::BalanceRow> first;
    for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
        if (!state_.modules[m].is_stacked()) continue;
        if (!before.modules[m].is_stacked()) {
            for (auto& row : first_rows(heap_.modules[m], window.begin)) {
                first.push_back(std::move(row));
            }
        }
        const auto rows =
            module_flow_rows(heap_.modules[m], window, window.modules[m], *heap_.plant);
        rows_.add(rows);
        rows_.add(crushing_rows(heap_, rows));
    }
    const auto crushed = crushing_rows(heap_, first);
    first.insert(first.end(), crushed.begin(), crushed.end());
    recorder_.balance_rows(summed(first));
    rows_.add(plant_flow_rows(heap_, before, window, state_.plant));
    rows_.add(supply_rows(heap_, window));
    streams_.pass(before, window);
    totals_.close(window);
    for (std::size_t k = 0; k < window.plant.size(); ++k) {
        totals_.pass(window, k, streams_.plated()[k]);
        const double time = window.history.knots[k + 1];
        if (!is_output_due(window.history.knots[k], time)) continue;
        recorder_.series_row(time / seconds_a_day, series_.row(window, k, totals_));
    }
    if (recorder_.keeps_tables()) write_tables(window);
    tell(before, window);
}

/// What changes by the day at output times, what modules are and how extraction stands at those of
/// the fields.
void HeapSession::write_tables(const HeapWindow& window) {
    const auto& knots = window.history.knots;
    for (std::size_t k = 0; k + 1 < knots.size(); ++k) {
        const bool is_output = is_output_due(knots[k], knots[k + 1]);
        recorder_.table_rows(module_flows, module_flow_table_rows(heap_, window, k, is_output));
        if (!is_output) continue;
        recorder_.table_rows(ponds, pond_rows(heap_, knots[k + 1], window.ponds[k]));
    }
    if (!is_due(heap_.site.run.field_interval.si, window.begin, window.end)) return;
    recorder_.table_rows(modules, module_rows(heap_, state_, window));
    recorder_.table_rows(circuit, circuit_rows(heap_, state_.plant, window));
}

/// Writes what has passed since the last period, then what there is, then the checkpoint.
void HeapSession::close_period(double time) {
    const auto& ends = heap_.period_ends;
    if (!std::binary_search(ends.begin(), ends.end(), time)) return;
    recorder_.balance_rows(rows_.take());
    write_stocks(time);
    save();
}

void HeapSession::write_stocks(double time) {
    std::vector<records::BalanceRow> stocks;
    for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
        if (!state_.modules[m].is_stacked()) continue;
        for (auto& row : module_stock_rows(heap_.modules[m], state_.modules[m], time)) {
            stocks.push_back(std::move(row));
        }
    }
    recorder_.balance_rows(summed(stocks));
    recorder_.balance_rows(plant_stock_rows(heap_, state_.plant, time));
}

void HeapSession::tell(const HeapState& before, const HeapWindow& window) {
    std::vector<records::Event> events;
    for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
        const HeapModule& column = heap_.modules[m];
        const bool is_first = m == 0 || heap_.modules[m - 1].input != column.input;
        if (is_first && state_.modules[m].is_stacked() && !before.modules[m].is_stacked()) {
            events.push_back({.time_d = window.begin / seconds_a_day,
                              .kind = "stacked",
                              .severity = Severity::note,
                              .place = column.id,
                              .message = "The module is stacked."});
        }
        if (is_first && before.modules[m].is_stacked() &&
            column.drains_to(window.begin) != column.drains_to(window.begin - 3.0 * least_apart)) {
            const auto pond = std::size_t(column.drains_to(window.begin));
            events.push_back({.time_d = window.begin / seconds_a_day,
                              .kind = "drainage",
                              .severity = Severity::note,
                              .place = column.id,
                              .message = "The module drains to the pond " +
                                         heap_.plant->pond_names()[pond] + " from now on."});
        }
        for (records::Event event : window.modules[m].events) {
            event.place = column.name + (event.place.empty() ? "" : "/" + event.place);
            events.push_back(std::move(event));
        }
    }
    plant::PlantEvents of_plant;
    for (const plant::PlantOutcome& day : window.plant) {
        for (const plant::PlantEvent& each : day.events) {
            of_plant.note(each);
        }
    }
    for (const plant::PlantEvent& each : of_plant.all()) {
        const bool is_pond = heap_.plant->pond_index(each.place) >= 0;
        events.push_back({.time_d = each.time / seconds_a_day,
                          .kind = each.kind,
                          .severity = Severity::warning,
                          .place = each.place + (is_pond ? " pond" : ""),
                          .value = each.amount,
                          .unit = each.unit,
                          .message = each.message});
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const auto& a, const auto& b) { return a.time_d < b.time_d; });
    for (const records::Event& event : events) recorder_.event(event);
    if (window.has_converged) return;
    recorder_.event({.time_d = window.end / seconds_a_day,
                     .kind = "unsettled",
                     .severity = Severity::warning,
                     .place = "ponds",
                     .value = window.residual,
                     .unit = "1",
                     .message = "Heap and plant did not come to rest in this window; this is how "
                                "far the ponds still moved."});
}

Outcome HeapSession::finish() {
    const records::Document document = heap_summary(
        heap_, state_, totals_, streams_, recorder_.manifest().version, earlier_wall_ + wall());
    const auto report = [&](const char* block, double most) {
        for (const auto& [quantity, closure] : document.at(block).members()) {
            if (std::abs(closure.number()) <= most) continue;
            recorder_.event({.time_d = state_.time / seconds_a_day,
                             .kind = "balance",
                             .severity = Severity::warning,
                             .place = block,
                             .value = closure.number(),
                             .unit = "1",
                             .message = "The balance of " + quantity + " does not close."});
        }
    };
    report("balance", largest_column_closure);
    report("site_balance", largest_site_closure);
    recorder_.event({.time_d = state_.time / seconds_a_day,
                     .kind = "end",
                     .severity = Severity::note,
                     .message = "The run reached its end."});
    recorder_.finish(document);
    return {records::RunStatus::done, {}, document};
}

}  // namespace gossan::simulation
