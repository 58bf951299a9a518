// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/footprint/assessment/assessment.hpp"
#include "gossan/supply/amount/whole_mass.hpp"

namespace gossan::supply {

/// "24.998 t", always with three digits.
[[nodiscard]] std::string tonnes_words(WholeMass mass);

/// A number with so many digits behind the point.
[[nodiscard]] std::string rounded(double value, int digits);

/// "2.95 (2.60 to 3.40)".
[[nodiscard]] std::string interval_words(const footprint::Figure& figure);

/// "a, b and c" of words, each once.
[[nodiscard]] std::string listed(std::vector<std::string> words);

}  // namespace gossan::supply
