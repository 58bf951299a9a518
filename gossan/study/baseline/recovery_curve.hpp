// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

namespace gossan::study {

/// The trade's curves of recovery by time, that forecasts of the physics are held against.
enum class CurveForm {
    first_order,        ///< (1)
    two_exponentials,   ///< (2)
    core_by_diffusion,  ///< (3): a core that shrinks as diffusion through the leached rim allows
    core_by_reaction    ///< (4): a core that shrinks at an even rate
};

/// Share of the ore, by copper, in stones of one size.
struct SizeShare {
    double size;   ///< m
    double share;  ///< all are scaled to sum to one
};

/// A curve without its parameters.
///
///     R = R_inf (1 - e^(-k t))                                                           (1)
///     R = R_inf (w (1 - e^(-k t)) + (1 - w)(1 - e^(-k q t))),   0 < q < 1                 (2)
///     1 - 3 (1 - X)^(2/3) + 2 (1 - X) = k t,   R = R_inf X                                (3)
///     1 - (1 - X)^(1/3) = k t,                 R = R_inf X                                (4)
///
/// For (3) and (4) `sizes` may say of which stones the ore is: X is then the mean over them, each
/// with k (d/d_i)^2 or k d/d_i of its size d_i, d being the mean size. Source: Levenspiel1999
/// eqs. 25.18 and 25.23 and the section on mixtures of sizes; (1) and (2) are fits without a
/// theory.
struct RecoveryCurve {
    CurveForm form = CurveForm::first_order;
    std::vector<SizeShare> sizes = {};  ///< none: all of one size
};

/// "R_inf", "k", and for (2) "w" and "q".
[[nodiscard]] std::vector<std::string> parameter_names(const RecoveryCurve& curve);

/// Parameters from free numbers: shares by the logistic function, k (1/d) by the exponential.
[[nodiscard]] std::vector<double> parameters(const RecoveryCurve& curve, std::span<const double> z);

/// Recovery (1 = all) at a time in days.
[[nodiscard]] double recovery(const RecoveryCurve& curve, std::span<const double> parameters,
                              double days);

/// X of (3) at k t = tau: 0 before the start, 1 from tau = 1 on. In closed form,
///
///     (1 - X)^(1/3) = 1/2 + cos((2 pi - arccos(2 tau - 1))/3)                             (5)
///
/// the root of the cubic (3) between 0 and 1.
[[nodiscard]] double core_conversion_by_diffusion(double tau);

}  // namespace gossan::study
