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

constexpr std::size_t most_kept = 3;  ///< intervals

/// Weights of what drained in past intervals in what drains between two times to come: those of the
/// polynomial through the sums at the ends of the intervals.
std::vector<double> weights_of(const std::vector<DrainedBefore>& before, double begin, double end) {
    std::vector<double> points{0.0};
    for (const DrainedBefore& each : before) points.push_back(points.back() - each.length);
    const auto basis = [&](std::size_t of, double at) {
        double product = 1.0;
        for (std::size_t k = 0; k < points.size(); ++k) {
            if (k != of) product *= (at - points[k]) / (points[of] - points[k]);
        }
        return product;
    };
    std::vector<double> weights(points.size() - 1);
    double sum = 0.0;
    for (std::size_t k = weights.size(); k-- > 0;) {
        sum -= basis(k + 1, end) - basis(k + 1, begin);
        weights[k] = sum;
    }
    return weights;
}

/// One module on its way through one window.
class Passage {
public:
    Passage(const HeapAssembly& heap, const HeapModule& module, const ModuleState& before,
            const PondHistory& history, const PondCurves& ponds,
            std::unique_ptr<ColumnUnderway>& underway, const std::function<bool()>& is_interrupted)
        : heap_(heap),
          module_(module),
          history_(history),
          ponds_(ponds),
          column_(underway),
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
        goes_on_ = column_ && column_->is_at(time_, result_.after.stage, ponds_);
        if (goes_on_) {
            column_->meet(ponds_);
        } else {
            enter(result_.after.stage);
        }
        result_.flows.dissolved_copper_before = copper_at(result_.after.state);
        last_ = exchanged(module_, stage(), layout(), result_.after.state);
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
    [[nodiscard]] const StateLayout& layout() const { return column_->layout(); }
    [[nodiscard]] const Stage& stage() const { return column_->stage(); }

    /// Keeps what the last intervals drained, those of this window first.
    void foresee() {
        const auto& knots = history_.knots;
        std::vector<DrainedBefore> kept;
        for (std::size_t k = history_.n_intervals(); k-- > 0 && kept.size() < most_kept;) {
            kept.push_back({knots[k + 1] - knots[k], result_.flows.drained[k]});
        }
        for (DrainedBefore& each : result_.after.drained) {
            if (kept.size() < most_kept) kept.push_back(std::move(each));
        }
        result_.after.drained = std::move(kept);
    }

    /// The column as it stands from now on.
    void enter(std::size_t stage) {
        column_ = std::make_unique<ColumnUnderway>(module_, stage, ponds_);
        result_.after.stage = stage;
        goes_on_ = false;
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
            const auto shorter = std::move(column_);
            enter(result_.after.stage + 1);
            const column::Growth growth{shorter->layout(), column_->model(), layout()};
            for (auto* each : {&result_.after.state, &result_.after.start, &result_.before}) {
                *each = column::grow(growth, *each, *stage().added);
            }
            const auto rows =
                stacking_rows(module_.assembly, stage(), column::stacked(growth, *stage().added));
            result_.rows.insert(result_.rows.end(), rows.begin(), rows.end());
            const auto cured = cure_rows(module_.assembly, stage());
            result_.rows.insert(result_.rows.end(), cured.begin(), cured.end());
            result_.events.push_back(
                {.time_d = time_ / 86400.0,
                 .kind = "stacked",
                 .severity = Severity::note,
                 .place = "surface",
                 .value = stage().placed->height,
                 .unit = "m",
                 .message = "A lift is stacked on the module; this is its height now."});
        }
    }

    bool advance(double end) {
        const numerics::IntegratorOptions options{.relative_tolerance =
                                                      heap_.site.solver.relative_tolerance};
        const std::vector<double> knots = knots_within(end);
        const column::Observer observer{
            .on_output = [this](double time,
                                std::span<const double> state) { account(time, state); },
            .on_step =
                [this](double time, std::span<const double> state) {
                    const auto told = watch_.after_step(stage(), layout(), time, state);
                    result_.events.insert(result_.events.end(), told.begin(), told.end());
                    result_.after.peak = std::max(
                        result_.after.peak, column::hottest(column_->model(), layout(), state));
                },
            .is_interrupted = is_interrupted_};
        const auto reached = goes_on_ ? column_->go_on(end, knots, observer)
                                      : column_->start(time_, std::move(result_.after.state), end,
                                                       options, knots, observer);
        goes_on_ = false;
        result_.after.counts += column_->counts();
        result_.end = reached.end;
        result_.message = reached.message;
        if (reached.end != column::SegmentEnd::reached) return false;
        result_.after.state = column_->state();
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
        const Exchanged now = exchanged(module_, stage(), layout(), state);
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
        return dissolved_copper(module_, stage(), layout(), state);
    }

    const HeapAssembly& heap_;
    const HeapModule& module_;
    const PondHistory& history_;
    const PondCurves& ponds_;
    std::unique_ptr<ColumnUnderway>& column_;
    const std::function<bool()>& is_interrupted_;
    Watch watch_;
    bool goes_on_ = false;  ///< the next segment, with its integrator's history
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
                        const PondCurves& ponds, std::unique_ptr<ColumnUnderway>& underway,
                        const std::function<bool()>& is_interrupted) {
    const bool may_go_on = underway != nullptr;
    const auto pass = [&] {
        return Passage(heap, module, before, history, ponds, underway, is_interrupted).run();
    };
    ModuleWindow window = pass();
    if (window.end == column::SegmentEnd::failed && may_go_on) {
        underway.reset();
        window = pass();
    }
    if (window.end != column::SegmentEnd::reached) underway.reset();
    return window;
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
    const auto& before = module.drained;
    const std::vector<double> weights = weights_of(before, begin, end);
    const auto expected = [&](const auto& amount_of) {
        const double steady = amount_of(before[0].liquor) / before[0].length * (end - begin);
        double all = 0.0;
        for (std::size_t k = 0; k < weights.size(); ++k) {
            all += weights[k] * amount_of(before[k].liquor);
        }
        return steady + std::clamp(all - steady, -0.5 * std::abs(steady), 0.5 * std::abs(steady));
    };
    plant::Liquor drained;
    drained.water = expected([](const plant::Liquor& each) { return each.water; });
    drained.enthalpy = expected([](const plant::Liquor& each) { return each.enthalpy; });
    for (std::size_t c = 0; c < before[0].liquor.component.size(); ++c) {
        drained.component.push_back(
            expected([c](const plant::Liquor& each) { return each.component[c]; }));
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
