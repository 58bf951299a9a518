// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/scenario_run.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gossan/scenario/reader.hpp"

namespace gossan::scenarios {

const catalogue::Facts& facts() {
    static const catalogue::Facts read = [] {
        Diagnostics diagnostics;
        catalogue::Facts all({}, diagnostics);
        diagnostics.throw_if_any();
        return all;
    }();
    return read;
}

simulation::Assembly assembled(const std::string& name, const std::vector<std::string>& overrides) {
    Diagnostics diagnostics;
    const std::string path = std::string(GOSSAN_SOURCE_DIR) + "/tests/data/" + name;
    const auto site = scenario::read<simulation::Site>(path, overrides, diagnostics);
    simulation::Assembly assembly;
    if (!diagnostics.has_errors()) {
        assembly = simulation::assemble(site.value, facts(), diagnostics);
    }
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text(false);
    return assembly;
}

Outcome run(const simulation::Assembly& assembly, const OnStep& on_step) {
    Outcome result;
    const column::ColumnModel& model = assembly.model;
    const column::ColumnSystem system(model);
    const auto& layout = system.state_layout();
    result.start = column::initial_state(model, layout, assembly.contents);
    column::ColumnRun column_run(
        model, {.relative_tolerance = assembly.site.solver.relative_tolerance}, 0.0, result.start);
    column::Observer observer;
    observer.on_step = on_step;
    result.is_finished = true;
    for (const double point : assembly.restart_points) {
        if (point <= 0.0) continue;
        const auto segment = column_run.advance(point, {}, observer);
        if (segment.end == column::SegmentEnd::reached) continue;
        result.is_finished = false;
        result.message = "day " + std::to_string(segment.time / 86400.0) + ": " + segment.message;
        break;
    }
    EXPECT_TRUE(result.is_finished) << result.message;
    result.end = column_run.state();
    result.counts = column_run.counts();
    for (const auto& closure : column::closures(model, layout, result.start, result.end)) {
        result.worst_closure = std::max(result.worst_closure, std::abs(closure.relative()));
        EXPECT_LE(std::abs(closure.relative()), 1e-8) << closure.quantity;
    }
    return result;
}

}  // namespace gossan::scenarios
