// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/difference_jacobian.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/error.hpp"

namespace gossan::numerics {
namespace {

/// One parameter moved one way.
struct Side {
    std::size_t parameter;
    double shift;
    std::vector<double> values;  ///< empty where the run failed
};

bool is_usable(const Evaluation& e, std::size_t n_values) {
    return !e.failed && e.values.size() == n_values &&
           std::all_of(e.values.begin(), e.values.end(), [](double v) { return std::isfinite(v); });
}

/// Runs the sides that have no values yet; returns how many it ran.
int run_missing(const EvaluateMany& evaluate, std::span<const double> z, std::size_t n_values,
                std::vector<Side>& sides) {
    std::vector<std::vector<double>> points;
    std::vector<Side*> asked;
    for (Side& side : sides) {
        if (!side.values.empty()) continue;
        points.emplace_back(z.begin(), z.end());
        points.back()[side.parameter] += side.shift;
        asked.push_back(&side);
    }
    if (points.empty()) return 0;
    std::vector<Evaluation> results = evaluate(points);
    expects(results.size() == points.size(), "one evaluation comes back for each point");
    for (std::size_t k = 0; k < asked.size(); ++k) {
        if (is_usable(results[k], n_values)) {
            asked[k]->values = std::move(results[k].values);
        } else {
            asked[k]->shift *= 0.25;
        }
    }
    return int(points.size());
}

}  // namespace

double central_step(double noise) { return std::cbrt(3.0 * noise); }  // (1)

DifferenceJacobian difference_jacobian(const EvaluateMany& evaluate, std::span<const double> z,
                                       std::span<const double> at_z, double step) {
    expects(!at_z.empty() && step > 0.0, "a difference has values and a step");
    std::vector<Side> sides;
    for (std::size_t p = 0; p < z.size(); ++p) {
        sides.push_back({p, step, {}});
        sides.push_back({p, -step, {}});
    }
    DifferenceJacobian out{.derivative = Matrix(at_z.size(), z.size())};
    out.evaluations += run_missing(evaluate, z, at_z.size(), sides);
    // A side whose partner ran is left: a difference of one side is good enough there.
    for (int pass = 0; pass < 2; ++pass) {
        std::vector<Side> stuck;
        for (std::size_t p = 0; p < z.size(); ++p) {
            if (!sides[2 * p].values.empty() || !sides[2 * p + 1].values.empty()) continue;
            stuck.push_back(sides[2 * p]);
            stuck.push_back(sides[2 * p + 1]);
        }
        out.evaluations += run_missing(evaluate, z, at_z.size(), stuck);
        for (Side& side : stuck) sides[2 * side.parameter + (side.shift < 0.0 ? 1 : 0)] = side;
    }
    for (std::size_t p = 0; p < z.size(); ++p) {
        const Side &up = sides[2 * p], &down = sides[2 * p + 1];
        if (up.values.empty() && down.values.empty()) {
            out.no_derivative = "every run beside parameter " + std::to_string(p) + " fails";
            return out;
        }
        const auto value = [&](const Side& side, std::size_t k) {
            return side.values.empty() ? at_z[k] : side.values[k];
        };
        // As the numbers are held: z + h - z is not h.
        const double high = up.values.empty() ? z[p] : z[p] + up.shift;
        const double low = down.values.empty() ? z[p] : z[p] + down.shift;
        for (std::size_t k = 0; k < at_z.size(); ++k) {
            out.derivative(k, p) = (value(up, k) - value(down, k)) / (high - low);
        }
    }
    return out;
}

}  // namespace gossan::numerics
