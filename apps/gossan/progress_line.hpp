// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>

#include "gossan/simulation/column_simulation.hpp"

namespace gossan::program {

/// Tells on standard error how far a run is: one line that is rewritten at most five times a
/// second on a terminal, else a line every tenth of the run.
class ProgressLine {
public:
    explicit ProgressLine(bool is_terminal);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void update(const simulation::Progress& progress);
    /// Takes the line away, so that what follows begins in the first column.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    void measure_speed(const simulation::Progress& progress);
    [[nodiscard]] std::string text(const simulation::Progress& progress) const;
    void rewrite(const simulation::Progress& progress);
    void add_line(const simulation::Progress& progress);

    bool is_terminal_;
    bool is_shown_ = false;
    int tenths_ = 0;               ///< told so far
    double last_time_ = 0.0;       ///< s simulated at the last step
    double last_step_ = 0.0;       ///< s
    double speed_ = 0.0;           ///< s simulated per s of wall time; 0: not known yet
    double measured_from_ = -1.0;  ///< s simulated where the present measurement of speed began
    Clock::time_point measured_since_ = Clock::now();
    Clock::time_point shown_ = {};
};

}  // namespace gossan::program
