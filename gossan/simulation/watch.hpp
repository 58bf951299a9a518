// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/events.hpp"
#include "gossan/simulation/observation.hpp"

namespace gossan::simulation {

/// Turns what a run passes through into events: ponding, run-off, a dry top, frost, blocked air, a
/// solution beyond the activity model's range. What it remembers between steps goes through
/// checkpoints, so that a resumed run tells the same.
class Watch {
public:
    explicit Watch(const Assembly& assembly) : assembly_(assembly) {}

    /// After every step; events that began or ended with it.
    [[nodiscard]] std::vector<records::Event> after_step(const Stage& stage,
                                                         const column::StateLayout& layout,
                                                         double time,
                                                         std::span<const double> state);
    /// At every output; `pls` as observed then.
    [[nodiscard]] std::vector<records::Event> at_output(double time, const Observation::Pls& pls);

    [[nodiscard]] std::vector<double> memory() const;
    void remember(std::span<const double> memory);

    static constexpr double pond_depth = 0.01;  ///< m: water this deep is a pond

private:
    void watch_air(const Stage& stage, const column::StateLayout& layout, double time,
                   std::span<const double> state, std::vector<records::Event>& events);

    const Assembly& assembly_;
    double pond_since_ = -1.0;  ///< s; negative while there is none
    double deepest_ = 0.0;      ///< m, of the present pond
    bool has_run_off_ = false;
    bool is_dry_ = false;
    bool is_beyond_range_ = false;
    bool is_frozen_ = false;
    bool is_blocked_ = false;
};

}  // namespace gossan::simulation
