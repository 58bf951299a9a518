// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/baseline/recovery_curve.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "gossan/base/error.hpp"

namespace gossan::study {
namespace {

double logistic(double z) { return 1.0 / (1.0 + std::exp(-z)); }

double core_conversion_by_reaction(double tau) {
    return 1.0 - std::pow(1.0 - std::clamp(tau, 0.0, 1.0), 3);  // (4)
}

double core_conversion(const RecoveryCurve& curve, double tau) {
    const bool is_diffusion = curve.form == CurveForm::core_by_diffusion;
    const auto one = [&](double t) {
        return is_diffusion ? core_conversion_by_diffusion(t) : core_conversion_by_reaction(t);
    };
    if (curve.sizes.empty()) return one(tau);
    double all = 0.0, mean = 0.0, sum = 0.0;
    for (const SizeShare& s : curve.sizes) {
        all += s.share;
        mean += s.share * s.size;
    }
    mean /= all;
    for (const SizeShare& s : curve.sizes) {
        const double ratio = mean / s.size;
        sum += s.share / all * one(tau * (is_diffusion ? ratio * ratio : ratio));
    }
    return sum;
}

}  // namespace

std::vector<std::string> parameter_names(const RecoveryCurve& curve) {
    if (curve.form == CurveForm::two_exponentials) return {"R_inf", "k", "w", "q"};
    return {"R_inf", "k"};
}

std::vector<double> parameters(const RecoveryCurve& curve, std::span<const double> z) {
    expects(z.size() == parameter_names(curve).size(), "each parameter has its number");
    std::vector<double> p = {logistic(z[0]), std::exp(z[1])};
    for (std::size_t k = 2; k < z.size(); ++k) p.push_back(logistic(z[k]));
    return p;
}

double recovery(const RecoveryCurve& curve, std::span<const double> p, double days) {
    const double kt = p[1] * days;
    switch (curve.form) {
        case CurveForm::first_order:
            return -p[0] * std::expm1(-kt);  // (1)
        case CurveForm::two_exponentials:
            return -p[0] * (p[2] * std::expm1(-kt) + (1.0 - p[2]) * std::expm1(-kt * p[3]));  // (2)
        case CurveForm::core_by_diffusion:
        case CurveForm::core_by_reaction:
            break;
    }
    return p[0] * core_conversion(curve, kt);
}

double core_conversion_by_diffusion(double tau) {
    if (tau <= 0.0) return 0.0;
    if (tau >= 1.0) return 1.0;
    const double angle = (2.0 * std::numbers::pi - std::acos(2.0 * tau - 1.0)) / 3.0;
    return 1.0 - std::pow(0.5 + std::cos(angle), 3);  // (5)
}

}  // namespace gossan::study
