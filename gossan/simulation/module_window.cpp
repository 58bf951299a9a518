// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/module_window.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gossan/column/growth.hpp"
#include "gossan/column/stocks.hpp"
#include "gossan/simulation/balance_book.hpp"
#include "gossan/simulation/watch.hpp"

namespace gossan::simulation {
namespace {

using column::StateLayout;

plant::Liquor liquor_of(const std::vector<double>& carried, std::size_t n_components, double area) {
    plant::Liquor liquor;
    liquor.water = carried[StateLayout::water];
    liquor.enthalpy = carried[StateLayout::enthalpy];
    liquor.component.assign(
        carried.begin() + StateLayout::first_component,
        carried.begin() + StateLayout::first_component + std::ptrdiff_t(n_components));
    liquor.scale(area);
    return liquor;
}

plant::Liquor difference(plant::Liquor after, const plant::Liquor& before) {
    after.add(before, -1.0);
    return after;
}

/// One module on its way through one window.
class Passage {
public:
    Passage(const HeapAssembly& heap, const HeapModule& module, const ModuleState& before,
            const PondHistory& history, const PondCurves& ponds,
            const std::function<bool()>& is_interrupted)
        : heap_(heap),
          module_(module),
          history_(history),
          ponds_(ponds),
          is_interrupted_(is_interrupted),
          watch_(module.assembly) {
        result_.after = before;
        result_.before = before.state;
        watch_.remember(before.watch);
        const plant::Liquor none = heap.basis().empty();
        result_.flows.drained.assign(history.n_intervals(), none);
        result_.flows.taken.assign(history.n_intervals(),
                                   std::vector<plant::Liquor>(heap.plant->n_ponds(), none));
        result_.flows.dissolved_copper.assign(history.n_intervals(), 0.0);
    }

    ModuleWindow run() {
        time_ = history_.knots.front();
        enter(result_.after.stage);
        result_.flows.dissolved_copper_before = copper_at(result_.after.state);
        last_ = exchanged(module_, stage_, layout(), result_.after.state);
        const double end = history_.knots.back();
        for (const double next : segments(end)) {
            stack_what_is_due();
            if (!advance(next)) return std::move(result_);
        }
        result_.after.watch = watch_.memory();
        foresee();
        return std::move(result_);
    }

private:
    [[nodiscard]] const StateLayout& layout() const { return system_->state_layout(); }

    /// Drainage at the window's end and its trend, by a line through the last two intervals.
    void foresee() {
        const auto& knots = history_.knots;
        const std::size_t n = history_.n_intervals();
        const auto length = [&](std::size_t k) { return knots[k + 1] - knots[k]; };
        plant::Liquor& drainage = result_.after.drainage;
        plant::Liquor& trend = result_.after.trend;
        drainage = result_.flows.drained[n - 1];
        drainage.scale(1.0 / length(n - 1));
        trend = heap_.basis().empty();
        if (n < 2) return;
        trend.add(drainage);
        trend.add(result_.flows.drained[n - 2], -1.0 / length(n - 2));
        trend.scale(2.0 / (length(n - 1) + length(n - 2)));
        drainage.add(trend, 0.5 * length(n - 1));
    }

    /// Equations of the column as it stands from now on, irrigated by the ponds.
    void enter(std::size_t stage) {
        stage_ = stage_of(module_.assembly, stage);
        result_.after.stage = stage;
        system_.reset();
        model_ = *stage_.model;
        model_.forcing = [planned = stage_.model->forcing, this](double time,
                                                                 column::SurfaceForcing& now) {
            planned(time, now);
            const PondStretch& stretch = module_.stretch_at(time);
            if (stretch.pond >= 0) ponds_.irrigate(std::size_t(stretch.pond), time, now);
        };
        system_ = std::make_unique<column::ColumnSystem>(model_);
    }

    /// Ends of segments: the column's restart points within the window, days on which a pond that
    /// irrigates it gives another share, and the window's end.
    [[nodiscard]] std::vector<double> segments(double end) const {
        std::vector<double> points = module_.assembly.restart_points;
        const bool has_jumps =
            std::any_of(module_.plan.begin(), module_.plan.end(), [&](const PondStretch& each) {
                return each.pond >= 0 && history_.has_jumps(std::size_t(each.pond));
            });
        if (has_jumps) {
            points.insert(points.end(), history_.knots.begin(), history_.knots.end());
            std::sort(points.begin(), points.end());
        }
        std::vector<double> ends;
        for (const double point : points) {
            const double last = ends.empty() ? time_ : ends.back();
            if (point > last + least_apart && point < end - least_apart) ends.push_back(point);
        }
        ends.push_back(end);
        return ends;
    }

    void stack_what_is_due() {
        const auto& lifts = module_.assembly.lifts;
        while (result_.after.stage < lifts.size() &&
               lifts[result_.after.stage].time < time_ + least_apart) {
            const auto shorter = std::move(system_);
            enter(result_.after.stage + 1);
            const column::Growth growth{shorter->state_layout(), model_, layout()};
            for (auto* each : {&result_.after.state, &result_.after.start, &result_.before}) {
                *each = column::grow(growth, *each, *stage_.added);
            }
            const auto rows =
                stacking_rows(module_.assembly, stage_, column::stacked(growth, *stage_.added));
            result_.rows.insert(result_.rows.end(), rows.begin(), rows.end());
            const auto cured = cure_rows(module_.assembly, stage_);
            result_.rows.insert(result_.rows.end(), cured.begin(), cured.end());
            result_.events.push_back(
                {.time_d = time_ / 86400.0,
                 .kind = "stacked",
                 .severity = Severity::note,
                 .place = "surface",
                 .value = stage_.placed->height,
                 .unit = "m",
                 .message = "A lift is stacked on the module; this is its height now."});
        }
    }

