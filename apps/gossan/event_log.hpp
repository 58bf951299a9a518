// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "apps/gossan/supply_file.hpp"

namespace gossan::program {

/// Enters events that somebody wrote down: a JSON object, or an array of them, each with `at`,
/// `who`, `kind`, `subject`, `data`, and for a correction `corrects` and `why`. All or none: books
/// are made again with them first, and what contradicts them is Error(data) naming the event.
void enter_events(const SupplyFile& file, const std::string& path);

/// The log as a table, or as JSON with all that events tell and their hashes.
[[nodiscard]] std::string log_text(const SupplyFile& file, bool as_json);

}  // namespace gossan::program
