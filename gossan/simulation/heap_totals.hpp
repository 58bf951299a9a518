// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/column/stocks.hpp"
#include "gossan/simulation/heap_window.hpp"

namespace gossan::simulation {

/// What has passed since the start of a run of heap and plant.
class HeapTotals {
public:
    explicit HeapTotals(const HeapAssembly& heap);

    /// Takes in one interval of a window, in which each stream gave so many mol to the cathode.
    void pass(const HeapWindow& window, std::size_t interval,
              std::span<const double> plated_by_stream);
    /// Takes in the end of a window: sweeps, and what ponds were settled by.
    void close(const HeapWindow& window);

    double plated = 0.0;       ///< mol of copper
    double acid = 0.0;         ///< mol of H2SO4 bought for ponds and electrolyte
    double fresh_water = 0.0;  ///< mol
    double evaporated = 0.0;   ///< mol from ponds
    double energy = 0.0;       ///< J
    double raffinate = 0.0;    ///< m3
    std::vector<double> won;   ///< [pad] mol of copper drained less irrigated
    double windows = 0.0, sweeps = 0.0, most_sweeps = 0.0, runs_of_columns = 0.0;
    double unsettled = 0.0;  ///< windows that did not come to rest
    double worst_residual = 0.0;

    /// mol of copper plated by month: "2026-01" where the run has a date, else "month 1" of 30 d;
    /// a day counts by its middle.
    [[nodiscard]] std::vector<std::pair<std::string, double>> plated_by_month() const;
    /// The same of one stream, month by month.
    [[nodiscard]] std::vector<double> plated_by_month(std::size_t stream) const;

    /// Errors of copper, iron, sulphur and water over heap and plant at one time, in mol.
    [[nodiscard]] std::vector<column::Closure> closures(const HeapState& state) const;
    /// The worst relative closure of any column, by quantity.
    [[nodiscard]] static std::map<std::string, double> worst_of_columns(const HeapAssembly& heap,
                                                                        const HeapState& state);

    [[nodiscard]] std::vector<double> memory() const;
    void remember(std::span<const double> memory);

private:
    [[nodiscard]] std::vector<double*> scalars();

    const HeapAssembly& heap_;
    std::vector<double> months_;  ///< mol, from that of day 0
    std::size_t n_streams_;
    std::vector<double> streams_;  ///< [month][stream] mol
    plant::Liquor expected_;       ///< what the plant should hold by what came and went
};

}  // namespace gossan::simulation
