// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace gossan::transport {

/// Share of the upper cell in the conductivity of a face between two cells.
///
///     w = 1/2 [1 + coth(Pe/2) - 2/Pe],   Pe = alpha dz                             (1)
///
/// The weight that makes the flux exact for K = K_s e^(alpha h): the mean where capillarity is
/// resolved (Pe -> 0), the upper cell where gravity rules (Pe -> infinity), always monotone.
/// Source: own derivation, the exponential fitting of ScharfetterGummel1969 applied to Gardner's
/// conductivity.
[[nodiscard]] double upper_weight(double sharpness, double cell_height);

/// Van Albada's limited step from the upstream cell towards the face, per half cell, with its
/// slope.
///
///     psi = a b (a + b) / (a^2 + b^2 + e)   if a b > 0, else 0                     (2)
///
/// a: difference across the face, b: difference one cell upstream; e keeps it smooth where both
/// vanish. Source: vanAlbada1982 eq. 2.
struct LimitedStep {
    double value;
    double d_face;      ///< by a
    double d_upstream;  ///< by b
};
[[nodiscard]] LimitedStep limited_step(double across_face, double upstream, double smallest);

/// How a face carries solute besides upwind advection: what is left of the dispersion once upwind's
/// own half cell is taken off it, and the share of the advective correction that needs a limiter.
struct FaceMixing {
    double coefficient;    ///< m2/s times area per area: multiplies the gradient; never negative
    double limited_share;  ///< in [0, 1]: 0 where dispersion covers upwind's own
    double d_flux;         ///< d coefficient / d flux
    double d_content;      ///< d coefficient / d mean mobile water content
};

/// Mixing at a face that carries `flux` (m/s, either sign) over cells `distance` apart.
///
///     E = a_L |q| + theta_m D;   coefficient = max(0, E - |q| dz / 2)              (3)
///
///     limited share = max(0, 1 - E / (|q| dz / 2))                                 (4)
[[nodiscard]] FaceMixing face_mixing(double flux, double dispersivity, double diffusivity,
                                     double mobile_content, double distance);

}  // namespace gossan::transport
