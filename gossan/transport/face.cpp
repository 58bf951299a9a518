// SPDX-License-Identifier: Apache-2.0
#include "gossan/transport/face.hpp"

#include <cmath>

namespace gossan::transport {

double upper_weight(double sharpness, double cell_height) {
    const double peclet = sharpness * cell_height;
    if (peclet < 1e-3) return 0.5 + peclet / 12.0;  // first term of (1)'s series
    return 0.5 * (1.0 + 1.0 / std::tanh(0.5 * peclet) - 2.0 / peclet);
}

LimitedStep limited_step(double a, double b, double smallest) {
    if (a * b <= 0.0) return {0.0, 0.0, 0.0};
    const double sum = a * a + b * b + smallest * smallest;
    const double top = a * b * (a + b);
    return {top / sum, (b * (2.0 * a + b) - 2.0 * a * top / sum) / sum,
            (a * (2.0 * b + a) - 2.0 * b * top / sum) / sum};
}

FaceMixing face_mixing(double flux, double dispersivity, double diffusivity, double mobile_content,
                       double distance) {
    const double speed = std::abs(flux);
    const double dispersion = dispersivity * speed + diffusivity * mobile_content;
    const double upwinds_own = 0.5 * speed * distance;
    if (dispersion >= upwinds_own) {
        const double sign = flux < 0.0 ? -1.0 : 1.0;
        return {dispersion - upwinds_own, 0.0, sign * (dispersivity - 0.5 * distance), diffusivity};
    }
    return {0.0, 1.0 - dispersion / upwinds_own, 0.0, 0.0};
}

}  // namespace gossan::transport
