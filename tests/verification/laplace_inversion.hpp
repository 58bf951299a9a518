// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <complex>
#include <numbers>

namespace gossan::verification {

/// f(t) of its Laplace transform F(s), along Talbot's contour.
///
///     f(t) = r/n [ e^(rt) F(r)/2 + sum_k Re(e^(t s_k) F(s_k) (1 + i sigma_k)) ],  r = 2n/(5t)  (1)
///     s_k = r a_k (cot a_k + i),  sigma_k = a_k + (a_k cot a_k - 1) cot a_k,  a_k = k pi/n   (2)
///
/// Source: AbateValko2004 (fixed Talbot). Of double precision n = 20 leaves about eight digits for
/// functions without jumps.
template <class Transform>
double inverse_laplace(Transform transform, double t, int n = 20) {
    using complex = std::complex<double>;
    const double r = 2.0 * n / (5.0 * t);
    double sum = 0.5 * std::exp(r * t) * std::real(transform(complex(r, 0.0)));
    for (int k = 1; k < n; ++k) {
        const double a = k * std::numbers::pi / n;
        const double cotangent = 1.0 / std::tan(a);
        const complex s = r * a * complex(cotangent, 1.0);
        const double sigma = a + (a * cotangent - 1.0) * cotangent;
        sum += std::real(std::exp(t * s) * transform(s) * complex(1.0, sigma));
    }
    return r / n * sum;
}

}  // namespace gossan::verification
