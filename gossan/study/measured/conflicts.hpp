// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/study/measured/measured.hpp"

namespace gossan::study {

/// Two values that cannot both be right by the errors of their series.
struct Conflict {
    std::string first;   ///< name and place
    std::string second;  ///< name and place, or what it was worked out from
    double time_s;
    double first_value;
    double second_value;
    double z;            ///< (first - second) / sqrt(sd1² + sd2²)
    std::string remark;  ///< what else may explain it; may be empty
};

/// Every conflict beyond `largest` standard deviations, in the order of time: values of one time in
/// one series, two series of one quantity, recovery by solution and by tail, ferrous above total
/// iron, and a recovery beside the one that volumes and grades give. Two values belong together
/// within half a day (choice: samples of one shift). Bounds are left out. Errors are taken as
/// independent.
[[nodiscard]] std::vector<Conflict> conflicts(const MeasuredTest& test, double largest = 3.0);

/// "day 90: 60 by recovery at a.csv:9:4, but 48 by tail at a.csv:9:5, 4.1 standard deviations
/// apart".
[[nodiscard]] std::string in_words(const Conflict& conflict);

}  // namespace gossan::study
