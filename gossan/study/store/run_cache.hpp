// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace gossan::study {

/// What a run of a plan left.
struct PlanRun {
    std::vector<double> figures = {};  ///< NaN where one is not defined
    std::string failure = {};          ///< why there are none; blank: there are
    double wall = 0.0;                 ///< s
};

/// Runs that were made, in study.sqlite of a study's folder, by a key that says all that they
/// depend on: nothing is run twice, and a kill at any moment loses what was being run alone.
/// Doubles keep their bits. Thread-safe.
class RunCache {
public:
    /// Opens or makes the file; Error(io) where it cannot be used.
    explicit RunCache(const std::filesystem::path& file);
    ~RunCache();

    [[nodiscard]] std::optional<PlanRun> find(const std::string& key) const;
    void keep(const std::string& key, const PlanRun& run);

private:
    struct Database;
    mutable std::mutex mutex_;
    std::unique_ptr<Database> database_;
};

}  // namespace gossan::study
