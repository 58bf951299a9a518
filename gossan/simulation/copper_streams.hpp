// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/simulation/heap_window.hpp"

namespace gossan::simulation {

/// From which pad the copper of the cathode came, by mass balance.
///
/// Every pond, the electrolyte (with the organic) and the water of every module hold their copper
/// in shares of the pads, and of what the ponds held at the start. A place is well mixed: what
/// leaves it has its shares; what a module dissolves from its ore is its pad's. Copper that goes
/// round with the raffinate keeps its origin. What precipitates in a module takes its shares with
/// it and counts as the module's own if it dissolves again.
class CopperStreams {
public:
    explicit CopperStreams(const HeapAssembly& heap);

    /// Names of the streams: the pads, "feeds" if any come from outside, then "start".
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// Carries the shares through a window that began with `before`.
    void pass(const HeapState& before, const HeapWindow& window);
    /// mol plated so far, by stream.
    [[nodiscard]] const std::vector<double>& cathode() const { return cathode_; }

    /// mol plated by stream in each interval of the window last passed.
    [[nodiscard]] const std::vector<std::vector<double>>& plated() const { return plated_; }

    [[nodiscard]] std::vector<double> memory() const;
    void remember(std::span<const double> memory);

private:
    using Shares = std::vector<double>;

    void pass_feeds(const HeapWindow& window, std::size_t interval,
                    std::vector<Shares>& into_ponds) const;
    void pass_modules(const HeapWindow& window, std::size_t interval,
                      std::vector<Shares>& into_ponds);
    void pass_plant(const HeapWindow& window, std::size_t interval, std::vector<Shares> in_ponds,
                    double in_electrolyte);

    const HeapAssembly& heap_;
    std::vector<std::string> names_;
    std::vector<Shares> ponds_, modules_;
    Shares electrolyte_;
    std::vector<double> cathode_;
    std::vector<std::vector<double>> plated_;
};

}  // namespace gossan::simulation
