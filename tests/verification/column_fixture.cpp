// SPDX-License-Identifier: Apache-2.0
#include "tests/verification/column_fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace gossan::verification {

Outcome run(const column::ColumnModel& model, const std::vector<double>& start,
            const std::vector<double>& times, const Look& look, double tolerance,
            const std::vector<double>& restarts) {
    column::ColumnRun column_run(model, {.relative_tolerance = tolerance}, 0.0, start);
    std::vector<double> ends = restarts;
    ends.push_back(times.back());
    column::Observer observer;
    observer.on_output = look;
    for (const double end : ends) {
        std::vector<double> within;
        for (const double time : times) {
            if (time > column_run.time() && time <= end) within.push_back(time);
        }
        const auto result = column_run.advance(end, within, observer);
        EXPECT_EQ(result.end, column::SegmentEnd::reached) << result.message;
        if (result.end != column::SegmentEnd::reached) break;
    }
    Outcome outcome{.state = column_run.state(), .counts = column_run.counts()};
    const auto& layout = column_run.system().state_layout();
    for (const auto& closure : column::closures(model, layout, start, outcome.state)) {
        outcome.worst_closure = std::max(outcome.worst_closure, std::abs(closure.relative()));
        EXPECT_LE(std::abs(closure.relative()), 1e-8) << closure.quantity;  // V0
    }
    std::printf("    %zu cells: %ld steps, %ld Newton, balances close to %.1e\n",
                model.cells.size(), outcome.counts.steps, outcome.counts.newton_iterations,
                outcome.worst_closure);
    return outcome;
}

std::vector<double> orders(const std::vector<int>& cells, const std::vector<double>& errors) {
    std::vector<double> result;
    for (std::size_t grid = 1; grid < cells.size(); ++grid) {
        result.push_back(std::log(std::abs(errors[grid - 1] / errors[grid])) /
                         std::log(double(cells[grid]) / cells[grid - 1]));
    }
    return result;
}

void expect_order(const std::string& title, const std::vector<int>& cells,
                  const std::vector<double>& errors, double theory) {
    const auto found = orders(cells, errors);
    std::printf("  %s\n", title.c_str());
    for (std::size_t grid = 0; grid < cells.size(); ++grid) {
        std::printf("    %5d cells: error %.3e", cells[grid], std::abs(errors[grid]));
        if (grid > 0) std::printf("  order %.2f", found[grid - 1]);
        std::printf("\n");
    }
    EXPECT_GE(found.back(), theory - 0.1) << title;
}

double at_height(const column::ColumnModel& model, std::span<const double> by_cell, double height) {
    const double cell_height = model.cells.front().height;
    const int n = static_cast<int>(by_cell.size());
    const int below = static_cast<int>(std::floor(height / cell_height - 0.5));
    const int first = std::clamp(below - 1, 0, n - 4);
    double sum = 0.0;
    for (int a = first; a < first + 4; ++a) {
        double weight = 1.0;
        for (int b = first; b < first + 4; ++b) {
            if (b != a) weight *= (height / cell_height - 0.5 - b) / (a - b);
        }
        sum += weight * by_cell[std::size_t(a)];
    }
    return sum;
}

double flux_concentration(const column::ColumnModel& model,
                          const std::vector<column::CellState>& cells, int below, int component) {
    const auto lower = std::size_t(below);
    const auto k = std::size_t(component);
    const double c_below = cells[lower].regions.front().concentration[k];
    const double c_above = cells[lower + 1].regions.front().concentration[k];
    const auto& properties = model.cells[lower];
    return 0.5 * (c_below + c_above) +
           properties.dispersivity / properties.height * (c_above - c_below);
}

}  // namespace gossan::verification
