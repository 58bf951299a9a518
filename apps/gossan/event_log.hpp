// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "apps/gossan/supply_file.hpp"
#include "gossan/records/document.hpp"
#include "gossan/supply/event/event.hpp"

namespace gossan::program {

/// Enters events that somebody wrote down: a JSON object, or an array of them, each with `at`,
/// `who`, `kind`, `subject`, `data`, and for a correction `corrects` and `why`; a correction
/// without `at`, `kind` or `subject` has those of what it corrects. All or none: the books of lots,
/// of custody and of the contract are made again with them first, and what contradicts them is
/// Error(data) naming the first event that then may not be.
void enter_events(const SupplyFile& file, const std::string& path);

/// Of which part of a log something is asked.
struct LogQuestion {
    std::string known_by;       ///< a day of the site: what was recorded until its end; blank: all
    std::string expected_head;  ///< hash of an event that the log must hold; blank: any will do

    void declare(Declaration& declaration);
};

/// Error(data) where the log does not hold the event that is expected.
[[nodiscard]] std::vector<supply::Event> asked_log(const SupplyFile& file,
                                                   const LogQuestion& question);

/// The log as a table, or as JSON with all that events tell and their hashes.
[[nodiscard]] std::string log_text(std::span<const supply::Event> log, bool as_json);

/// How many events there are, the hash of the last and when it was recorded: what somebody notes
/// so that no tail can be cut off unseen.
[[nodiscard]] records::Document head_document(std::span<const supply::Event> log);

}  // namespace gossan::program
