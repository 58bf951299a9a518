// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/study/measured/measured.hpp"

namespace gossan::study {

/// Copper brought out by solution up to a time.
struct RecoveryBySolution {
    double time_s;
    double percent;  ///< of the copper placed
    double sd;       ///< percent, one standard deviation
};

/// Recovery by solution from volumes, grades, dry mass and head grade:
///
///     R_k = 100 / (M h) [Σ_{j≤k} V_j c_j - F(t_k)]                                     (1)
///     sd_k² = R_k² (r_V² + r_h²) + (100 / (M h))² Σ_{j≤k} [V_j sd(c_j)]²               (2)
///
/// V_j is the solution drained between two readings, c_j its copper: the mean of the assays at the
/// later reading, else on a straight line between the assays around it, else the nearest. F is the
/// copper irrigated, summed alike and straight between its readings; 0 without an assay of the
/// feed. An assay below a limit counts as half of it. r_V is the relative error of volumes, taken
/// as common to all; r_h that of the head grade, 0.03 (estimate: duplicate head assays of one
/// sample). What was assumed goes to `notes`. Empty where mass, head grade, volumes or grades are
/// missing.
[[nodiscard]] std::vector<RecoveryBySolution> cumulated_recovery(const MeasuredTest& test,
                                                                 std::vector<std::string>& notes);

}  // namespace gossan::study
