// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gossan/catalogue/facts.hpp"
#include "gossan/records/manifest.hpp"
#include "gossan/study/calibrate/calibration_input.hpp"
#include "gossan/study/trial/trials.hpp"

namespace gossan::study {

/// A column of a test that was measured: a run of data that lie one after the other.
struct PlannedSeries {
    std::size_t test = 0;
    std::string column = {}, unit = {};
    std::string measured_name = {};
    std::string error_source = {};
    std::vector<std::size_t> data = {};     ///< indices into the data
    std::vector<std::size_t> watched = {};  ///< likewise, of days at which it is only told
};

/// A calibration that was read and can be done.
struct CalibrationPlan {
    std::unique_ptr<const catalogue::Facts> facts;  ///< outlive the trials
    CalibrationInput input;
    Trials trials;  ///< its first `n_data` data were measured, the others are only told
    std::size_t n_data = 0;
    std::vector<PlannedSeries> series = {};
    std::vector<std::size_t> profiled = {};         ///< indices of parameters
    std::vector<std::string> notes = {};            ///< what was mended, left out or derived
    std::vector<std::string> conflicts = {};        ///< data that cannot both be right
    std::vector<records::InputRecord> inputs = {};  ///< every file read, the study first
    std::map<std::string, std::string> identity = {};
    std::string effective_toml = {};

    [[nodiscard]] std::vector<Datum> measured() const;
};

/// Reads the file of a calibration, its scenarios and its data; every fault of all of them goes to
/// `diagnostics`, and there is no plan then. Faults: unknown parameters, priors out of range, data
/// after the end of a run, nothing but bounds, a profile of what is no number by itself. Conflicts
/// of data are warnings. Overlays are folders of facts, overrides "study.seed=2".
[[nodiscard]] std::optional<CalibrationPlan> read_calibration(
    const std::string& file, std::span<const std::string> overrides,
    std::span<const std::string> overlays, const std::string& version, Diagnostics& diagnostics);

}  // namespace gossan::study
