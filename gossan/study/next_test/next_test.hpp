// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/manifest.hpp"
#include "gossan/study/measured/error_model.hpp"
#include "gossan/study/next_test/next_test_input.hpp"
#include "gossan/study/trial/trials.hpp"

namespace gossan::study {

/// A column of a test's series that would be measured. What is measured at the end is told at each
/// day on which the test may be stopped, of which one counts.
struct Measurement {
    std::string output = {}, unit = {};
    bool is_at_end = false;
    std::vector<double> days = {};  ///< rising; Prediction::values has them from `first` on
    std::size_t first = 0;
    ErrorModel error = {};
};

/// A test that may be done.
struct Candidate {
    std::string name = {};
    double days = 0.0;    ///< that it runs
    double set_up = 0.0;  ///< days besides
    std::optional<double> cost = {};
    std::vector<double> stops = {};  ///< days on which it may be stopped, its last at the end
    std::vector<Measurement> measurements = {};

    [[nodiscard]] double time() const { return days + set_up; }
};

/// Candidate tests beside the forecast that they shall narrow, ready to be run.
struct NextTest {
    NextTestInput input;
    std::unique_ptr<const catalogue::Facts> facts;
    std::unique_ptr<const Trials> trials;  ///< the plan, then each candidate; values begin with the
                                           ///< forecast
    records::ColumnInfo output;
    double day = 0.0;
    std::vector<Candidate> candidates;
    std::vector<std::uint64_t> members;
    std::vector<std::vector<double>> z;  ///< [member][parameter of trials]
    std::vector<std::string> overlays;
    std::vector<std::string> notes;
    std::vector<records::InputRecord> inputs;
    std::map<std::string, std::string> identity;  ///< of its members; see MemberStore
    std::string effective_toml;                   ///< values in force and where they came from
};

/// Reads a file of candidate tests with all that it names; every fault goes to `diagnostics`, and
/// there is none then. Overlays are folders of facts.
[[nodiscard]] std::unique_ptr<NextTest> read_next_test(const std::string& file,
                                                       std::span<const std::string> overrides,
                                                       std::span<const std::string> overlays,
                                                       const std::string& version,
                                                       Diagnostics& diagnostics);

}  // namespace gossan::study
