// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gossan/records/checkpoint.hpp"
#include "gossan/records/document.hpp"
#include "gossan/records/series.hpp"

namespace gossan::records {

enum class RunStatus { running, done, failed, interrupted };

[[nodiscard]] std::string_view name_of(RunStatus status);

/// A file that the run read.
struct InputRecord {
    std::string path = {};  ///< as the user gave it
    std::string sha256 = {};
    std::uint64_t bytes = 0;

    friend bool operator==(const InputRecord&, const InputRecord&) = default;
};

/// Reads and hashes one input; Error(io) if it cannot be read.
[[nodiscard]] InputRecord input_record(const std::string& path);

/// What ran, on what, with what result: the record by which a run can be repeated.
struct Manifest {
    RunStatus status = RunStatus::running;
    std::string version = {};  ///< of the program
    RunIdentity identity = {};
    std::vector<InputRecord> inputs = {};
    std::uint64_t seed = 0;                                         ///< below 2^63
    int threads = 1;                                                ///< used, not asked for
    std::vector<std::pair<std::string, std::string>> options = {};  ///< as given, with their values
    std::string started = {};                                       ///< UTC, "2026-01-15T06:00:00Z"
    std::string ended = {};                                         ///< blank while it runs
    double wall_s = 0.0;          ///< of all parts of a resumed run
    double time_d = 0.0;          ///< simulated up to the last restart point
    double duration_d = 0.0;      ///< to be simulated
    std::string start_date = {};  ///< of day 0, "2026-01-31"; blank for an undated run
    int resumes = 0;
    std::vector<std::pair<std::string, std::uint64_t>> solver = {};  ///< counts: steps, failures …
    std::vector<ColumnInfo> series = {};  ///< what the columns of series.csv mean
    std::string message = {};             ///< why it failed or stopped; blank if it did not

    friend bool operator==(const Manifest&, const Manifest&) = default;
};

[[nodiscard]] Document to_document(const Manifest& manifest);

/// Error(data) naming `where` and the key when the document is no manifest or of another format.
[[nodiscard]] Manifest manifest_from(const Document& document, const std::string& where);

/// This moment in UTC, "2026-01-15T06:00:00Z".
[[nodiscard]] std::string utc_now();

}  // namespace gossan::records
