// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gossan/study/next_test/next_test_input.hpp"

namespace gossan::study {

/// Uncertain numbers of a plan and of tests: which of them heap and test have in common decides
/// what a test can teach. Each place where a number stands is a parameter of its own, and places
/// that have it in common get the same z:
///
/// - a number of the calibration stands in the plan under its carried name, and in every test that
///   has it under its own; one that is left out of the plan stays in the tests;
/// - one of `parameters` stands in the plan and in every test that has it; where it is not shared,
///   z = (1 - s^2)^(1/2) z_common + s z_own in each;
/// - one of `scale_up` stands in the plan, and in tests that share it;
/// - one of `test_numbers` stands in every test that has it, drawn for each, unless that test
/// shares it with the heap.
struct NumbersByPlace {
    std::vector<FreeParameter> parameters = {};  ///< each of one test; test 0 is the plan
    std::vector<std::uint64_t> members = {};
    std::vector<std::vector<double>> z = {};  ///< [member][parameter]
    std::string file = {};                    ///< that members were read from; blank: none
    std::vector<std::string> notes = {};
};

/// Reads and draws them; faults go to `diagnostics`. `tests` are the plan and the candidates,
/// `folder` is that of the study's file.
[[nodiscard]] NumbersByPlace numbers_by_place(const NextTestInput& input, const std::string& folder,
                                              const std::vector<TestCase>& tests,
                                              const catalogue::Facts& facts,
                                              Diagnostics& diagnostics);

}  // namespace gossan::study
