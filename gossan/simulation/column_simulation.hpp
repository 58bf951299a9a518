// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "gossan/numerics/stiff_integrator.hpp"
#include "gossan/records/document.hpp"
#include "gossan/records/manifest.hpp"
#include "gossan/simulation/assembly.hpp"

namespace gossan::simulation {

/// How far a run is.
struct Progress {
    double time = 0.0;      ///< s simulated
    double duration = 0.0;  ///< s to simulate
    long steps = 0;
};

/// How a run talks with whoever started it.
struct Attendant {
    std::function<void(const Progress&)> on_progress;  ///< after every step
    std::function<bool()> is_interrupted;              ///< true: stop, keeping the last checkpoint
};

/// What a new run is recorded with.
struct RunRecord {
    std::filesystem::path folder = {};
    bool force = false;               ///< replace an existing run folder
    std::string version = {};         ///< of the program
    std::string effective_toml = {};  ///< every value in force
    std::string data_hash = {};
    std::vector<records::InputRecord> inputs = {};
    std::vector<std::pair<std::string, std::string>> options = {};
};

/// How a run ended.
struct Outcome {
    records::RunStatus status = records::RunStatus::done;
    std::string message;        ///< why it did not get to its end
    records::Document summary;  ///< as in summary.json; empty unless done
};

/// Runs a scenario into a new run folder. Throws Error(input) if the folder may not be used,
/// Error(io) if it cannot be written; a solver that fails is an Outcome.
[[nodiscard]] Outcome run(const Assembly& assembly, const RunRecord& record,
                          const Attendant& attendant);

/// Goes on with a run from its last checkpoint, to the same bits. The assembly is that of the
/// folder's effective.toml. Throws as records::Recorder::resume does.
[[nodiscard]] Outcome resume(const Assembly& assembly, const std::filesystem::path& folder,
                             const records::RunIdentity& identity, const Attendant& attendant);

/// The manifest with which a run begins.
[[nodiscard]] records::Manifest first_manifest(const RunInput& run, const RunRecord& record,
                                               std::vector<records::ColumnInfo> series);
[[nodiscard]] records::Manifest first_manifest(const Assembly& assembly, const RunRecord& record);

/// Identity of a run: its effective.toml and the facts it used.
[[nodiscard]] records::RunIdentity identity_of(const std::string& effective_toml,
                                               const std::string& data_hash);

}  // namespace gossan::simulation
