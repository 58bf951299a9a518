// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/column/column_run.hpp"
#include "gossan/records/recorder.hpp"
#include "gossan/simulation/column_simulation.hpp"
#include "gossan/simulation/ore_at_risk.hpp"
#include "gossan/simulation/profile.hpp"
#include "gossan/simulation/watch.hpp"

namespace gossan::simulation {

/// A run between its folder and its equations: goes from restart point to restart point and books.
class Session {
public:
    /// Without a folder nothing is written beside what the recorder keeps. Times of output, in s
    /// and rising, are those of the run's interval where none are given.
    Session(const Assembly& assembly, std::optional<records::RunFolder> folder,
            records::Recorder recorder, const Attendant& attendant,
            std::vector<double> output_times = {})
        : assembly_(assembly),
          folder_(std::move(folder)),
          recorder_(std::move(recorder)),
          attendant_(attendant),
          watch_(assembly),
          output_times_(output_times.empty()
                            ? times_every(assembly.site.run.output_interval.si, duration())
                            : std::move(output_times)),
          field_times_(times_every(assembly.site.run.field_interval.si, duration())),
          period_ends_(balance_times(assembly.site.run)),
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

    /// Begins records of its own at a restart point of another run, whose state fits.
    Outcome branch_from(const records::Checkpoint& checkpoint) {
        take_up(checkpoint);
        return recorded([this] {
            write_branch();
            return go();
        });
    }

private:
    static constexpr double seconds_a_day = 86400.0;

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

    void write_beginning();
    void write_branch();
    void write_notes(const std::string& message);
    void take_up(const records::Checkpoint& checkpoint);
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
        if (time < segment_end_) close_period(time, state);  // else with the state that goes on
    }

    [[nodiscard]] std::vector<double> outputs_in(double begin, double end) const;
    void close_period(double time, std::span<const double> state);
    [[nodiscard]] records::Checkpoint checkpoint() const;
    void save();

    [[nodiscard]] numerics::IntegratorCounts counts() const {
        numerics::IntegratorCounts total = earlier_;
        if (run_) total += run_->counts();
        return total;
    }

    [[nodiscard]] double wall() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - clock_).count();
    }

    void start_run();
    void stack_lift();
    column::Observer observer();
    Outcome fail(const column::SegmentResult& result, double segment_end);
    Outcome finish();

    const Assembly& assembly_;
    std::optional<records::RunFolder> folder_;
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
    double time_ = 0.0, segment_end_ = 0.0, period_begin_ = 0.0, peak_ = 0.0;
    numerics::IntegratorCounts earlier_;
    int restarts_ = 0;
    std::optional<column::ColumnRun> run_;
    double earlier_wall_;  ///< s, of the parts before this one
    std::chrono::steady_clock::time_point clock_;
};

}  // namespace gossan::simulation
