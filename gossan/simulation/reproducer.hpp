// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "gossan/column/column_run.hpp"
#include "gossan/records/checkpoint.hpp"
#include "gossan/simulation/stage.hpp"

namespace gossan::simulation {

/// What stopped a run, in one sentence: unknown, depth, process.
[[nodiscard]] std::string why_it_stopped(const column::ColumnModel& model, double segment_begin,
                                         double segment_end, const column::SegmentResult& failure);

/// Writes all that whoever looks into a failed run needs into `folder`: failure.json (time, cell,
/// depth, unknown, process, message), scenario.toml (every value in force), restart.checkpoint (the
/// state at the last restart point) and state.csv (every unknown where it stopped, with its rate).
/// Throws Error(io) where it cannot.
void write_reproducer(const std::filesystem::path& folder, const std::string& effective_toml,
                      const records::Checkpoint& restart, const column::ColumnModel& model,
                      double segment_end, const column::SegmentResult& failure);

}  // namespace gossan::simulation
