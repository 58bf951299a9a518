// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace gossan::solution {

/// A number and its derivative by the argument it was computed from.
struct ValueAndSlope {
    double value;
    double slope;
};

/// Activity laws of the dissolved species, natural logarithms; alpha = A ln 10, s = sqrt(I):
///
///     ln gamma = -alpha z^2 s/(1 + B a0 s) + ln 10 b I*               WATEQ, species with an ion
///     size a0          (1) ln gamma = -alpha z^2 (s/(1 + s) - 0.3 I*)                      Davies,
///     ions without                        (2) ln gamma = ln 10 0.1 I* neutral species without (3)
///
/// Source: Parkhurst2013; A and B from `debye_huckel`. I* is the ionic strength I up to
/// `linear_limit`, where the laws are long out of their range; above it its growth is bent to a
/// stop, without which the terms linear in I run away:
///
///     I* = I_1 + d/sqrt(1 + d^2),   d = I - I_1 > 0,   I_1 = 3 mol/kg (4)
///
/// (4) is ours and has continuous first and second derivatives; it has no physical claim beyond
/// staying sane.
inline constexpr double linear_limit = 3.0;

/// (4) at ionic strength `ionic_strength`.
[[nodiscard]] ValueAndSlope linear_strength(double ionic_strength);

/// Activity of water at a sum of molalities of all dissolved species.
///
///     a_w = 1 - 0.017 sum m          up to 0.017 sum m = 0.3                             (5)
///
/// and from there by the exponential that continues it smoothly and stays positive. Source of (5):
/// Parkhurst2013.
[[nodiscard]] ValueAndSlope water_activity(double sum_of_molalities);

/// Ionic strength up to which these laws are taken as good, mol/kg: estimate. In sulphate liquors
/// of 1 to 1.6 mol/kg published sets of species set apart by 0.2 to 0.3 in pH and 30 mV in
/// potential.
inline constexpr double reliable_ionic_strength = 1.0;

}  // namespace gossan::solution
