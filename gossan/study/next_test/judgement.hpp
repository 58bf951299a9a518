// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/numerics/expected_learning.hpp"
#include "gossan/study/next_test/next_test.hpp"

namespace gossan::study {

/// How far a forecast is narrowed if a test ends on a day.
struct Narrowing {
    double day = 0.0;
    std::size_t values = 0;  ///< measured by then
    numerics::ExpectedLearning learning = {};
};

/// What one column of a test teaches if nothing else is measured.
struct MeasurementWorth {
    std::string output;
    bool is_at_end = false;
    Narrowing alone = {};
};

/// What a test is worth.
struct CandidateWorth {
    Narrowing whole = {};
    std::vector<Narrowing> course = {};  ///< on each day on which it may be stopped
    std::vector<MeasurementWorth> by_measurement = {};
    double chance_by_day = 0.0;                 ///< that it narrows most per day
    double chance_in_all = 0.0;                 ///< that it narrows most
    std::optional<double> chance_by_cost = {};  ///< that it narrows most per money
    std::optional<double> enough_day = {};      ///< first day with nine tenths of the whole
    std::size_t left_out = 0;  ///< values that are not defined in every member, or never above zero
};

/// Two tests side by side.
struct PairWorth {
    std::size_t one = 0, other = 0;
    double time = 0.0;  ///< days of the longer
    Narrowing both = {};
};

/// Half of the interval that holds 80 in 100 of a normal with that variance.
[[nodiscard]] double half_width(double variance);

/// The worth of every candidate, by members' predictions (NextTest::trials' values, a row a
/// member): `numerics::expected_learning` of what would be measured, each with one standard
/// deviation
///
///     sd^2 = mean over members of ErrorModel::sd(prediction)^2                                (1)
///
/// A value that is not defined in every member is left out, and so is one that nobody can measure
/// (sd of 0). Chances are `numerics::chance_of_best`.
[[nodiscard]] std::vector<CandidateWorth> judge(std::span<const Candidate> candidates,
                                                std::span<const std::vector<double>> predictions,
                                                std::uint64_t seed);

/// Share of the variance that each candidate takes, from the first half of the members: a rule
/// that few members teach is worse than their scatter says, so a ranking that comes out otherwise
/// is not settled. None of less than 16 members.
[[nodiscard]] std::vector<double> shares_of_half(std::span<const Candidate> candidates,
                                                 std::span<const std::vector<double>> predictions);

/// Every two of the candidates; numbers that each test has for itself stay its own.
[[nodiscard]] std::vector<PairWorth> judge_pairs(std::span<const Candidate> candidates,
                                                 std::span<const std::vector<double>> predictions);

}  // namespace gossan::study
