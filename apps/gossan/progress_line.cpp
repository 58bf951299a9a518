// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/progress_line.hpp"

#include <cmath>
#include <cstdio>

#include "apps/gossan/terminal.hpp"

namespace gossan::program {
namespace {

constexpr double seconds_a_day = 86400.0;
constexpr auto least_interval = std::chrono::milliseconds(200);
constexpr double time_to_judge = 1.0;  ///< s of wall time before which no end is foretold

std::string step_text(double step) {
    if (step >= 0.1 * seconds_a_day) return readable(step / seconds_a_day, 2) + " d";
    return step >= 360.0 ? readable(step / 3600.0, 2) + " h" : readable(step, 2) + " s";
}

}  // namespace

ProgressLine::ProgressLine(bool is_terminal) : is_terminal_(is_terminal) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::update(const simulation::Progress& progress) {
    if (begin_ < 0.0) {
        begin_ = progress.time;
        tenths_ = int(10.0 * progress.time / progress.duration);
    } else {
        last_step_ = progress.time - last_time_;
    }
    last_time_ = progress.time;
    if (is_terminal_)
        rewrite(progress);
    else
        add_line(progress);
}

std::string ProgressLine::text(const simulation::Progress& progress) const {
    char buffer[160];
    const double share = progress.time / progress.duration;
    std::snprintf(buffer, sizeof buffer, "day %.*f of %s | %.*f %%",
                  progress.duration < 10.0 * seconds_a_day ? 2 : 0, progress.time / seconds_a_day,
                  readable(progress.duration / seconds_a_day).c_str(), is_terminal_ ? 1 : 0,
                  100.0 * share);
    std::string text = buffer;
    if (is_terminal_) text += " | step " + step_text(last_step_);
    const double wall = std::chrono::duration<double>(Clock::now() - started_).count();
    const double done = progress.time - begin_;
    if (wall >= time_to_judge && done > 0.0) {
        text +=
            " | " + readable_seconds(wall * (progress.duration - progress.time) / done) + " left";
    }
    return text;
}

void ProgressLine::rewrite(const simulation::Progress& progress) {
    const auto now = Clock::now();
    if (now - shown_ < least_interval) return;
    shown_ = now;
    is_shown_ = true;
    // Carriage return, then "erase to the end of the line".
    std::fprintf(stderr, "\r%s\033[K", text(progress).c_str());
    std::fflush(stderr);
}

void ProgressLine::add_line(const simulation::Progress& progress) {
    const int reached = int(10.0 * progress.time / progress.duration * (1.0 + 1e-12));
    if (reached <= tenths_) return;
    tenths_ = reached;
    say(text(progress));
}

void ProgressLine::clear() {
    if (!is_shown_) return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    is_shown_ = false;
}

}  // namespace gossan::program
