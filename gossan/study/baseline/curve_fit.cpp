// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/baseline/curve_fit.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/numerics/probability.hpp"
#include "gossan/numerics/random_stream.hpp"

namespace gossan::study {
namespace {

/// Runs are formulas: their noise is round-off.
const numerics::LeastSquaresOptions exact{
    .difference_step = 1e-4, .max_iterations = 100, .least_fall = 1e-10, .least_step = 1e-8};

numerics::LeastSquaresFit fit_from(const RecoveryCurve& curve,
                                   const std::vector<RecoveryPoint>& points,
                                   std::vector<double> start) {
    const numerics::LeastSquares problem{
        .residuals =
            [&](std::span<const std::vector<double>> all) {
                std::vector<numerics::Evaluation> out;
                for (const std::vector<double>& z : all) {
                    const std::vector<double> p = parameters(curve, z);
                    numerics::Evaluation e;
                    for (const RecoveryPoint& point : points) {
                        e.values.push_back((recovery(curve, p, point.day) - point.recovery) /
                                           point.error);
                    }
                    out.push_back(std::move(e));
                }
                return out;
            },
        .has_prior = false};
    return numerics::least_squares(problem, std::move(start), exact);
}

double logit(double share) { return std::log(share / (1.0 - share)); }

std::vector<std::vector<double>> starts(const RecoveryCurve& curve,
                                        const std::vector<RecoveryPoint>& points) {
    double most = 0.01, last_day = 0.0;
    for (const RecoveryPoint& point : points) {
        most = std::max(most, point.recovery);
        last_day = std::max(last_day, point.day);
    }
    expects(last_day > 0.0, "a curve is fitted to days after the first");
    std::vector<std::vector<double>> out;
    for (const double beyond : {0.1, 0.4, 0.8}) {
        // R_inf from near the highest point to near all.
        const double limit = std::min(0.99, most + beyond * (1.0 - std::min(most, 1.0)));
        for (const double turns : {0.3, 1.0, 3.0}) {
            std::vector<double> z = {logit(limit), std::log(turns / last_day)};
            if (curve.form == CurveForm::two_exponentials) {
                z[1] += std::log(5.0);
                z.insert(z.end(), {0.0, logit(0.1)});
            }
            out.push_back(std::move(z));
        }
    }
    return out;
}

}  // namespace

CurveFit fit_curve(const RecoveryCurve& curve, std::vector<RecoveryPoint> points) {
    const std::size_t n = parameter_names(curve).size();
    expects(points.size() >= n, "a curve has no more parameters than points");
    CurveFit out{.curve = curve, .points = std::move(points), .fit = {}, .parameters = {}};
    for (std::vector<double>& start : starts(curve, out.points)) {
        numerics::LeastSquaresFit fit = fit_from(curve, out.points, std::move(start));
        if (out.fit.costs.empty() || fit.cost < out.fit.cost) out.fit = std::move(fit);
    }
    out.parameters = parameters(curve, out.fit.z);
    if (out.points.size() > n) {
        out.scatter = std::sqrt(out.fit.cost / double(out.points.size() - n));
    }
    return out;
}

CurveForecast linearised_forecast(const CurveFit& fit, double day, double level) {
    CurveForecast out{.recovery = recovery(fit.curve, fit.parameters, day), .low = {}, .high = {}};
    const numerics::Matrix& c = fit.fit.found.covariance;
    const std::size_t n = fit.fit.z.size();
    if (c.values.empty() || fit.points.size() <= n) return out;
    std::vector<double> gradient;
    for (std::size_t p = 0; p < n; ++p) {
        const double h = 1e-5;
        std::vector<double> up = fit.fit.z, down = fit.fit.z;
        up[p] += h;
        down[p] -= h;
        gradient.push_back((recovery(fit.curve, parameters(fit.curve, up), day) -
                            recovery(fit.curve, parameters(fit.curve, down), day)) /
                           (2.0 * h));
    }
    double variance = 0.0;
    for (std::size_t p = 0; p < n; ++p) {
        for (std::size_t q = 0; q < n; ++q) variance += gradient[p] * c(p, q) * gradient[q];
    }
    const double t = numerics::student_quantile(0.5 * (1.0 + level), double(fit.points.size() - n));
    const double reach = t * fit.scatter * std::sqrt(variance);  // (1)
    out.low = out.recovery - reach;
    out.high = out.recovery + reach;
    return out;
}

std::vector<double> bootstrapped_forecast(const CurveFit& fit, double day, std::size_t members,
                                          std::uint64_t seed) {
    std::vector<double> out;
    for (std::uint64_t member = 0; member < members; ++member) {
        numerics::RandomStream noise(seed, member, "points of a curve");
        std::vector<RecoveryPoint> drawn = fit.points;
        for (RecoveryPoint& point : drawn) {
            point.recovery = recovery(fit.curve, fit.parameters, point.day) +
                             fit.scatter * point.error * noise.normal();
        }
        const numerics::LeastSquaresFit again = fit_from(fit.curve, drawn, fit.fit.z);
        out.push_back(recovery(fit.curve, parameters(fit.curve, again.z), day));
    }
    return out;
}

}  // namespace gossan::study
