// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/catalogue/facts.hpp"
#include "gossan/study/parameter/transform.hpp"
#include "gossan/study/trial/test_case.hpp"

namespace gossan::study {

/// A number that data may move, as a study names it. What is left out comes from data/priors.
struct ParameterInput {
    std::string path = {};                 ///< "facts.microbes.M1.decay" or a key of the scenarios
    std::optional<std::string> low = {};   ///< 5th percentile before data, with its unit
    std::optional<std::string> high = {};  ///< 95th percentile
    std::optional<catalogue::PriorScale> scale = {};
    std::optional<std::string> source = {};  ///< of the three above
    bool shared = true;                      ///< one number for all tests, else one for each
    double spread = 0.5;  ///< of one for each: how far tests lie apart, in widths of the prior

    static Schema<ParameterInput> schema();
};

/// A number that is free, with all that is known of it before data.
///
/// Where each of several tests has a number x of its own, their z hang together:
///
///     z = (1 - s^2)^(1/2) z_common + s z_own,   s the spread                             (1)
///
/// so that each x has the prior by itself, and the z of two tests differ with a deviation of
/// 2^(1/2) s. s = 0 would be one number for all, s = 1 numbers that know nothing of each other.
struct FreeParameter {
    std::string name = {};                 ///< its path; of one test alone "PATH in TEST"
    std::string path = {};                 ///< as in ParameterInput
    std::optional<std::size_t> test = {};  ///< whose it is; none: shared
    std::string meaning = {};
    Measure measure = {};
    Range range = {};
    double in_force = 0.0;         ///< SI, without data: of the first test where they differ
    double low = 0.0, high = 0.0;  ///< SI
    std::string source = {};
    Transform transform = {};
    bool is_common = false;  ///< what the tests' own numbers have in common; no scenario has it
    std::optional<std::size_t> common = {};  ///< of a test's own number: index of that
    double spread = 1.0;                     ///< share of it that is the test's own, (1)

    [[nodiscard]] bool is_fact() const { return path.starts_with("facts."); }
    /// Path within the facts.
    [[nodiscard]] std::string fact() const { return path.substr(6); }
};

/// The z of a parameter's value from the z of all: (1), or its own where it stands alone.
[[nodiscard]] double combined_z(const FreeParameter& parameter, std::size_t index,
                                std::span<const double> z);

/// Every parameter with its prior. Faults (no such number, with the nearest; one that is fixed; a
/// prior that is missing, of another unit or outside the range; a path twice) go to `diagnostics`
/// at "parameters[n]".
[[nodiscard]] std::vector<FreeParameter> free_parameters(std::span<const ParameterInput> inputs,
                                                         std::span<const TestCase> tests,
                                                         const catalogue::Facts& facts,
                                                         Diagnostics& diagnostics);

}  // namespace gossan::study
