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

    [[nodiscard]] std::string text(const simulation::Progress& progress) const;
    void rewrite(const simulation::Progress& progress);
    void add_line(const simulation::Progress& progress);

    bool is_terminal_;
    bool is_shown_ = false;
    int tenths_ = 0;          ///< told so far
    double begin_ = -1.0;     ///< s simulated when the run was taken up; negative: not known yet
    double last_time_ = 0.0;  ///< s simulated at the last step
    double last_step_ = 0.0;  ///< s
    Clock::time_point started_ = Clock::now();
    Clock::time_point shown_ = {};
};

}  // namespace gossan::program
