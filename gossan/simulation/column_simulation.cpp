// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/column_simulation.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>

#include "gossan/base/error.hpp"
#include "gossan/column/column_run.hpp"
#include "gossan/column/growth.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/records/recorder.hpp"
#include "gossan/simulation/balance_book.hpp"
#include "gossan/simulation/ore_at_risk.hpp"
#include "gossan/simulation/profile.hpp"
#include "gossan/simulation/summary.hpp"
#include "gossan/simulation/watch.hpp"

namespace gossan::simulation {
namespace {

constexpr double seconds_a_day = 86400.0;
constexpr double largest_closure = 1e-8;  ///< relative error above which a balance is reported

std::vector<double> pack(const numerics::IntegratorCounts& c, int restarts, double peak) {
    return {double(c.steps),           double(c.rates),          double(c.newton_iterations),
            double(c.jacobians),       double(c.factorisations), double(c.error_test_failures),
            double(c.newton_failures), double(restarts),         peak};
}

/// A run between its folder and its equations: goes from restart point to restart point and books.
class Session {
public:
    Session(const Assembly& assembly, records::Recorder recorder, const Attendant& attendant)
        : assembly_(assembly),
          recorder_(std::move(recorder)),
          attendant_(attendant),
          watch_(assembly),
          output_times_(times_every(assembly.site.run.output_interval.si, duration())),
          field_times_(times_every(assembly.site.run.field_interval.si, duration())),
          period_ends_(times_every(assembly.site.run.restart_interval.si, duration())),
          earlier_wall_(recorder_.manifest().wall_s),
          clock_(std::chrono::steady_clock::now()) {}

    /// Runs from day 0.
    Outcome begin() {
        return recorded([this] {
            write_beginning();
            return go();
        });
    }

    /// Goes on from a checkpoint.
    Outcome go_on_from(const records::Checkpoint& checkpoint) {
        take_up(checkpoint);
        return recorded([this] { return go(); });
    }

private:
    /// What cannot be recorded, as on a full disk, ends the run; the record says so if it still
    /// can.
    template <class Part>
    Outcome recorded(const Part& part) {
        try {
            return part();
        } catch (const std::exception& failure) {
            const std::string unwritten =
                recorder_.stop(records::RunStatus::failed, failure.what());
            (void)unwritten;  // the failure itself says more
            throw;
        }
    }

    /// Equations and records of the column as it stands from now on.
    void enter(std::size_t stage) {
        stage_ = stage_of(assembly_, stage);
        index_ = stage;
        observation_.reset();
        profile_.reset();
        layout_system_ = std::make_unique<column::ColumnSystem>(*stage_.model);
        observation_.emplace(assembly_, stage, *layout_system_);
        profile_.emplace(assembly_, stage_, *layout_system_);
        recorder_.lay_out_fields(profile_->layout());
    }

    void write_beginning() {
        enter(0);
        start_ = column::initial_state(assembly_.model, layout(), assembly_.contents);
        period_ = start_;
        time_ = 0.0;
        recorder_.balance_rows(cure_rows(assembly_, stage_));
        recorder_.balance_rows(stock_rows(assembly_, stage_, layout(), 0.0, start_));
        recorder_.event({.time_d = 0.0,
                         .kind = "start",
                         .severity = Severity::note,
                         .message = "The run begins."});
        for (const std::string& note : assembly_.notes) {
            recorder_.event(
                {.time_d = 0.0, .kind = "assembled", .severity = Severity::note, .message = note});
        }
        state_ = start_;
        peak_ = column::hottest(assembly_.model, layout(), start_);
        write_output(0.0, state_);
        write_fields(0.0, state_);
        save();
    }

    void take_up(const records::Checkpoint& checkpoint) {
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

    Outcome go();

    [[nodiscard]] double duration() const { return assembly_.site.run.duration.si; }
    [[nodiscard]] const column::StateLayout& layout() const {
        return layout_system_->state_layout();
    }

    void write_output(double time, std::span<const double> state) {
        recorder_.series_row(time / seconds_a_day, observation_->row(time, state));
        tell(watch_.at_output(time, observation_->pls(state)));
    }

    void write_fields(double time, std::span<const double> state) {
        recorder_.field_row(time / seconds_a_day, profile_->values(state));
        risk_.count(profile_->holdbacks());
    }

    void tell(const std::vector<records::Event>& events) {
        for (const auto& event : events) recorder_.event(event);
    }

    /// Outputs of both kinds up to a time, each at its own interval.
    void on_output(double time, std::span<const double> state) {
        if (std::binary_search(output_times_.begin(), output_times_.end(), time))
            write_output(time, state);
        if (std::binary_search(field_times_.begin(), field_times_.end(), time))
            write_fields(time, state);
    }

    [[nodiscard]] std::vector<double> outputs_in(double begin, double end) const {
        std::vector<double> times;
        for (const auto* all : {&output_times_, &field_times_}) {
            for (const double time : *all) {
                if (time > begin && time <= end) times.push_back(time);
            }
        }
        std::sort(times.begin(), times.end());
        times.erase(std::unique(times.begin(), times.end()), times.end());
        return times;
    }

    void close_period() {
        if (!std::binary_search(period_ends_.begin(), period_ends_.end(), time_)) return;
        recorder_.balance_rows(
            flow_rows(assembly_, stage_, layout(), period_begin_, period_, time_, state_));
        recorder_.balance_rows(stock_rows(assembly_, stage_, layout(), time_, state_));
        period_ = state_;
        period_begin_ = time_;
    }

    [[nodiscard]] numerics::IntegratorCounts counts() const {
        numerics::IntegratorCounts total = earlier_;
        if (run_) total += run_->counts();
        return total;
    }

    void save() {
        const auto total = counts();
        recorder_.manifest().solver = {
            {"steps", std::uint64_t(total.steps)},
            {"newton_iterations", std::uint64_t(total.newton_iterations)},
            {"jacobians", std::uint64_t(total.jacobians)},
            {"factorisations", std::uint64_t(total.factorisations)}};
        recorder_.restart_point({.identity = {},
                                 .time = Duration(time_),
                                 .arrays = {{"state", state_},
                                            {"start", start_},
                                            {"period", period_},
                                            {"period_begin", {period_begin_}},
                                            {"tally", pack(total, restarts_, peak_)},
                                            {"watch", watch_.memory()},
                                            {"risk", risk_.memory()}},
                                 .texts = {},
                                 .marks = {}});
    }

    [[nodiscard]] double wall() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - clock_).count();
    }

