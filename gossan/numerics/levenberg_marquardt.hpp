// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "gossan/numerics/evaluation.hpp"
#include "gossan/numerics/identifiability.hpp"

namespace gossan::numerics {

/// Derivatives of all values by all parameters at a point; none if they cannot be had.
using Derivatives = std::function<std::optional<Matrix>(std::span<const double> z)>;

/// Least squares of residuals over their standard errors, with or without a prior z ~ N(0, 1).
///
///     F(z) = |r(z)|^2 + |z|^2                                                            (1)
///
/// F is minus twice the logarithm of the posterior; without a prior the second term is missing.
/// Bounds are the transform's that made z of a parameter.
struct LeastSquares {
    EvaluateMany residuals;
    Derivatives derivatives = {};  ///< empty: central differences of `difference_step`
    bool has_prior = true;
};

struct LeastSquaresOptions {
    double difference_step = 0.05;  ///< in prior widths; central_step() finds one for a noise
    int max_iterations = 30;
    int trials = 3;            ///< dampings tried at once, one power of ten apart
    double damping = 0.01;     ///< of the first step
    double least_fall = 1e-6;  ///< of F, relative to 1 + F: less is no progress
    double least_step = 1e-6;  ///< in prior widths
};

/// Where the search ended and what is known there.
struct LeastSquaresFit {
    std::vector<double> z, residuals;
    Matrix derivative;          ///< at z; empty if it could not be had
    double cost = 0.0;          ///< F, (1)
    std::vector<double> costs;  ///< at the start and after each step taken
    Identifiability found;      ///< near z; empty without a derivative
    bool converged = false;
    std::string reason;  ///< why it stopped, in words
    int evaluations = 0;
};

/// Minimum of F from `start` by damped steps.
///
///     (J'J + 1 + lambda D) step = -(J'r + z),   D = largest diagonal of J'J + 1 so far         (2)
///
/// Several lambda are tried at once and the lowest F wins; where none lowers F all are raised a
/// thousandfold. An evaluation that fails counts as infinitely bad, so it shortens the step.
/// Source: Marquardt1963 for (2), More1978 for D; solved by QR, not by the normal equations. A
/// minimum may be local: start from several points.
[[nodiscard]] LeastSquaresFit least_squares(const LeastSquares& problem, std::vector<double> start,
                                            const LeastSquaresOptions& options = {});

}  // namespace gossan::numerics
