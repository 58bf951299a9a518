// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/numerics/eigen_matrix.hpp"

namespace gossan::numerics {

/// What an ensemble tells of its own covariances; for sources of this folder alone. Rows are
/// members.
///
///     A = (Z - mean)/sqrt(N - 1),   Y = (D - mean) R^(-1/2)/sqrt(N - 1)                    (1)
struct Anomalies {
    MatrixXd parameters;  ///< A
    MatrixXd data;        ///< Y, over the errors of the data
};

[[nodiscard]] Anomalies anomalies(const MatrixXd& z, const MatrixXd& scaled_data);

/// Share of each covariance (parameter, datum) that is believed: 1 - (theta/correlation)^2, none
/// below theta, the correlation that the largest of all would have by chance.
///
///     theta = sqrt(2 ln(parameters x data) / N)                                          (2)
///
/// Source: LuoBhakta2020 for a threshold on correlations; choice: the positive part of James and
/// Stein's shrinkage instead of a taper, as it goes to one for correlations far above chance.
[[nodiscard]] MatrixXd belief(const Anomalies& ensemble);

/// Gain of data with their errors inflated by alpha, parameters x data.
///
///     K = A' Y (Y'Y + alpha)^-1 = A' U diag(s/(s^2 + alpha)) V',   Y = U diag(s) V'        (3)
///
/// Source: EmerickReynolds2013 eq. 9. Singular values below `truncation` of the largest are left
/// out.
[[nodiscard]] MatrixXd inflated_gain(const Anomalies& ensemble, double alpha, double truncation);

/// Sensitivity of scaled data to parameters at the run (z_j, y_j), data x parameters: the plane
/// through that run that fits the 100 nearest (ten a parameter if that is more) best.
///
///     G_j = argmin sum_i w_i |y_i - y_j - G (z_i - z_j)|^2                                  (4)
///     w_i = 1/(|z_i - z_j|^4 + floor^4)                                                   (5)
///
/// Choice: a plane is wrong by the square of the distance, so weights by its inverse square make
/// errors alike; a straight model is met exactly all the same. `floor` is the distance below which
/// the noise of runs is the larger error. Source: Cleveland1979 for regression that is local. Of
/// planes that fit alike, as where runs are fewer than parameters, the flattest; pivots below
/// `truncation` of the largest count as none.
[[nodiscard]] MatrixXd local_sensitivity(const MatrixXd& z, const MatrixXd& scaled_data,
                                         const VectorXd& z_j, const VectorXd& y_j, double floor,
                                         double truncation);

}  // namespace gossan::numerics