    void start_run();
    void stack_lift();
    column::Observer observer();
    Outcome fail(const column::SegmentResult& result);
    Outcome finish();

    const Assembly& assembly_;
    records::Recorder recorder_;
    const Attendant& attendant_;
    Stage stage_;
    std::size_t index_ = 0;  ///< of the stage
    std::unique_ptr<column::ColumnSystem>
        layout_system_;  ///< for outputs; the run integrates a system of its own
    std::optional<Observation> observation_;
    std::optional<Profile> profile_;
    Watch watch_;
    RiskTally risk_;
    std::vector<double> output_times_, field_times_, period_ends_;
    std::vector<double> state_, start_, period_;
    double time_ = 0.0, period_begin_ = 0.0, peak_ = 0.0;
    numerics::IntegratorCounts earlier_;
    int restarts_ = 0;
    std::optional<column::ColumnRun> run_;
    double earlier_wall_;  ///< s, of the parts before this one
    std::chrono::steady_clock::time_point clock_;
};

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

Outcome Session::fail(const column::SegmentResult& result) {
    std::string message =
        "day " + std::to_string(result.time / seconds_a_day) + ": " + result.message;
    const std::string unwritten = recorder_.stop(records::RunStatus::failed, message);
    if (!unwritten.empty()) message += "; " + unwritten;
    return {records::RunStatus::failed, message, {}};
}

Outcome Session::go() {
    start_run();
    const auto& points = assembly_.restart_points;
    auto next = std::upper_bound(points.begin(), points.end(), time_);
    for (; next != points.end(); ++next) {
        if (index_ < assembly_.lifts.size() && assembly_.lifts[index_].time <= time_) {
            stack_lift();
            start_run();
        }
        layout_system_->set_segment(time_, *next);
        const auto result = run_->advance(*next, outputs_in(time_, *next), observer());
        if (result.end == column::SegmentEnd::interrupted) {
            const std::string unwritten =
                recorder_.stop(records::RunStatus::interrupted, "interrupted");
            return {records::RunStatus::interrupted, unwritten, {}};
        }
        if (result.end == column::SegmentEnd::failed) return fail(result);
        time_ = *next;
        state_ = run_->state();
        ++restarts_;
        close_period();
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

}  // namespace

records::RunIdentity identity_of(const std::string& effective_toml, const std::string& data_hash) {
    return {.scenario_hash = records::sha256(effective_toml), .data_hash = data_hash};
}

Outcome run(const Assembly& assembly, const RunRecord& record, const Attendant& attendant) {
    column::ColumnSystem system(assembly.model);
    const Observation observation(assembly, 0, system);
    records::Manifest manifest;
    manifest.version = record.version;
    manifest.identity = identity_of(record.effective_toml, record.data_hash);
    manifest.inputs = record.inputs;
    manifest.options = record.options;
    manifest.started = records::utc_now();
    manifest.duration_d = assembly.site.run.duration.si / seconds_a_day;
    manifest.series = observation.columns();
    const auto folder = records::RunFolder::create(record.folder, manifest, record.force);
    records::write_atomically(folder.effective(), record.effective_toml);
    Session session(assembly, records::Recorder::begin(folder, manifest), attendant);
    return session.begin();
}

Outcome resume(const Assembly& assembly, const std::filesystem::path& path,
               const records::RunIdentity& identity, const Attendant& attendant) {
    const auto folder = records::RunFolder::open(path);
    column::ColumnSystem system(assembly.model);
    const Observation observation(assembly, 0, system);
    auto resumed = records::Recorder::resume(folder, identity, observation.columns());
    Session session(assembly, std::move(resumed.recorder), attendant);
    return session.go_on_from(resumed.checkpoint);
}

}  // namespace gossan::simulation
