// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/study/trial/trials.hpp"

/// Points and members as lines of JSON, whose digits read back to the same bits.
namespace gossan::study {

/// A member that was run, and where.
struct RunPoint {
    std::vector<double> z = {};
    Prediction prediction = {};
};

[[nodiscard]] std::string line_of(std::span<const double> z);
[[nodiscard]] std::string line_of(std::span<const double> z, const Prediction& prediction);

/// None where the line is no such thing: one that was cut off by a kill.
[[nodiscard]] std::optional<std::vector<double>> point_of(std::string_view line);
[[nodiscard]] std::optional<RunPoint> run_point_of(std::string_view line);

/// The whole lines of a text: what follows the last line end is left out.
[[nodiscard]] std::vector<std::string_view> whole_lines(std::string_view text);

}  // namespace gossan::study