    bool advance(double end) {
        const numerics::IntegratorOptions options{.relative_tolerance =
                                                      heap_.site.solver.relative_tolerance};
        column::ColumnRun run(model_, options, time_, std::move(result_.after.state));
        const std::vector<double> knots = knots_within(end);
        const auto reached = run.advance(
            end, knots,
            {.on_output = [this](double time,
                                 std::span<const double> state) { account(time, state); },
             .on_step =
                 [this](double time, std::span<const double> state) {
                     const auto told = watch_.after_step(stage_, layout(), time, state);
                     result_.events.insert(result_.events.end(), told.begin(), told.end());
                     result_.after.peak =
                         std::max(result_.after.peak, column::hottest(model_, layout(), state));
                 },
             .is_interrupted = is_interrupted_});
        result_.after.counts += run.counts();
        result_.end = reached.end;
        result_.message = reached.message;
        if (reached.end != column::SegmentEnd::reached) return false;
        result_.after.state = run.state();
        account(end, result_.after.state);
        time_ = end;
        return true;
    }

    /// Knots of the window before the end of a segment.
    [[nodiscard]] std::vector<double> knots_within(double end) const {
        std::vector<double> knots;
        for (const double knot : history_.knots) {
            if (knot > time_ && knot < end) knots.push_back(knot);
        }
        return knots;
    }

    /// Books what was exchanged since the last account to the interval and pond of that time.
    void account(double time, std::span<const double> state) {
        const Exchanged now = exchanged(module_, stage_, layout(), state);
        const double middle = 0.5 * (accounted_ + time);
        const auto& knots = history_.knots;
        const auto after = std::upper_bound(knots.begin() + 1, knots.end() - 1, middle);
        const auto interval = std::size_t(after - knots.begin()) - 1;
        result_.flows.drained[interval].add(difference(now.drained, last_.drained));
        const int pond = module_.stretch_at(middle).pond;
        if (pond >= 0) {
            result_.flows.taken[interval][std::size_t(pond)].add(
                difference(now.irrigated, last_.irrigated));
        }
        result_.flows.dissolved_copper[interval] = copper_at(state);
        last_ = now;
        accounted_ = time;
    }

    [[nodiscard]] double copper_at(std::span<const double> state) const {
        return dissolved_copper(module_, stage_, layout(), state);
    }

    const HeapAssembly& heap_;
    const HeapModule& module_;
    const PondHistory& history_;
    const PondCurves& ponds_;
    const std::function<bool()>& is_interrupted_;
    Watch watch_;
    Stage stage_;
    column::ColumnModel model_;
    std::unique_ptr<column::ColumnSystem> system_;  ///< for accounts; a run has its own
    ModuleWindow result_;
    Exchanged last_;
    double time_ = 0.0;
    double accounted_ = history_.knots.front();
};

}  // namespace

ModuleState stacked_module(const Assembly& assembly) {
    const column::ColumnSystem system(assembly.model);
    ModuleState module;
    module.start = column::initial_state(assembly.model, system.state_layout(), assembly.contents);
    module.state = module.start;
    module.watch = Watch(assembly).memory();
    module.peak = column::hottest(assembly.model, system.state_layout(), module.start);
    return module;
}

ModuleWindow run_module(const HeapAssembly& heap, const HeapModule& module,
                        const ModuleState& before, const PondHistory& history,
                        const PondCurves& ponds, const std::function<bool()>& is_interrupted) {
    return Passage(heap, module, before, history, ponds, is_interrupted).run();
}

Exchanged exchanged(const HeapModule& module, const Stage& stage, const StateLayout& layout,
                    std::span<const double> state) {
    const auto flows = column::cumulative_flows(*stage.model, layout, state);
    const auto n_components = std::size_t(layout.n_components());
    Exchanged all{.irrigated = liquor_of(flows.irrigated, n_components, module.area),
                  .drained = liquor_of(flows.drained, n_components, module.area)};
    all.drained.add(liquor_of(flows.run_off, n_components, module.area));
    return all;
}

plant::Liquor expected_drainage(const ModuleState& module, double begin, double end) {
    const double middle = 0.5 * (begin + end);
    const auto expected = [&](double rate, double trend) {
        const double most = 0.5 * std::abs(rate);
        return (rate + std::clamp(trend * middle, -most, most)) * (end - begin);
    };
    const plant::Liquor& rate = module.drainage;
    const plant::Liquor& trend = module.trend;
    plant::Liquor drained;
    drained.water = expected(rate.water, trend.water);
    drained.enthalpy = expected(rate.enthalpy, trend.enthalpy);
    for (std::size_t c = 0; c < rate.component.size(); ++c) {
        drained.component.push_back(expected(rate.component[c], trend.component[c]));
    }
    return drained;
}

double dissolved_copper(const HeapModule& module, const Stage& stage, const StateLayout& layout,
                        std::span<const double> state) {
    const auto held = column::stocks(*stage.model, layout, state);
    const auto cu = std::size_t(
        solution::component_index(module.assembly.model.speciation->components(), "Cu"));
    return module.area * (held.mobile[cu] + held.stagnant[cu] + held.store[cu]);
}

}  // namespace gossan::simulation
