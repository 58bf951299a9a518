// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/progress_line.hpp"

#include <cmath>
#include <cstdio>

#include "apps/gossan/terminal.hpp"

namespace gossan::program {
namespace {

constexpr double seconds_a_day = 86400.0;
constexpr auto least_interval = std::chrono::milliseconds(200);
constexpr double time_to_judge = 1.0;  ///< s of wall time that a speed is measured over

std::string step_text(double step) {
    if (step >= 0.1 * seconds_a_day) return readable(step / seconds_a_day, 2) + " d";
    if (step >= 360.0) return readable(step / 3600.0, 2) + " h";
    return step >= 60.0 ? readable(step / 60.0, 2) + " min" : readable(step, 2) + " s";
}

double seconds_between(std::chrono::steady_clock::time_point from,
                       std::chrono::steady_clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

}  // namespace

ProgressLine::ProgressLine(bool is_terminal) : is_terminal_(is_terminal) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::update(const simulation::Progress& progress) {
    if (measured_from_ < 0.0) {
        measured_from_ = progress.time;
        tenths_ = int(10.0 * progress.time / progress.duration);
    } else {
        last_step_ = progress.time - last_time_;
    }
    last_time_ = progress.time;
    measure_speed(progress);
    if (is_terminal_)
        rewrite(progress);
    else
        add_line(progress);
}

/// A run begins with short steps, so what counts is how fast it went lately.
void ProgressLine::measure_speed(const simulation::Progress& progress) {
    const auto now = Clock::now();
    const double wall = seconds_between(measured_since_, now);
    if (wall < time_to_judge) return;
    const double speed = (progress.time - measured_from_) / wall;
    speed_ = speed_ > 0.0 ? 0.5 * (speed_ + speed) : speed;
    measured_from_ = progress.time;
    measured_since_ = now;
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
    if (speed_ > 0.0) {
        text +=
            " | about " + readable_seconds((progress.duration - progress.time) / speed_) + " left";
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
