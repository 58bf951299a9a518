// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/session.hpp"

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/column/growth.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/simulation/balance_book.hpp"
#include "gossan/simulation/reproducer.hpp"
#include "gossan/simulation/summary.hpp"

namespace gossan::simulation {
namespace {

constexpr double largest_closure = 1e-8;  ///< relative error above which a balance is reported

std::vector<double> pack(const numerics::IntegratorCounts& c, int restarts, double peak) {
    return {double(c.steps),           double(c.rates),          double(c.newton_iterations),
            double(c.jacobians),       double(c.factorisations), double(c.error_test_failures),
            double(c.newton_failures), double(restarts),         peak};
}

}  // namespace

void Session::write_beginning() {
    enter(0);
    start_ = column::initial_state(assembly_.model, layout(), assembly_.contents);
    period_ = start_;
    time_ = 0.0;
    recorder_.balance_rows(cure_rows(assembly_, stage_));
    recorder_.balance_rows(stock_rows(assembly_, stage_, layout(), 0.0, start_));
    write_notes("The run begins.");
    state_ = start_;
    peak_ = column::hottest(assembly_.model, layout(), start_);
    write_output(0.0, state_);
    write_fields(0.0, state_);
    save();
}

void Session::write_notes(const std::string& message) {
    const auto tell_note = [this](const char* kind, const std::string& text) {
        recorder_.event({.time_d = time_ / seconds_a_day,
                         .kind = kind,
                         .severity = Severity::note,
                         .message = text});
    };
    tell_note("start", message);
    for (const std::string& note : assembly_.notes) tell_note("assembled", note);
}

/// A period of its own begins here, with the stocks that are there.
void Session::write_branch() {
    period_ = state_;
    period_begin_ = time_;
    recorder_.balance_rows(stock_rows(assembly_, stage_, layout(), time_, state_));
    write_notes("The run goes on from another one.");
    layout_system_->set_segment(time_, duration());
    write_output(time_, state_);
    write_fields(time_, state_);
    save();
}

void Session::take_up(const records::Checkpoint& checkpoint) {
    time_ = checkpoint.time.si;
    enter(stage_at(assembly_, time_));
    state_ = checkpoint.array("state");
    start_ = checkpoint.array("start");
    period_ = checkpoint.array("period");
    period_begin_ = checkpoint.array("period_begin").front();
    const auto& tally = checkpoint.array("tally");
    earlier_ = {.steps = long(tally[0]),
                .rates = long(tally[1]),
                .newton_iterations = long(tally[2]),
                .jacobians = long(tally[3]),
                .factorisations = long(tally[4]),
                .error_test_failures = long(tally[5]),
                .newton_failures = long(tally[6])};
    restarts_ = int(tally[7]);
    peak_ = tally[8];
    watch_.remember(checkpoint.array("watch"));
    risk_.remember(checkpoint.array("risk"));
    if (state_.size() != layout().size()) {
        throw Error(ErrorCode::data,
                    "the checkpoint has another number of unknowns than the scenario");
    }
}

std::vector<double> Session::outputs_in(double begin, double end) const {
    std::vector<double> times;
    for (const auto* all : {&output_times_, &field_times_, &period_ends_}) {
        for (const double time : *all) {
            if (time > begin && time <= end) times.push_back(time);
        }
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

void Session::close_period(double time, std::span<const double> state) {
    if (!std::binary_search(period_ends_.begin(), period_ends_.end(), time)) return;
    recorder_.balance_rows(
        flow_rows(assembly_, stage_, layout(), period_begin_, period_, time, state));
    recorder_.balance_rows(stock_rows(assembly_, stage_, layout(), time, state));
    period_.assign(state.begin(), state.end());
    period_begin_ = time;
}

records::Checkpoint Session::checkpoint() const {
    return {.identity = {},
            .time = Duration(time_),
            .arrays = {{"state", state_},
                       {"start", start_},
                       {"period", period_},
                       {"period_begin", {period_begin_}},
                       {"tally", pack(counts(), restarts_, peak_)},
                       {"watch", watch_.memory()},
                       {"risk", risk_.memory()}},
            .texts = {},
            .marks = {}};
}

void Session::save() {
    const auto total = counts();
    recorder_.manifest().solver = {{"steps", std::uint64_t(total.steps)},
                                   {"newton_iterations", std::uint64_t(total.newton_iterations)},
                                   {"jacobians", std::uint64_t(total.jacobians)},
                                   {"factorisations", std::uint64_t(total.factorisations)}};
    recorder_.restart_point(checkpoint());
}

/// Equations that integrate from here on.
void Session::start_run() {
    earlier_ = counts();
    run_.emplace(
        *stage_.model,
        numerics::IntegratorOptions{.relative_tolerance = assembly_.site.solver.relative_tolerance},
        time_, state_);
}

/// Goes on with the next stage: the same column with a lift on top. Counted from the lift's own
/// content, so that every balance goes on closing.
void Session::stack_lift() {
    const auto shorter = std::move(layout_system_);
    earlier_ = counts();
    run_.reset();
    enter(index_ + 1);
    const column::Growth growth{shorter->state_layout(), *stage_.model, layout()};
    for (std::vector<double>* each : {&state_, &start_, &period_}) {
        *each = column::grow(growth, *each, *stage_.added);
    }
    recorder_.balance_rows(cure_rows(assembly_, stage_));
    recorder_.balance_rows(
        stacking_rows(assembly_, stage_, column::stacked(growth, *stage_.added)));
    recorder_.event({.time_d = time_ / seconds_a_day,
                     .kind = "stacked",
                     .severity = Severity::note,
                     .place = "surface",
                     .value = stage_.placed->height,
                     .unit = "m",
                     .message = "A lift is stacked on the column; this is its height now."});
    peak_ = std::max(peak_, column::hottest(*stage_.model, layout(), state_));
}

column::Observer Session::observer() {
    return {
        .on_output = [this](double time, std::span<const double> state) { on_output(time, state); },
        .on_step =
            [this](double time, std::span<const double> state) {
                tell(watch_.after_step(stage_, layout(), time, state));
                peak_ = std::max(peak_, column::hottest(*stage_.model, layout(), state));
                if (attendant_.on_progress)
                    attendant_.on_progress({time, duration(), counts().steps});
            },
        .is_interrupted = attendant_.is_interrupted};
}

Outcome Session::fail(const column::SegmentResult& result, double segment_end) {
    std::string message = "day " + std::to_string(result.time / seconds_a_day) + ": " +
                          why_it_stopped(*stage_.model, time_, segment_end, result);
    std::string unwritten;
    try {
        auto restart = checkpoint();
        restart.identity = recorder_.manifest().identity;
        if (folder_) {
            write_reproducer(folder_->path() / "reproducer",
                             records::read_file(folder_->effective()), restart, *stage_.model,
                             segment_end, result);
        }
    } catch (const Error& error) {
        unwritten = std::string("no reproducer could be written: ") + error.what();
    }
    const std::string also = recorder_.stop(records::RunStatus::failed, message);
    for (const std::string& each : {unwritten, also}) {
        if (!each.empty()) message += "; " + each;
    }
    return {records::RunStatus::failed, message, {}};
}

Outcome Session::go() {
    start_run();
    const auto& points = assembly_.restart_points;
    auto next = std::upper_bound(points.begin(), points.end(), time_);
    for (; next != points.end(); ++next) {
        // A lift whose own restart point fell together with an earlier one is stacked at that.
        while (index_ < assembly_.lifts.size() &&
               assembly_.lifts[index_].time < time_ + least_apart) {
            stack_lift();
            start_run();
        }
        layout_system_->set_segment(time_, *next);
        segment_end_ = *next;
        const auto result = run_->advance(*next, outputs_in(time_, *next), observer());
        if (result.end == column::SegmentEnd::interrupted) {
            const std::string unwritten =
                recorder_.stop(records::RunStatus::interrupted, "interrupted");
            return {records::RunStatus::interrupted, unwritten, {}};
        }
        if (result.end == column::SegmentEnd::failed) return fail(result, *next);
        time_ = *next;
        state_ = run_->state();
        ++restarts_;
        close_period(time_, state_);
        save();
    }
    return finish();
}

Outcome Session::finish() {
    const std::vector<double> faces = profile_->layout().faces_m;
    const records::Document document =
        summary(assembly_, index_, *observation_, layout(), start_, state_,
                {.version = recorder_.manifest().version,
                 .duration = duration(),
                 .wall = earlier_wall_ + wall(),
                 .peak_temperature = peak_,
                 .counts = counts(),
                 .restarts = restarts_,
                 .ore_at_risk = risk_.ore_at_risk(faces)});
    for (const auto& [quantity, closure] : document.at("balance").members()) {
        if (std::abs(closure.number()) <= largest_closure) continue;
        recorder_.event({.time_d = time_ / seconds_a_day,
                         .kind = "balance",
                         .severity = Severity::warning,
                         .value = closure.number(),
                         .unit = "1",
                         .message = "The balance of " + quantity + " does not close."});
    }
    recorder_.event({.time_d = time_ / seconds_a_day,
                     .kind = "end",
                     .severity = Severity::note,
                     .message = "The run reached its end."});
    recorder_.finish(document);
    return {records::RunStatus::done, {}, document};
}

}  // namespace gossan::simulation
