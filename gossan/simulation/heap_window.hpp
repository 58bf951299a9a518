// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gossan/simulation/module_window.hpp"
#include "gossan/simulation/ranks.hpp"

namespace gossan::simulation {

/// How heap and plant are brought together.
///
/// Waveform relaxation: all columns run a window against the history of the ponds, the plant runs
/// the same window on what they drain, its ponds give a new history, until that stays. The first
/// history is that of the plant if all modules go on draining as they did last. Whatever the
/// history, columns and ponds exchange the same amounts, because at the end of a window each pond
/// is settled by what it gave less what the columns took: only compositions carry an error. Ponds
/// that move by less than ten tolerances, and no less than two sweeps before, are left at
/// that; after six sweeps by any change that no longer falls.
struct Coupling {
    double longest_interval = 86400.0;  ///< s between knots of the ponds' history
    double tolerance = 1e-4;            ///< change of the history at which it stays; see `changes`
    double rerun = 1e-6;                ///< least change for which a column runs again
    int most_sweeps = 12;
    int threads = 1;
    Ranks* ranks = nullptr;    ///< share the columns out; null: this process runs all of them
    double first_guess = 1.0;  ///< factor on the ponds' components in the first sweep, for tests
};

/// Heap and plant between two windows.
struct HeapState {
    double time = 0.0;  ///< s
    std::vector<ModuleState> modules;
    plant::Plant plant;
};

/// Heap and plant over one window.
struct HeapWindow {
    double begin = 0.0, end = 0.0;                      ///< s
    PondHistory history;                                ///< against which the columns ran
    std::vector<ModuleWindow> modules;                  ///< those not stacked yet are empty
    std::vector<plant::PlantOutcome> plant;             ///< [interval]
    std::vector<std::vector<plant::Liquor>> ponds;      ///< [interval][pond] at its end
    std::vector<std::vector<plant::Liquor>> fed;        ///< [interval][pond] from outside
    std::vector<std::vector<plant::Liquor>> taken_off;  ///< [interval][pond] to outside
    std::vector<plant::Liquor> settled;      ///< [pond] given less taken, put back at the end
    std::vector<std::vector<double>> asked;  ///< [interval][pond] m3 planned
    int sweeps = 0;
    long runs_of_columns = 0;
    double residual = 0.0;  ///< largest change in the last sweep
    bool has_converged = false;
    column::SegmentEnd ended = column::SegmentEnd::reached;
    std::string message;  ///< of a failure
};

/// Runs heap and plant from `state.time` to `end`; `state` is then at the end, unless the window
/// was interrupted or failed: it is then as it was. `underway` are the columns as the window before
/// left them, or none; all begin afresh where a period does, as a run does that is resumed there.
[[nodiscard]] HeapWindow run_window(const HeapAssembly& heap, HeapState& state, double end,
                                    const Coupling& coupling, ColumnsUnderway& underway,
                                    const std::function<bool()>& is_interrupted);

/// Nothing stacked yet, the plant as it starts.
[[nodiscard]] HeapState starting_state(const HeapAssembly& heap);

}  // namespace gossan::simulation
