// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/profile_likelihood.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/numerics/probability.hpp"

namespace gossan::numerics {
namespace {

std::vector<double> with(const std::vector<double>& others, std::size_t parameter, double value) {
    std::vector<double> z = others;
    z.insert(z.begin() + std::ptrdiff_t(parameter), value);
    return z;
}

class Walk {
public:
    Walk(const LeastSquares& problem, std::size_t parameter, const ProfileOptions& options)
        : problem_(problem), parameter_(parameter), options_(options) {
        for (const double level : options.levels) {
            widest_ = std::max(widest_, likelihood_rise(level));
        }
    }

    Profile run(std::vector<double> start) {
        const double from = start[parameter_];
        start.erase(start.begin() + std::ptrdiff_t(parameter_));
        if (add(from, start)) {
            walk(from, start, +1.0);
            walk(from, start, -1.0);
            find_best();
            for (const double level : options_.levels) find_limits(level);
            find_best_of_points();
        }
        return std::move(profile_);
    }

private:
    /// The best of the others at a value of the parameter; false if it cannot be had.
    bool add(double value, const std::vector<double>& others) {
        ProfilePoint point{.z = value, .cost = 0.0, .others = others};
        if (others.empty()) {
            const std::vector<std::vector<double>> only = {{value}};
            const Evaluation e = problem_.residuals(only).at(0);
            ++profile_.evaluations;
            for (const double r : e.values) point.cost += r * r;
            if (e.failed || !std::isfinite(point.cost)) return ended(value, "the run fails");
        } else {
            LeastSquaresFit fit = least_squares(rest(value), others, options_.fit);
            profile_.evaluations += fit.evaluations;
            if (fit.costs.empty()) return ended(value, fit.reason);
            if (!fit.converged) ended(value, fit.reason);
            point.cost = fit.cost;
            point.others = std::move(fit.z);
        }
        const auto place =
            std::lower_bound(profile_.points.begin(), profile_.points.end(), value,
                             [](const ProfilePoint& p, double z) { return p.z < z; });
        profile_.points.insert(place, std::move(point));
        return true;
    }

    bool ended(double value, const std::string& reason) {
        profile_.notes.push_back("at " + shortest(value) + ": " + reason);
        return false;
    }

    LeastSquares rest(double value) const {
        LeastSquares out{.residuals = [this, value](std::span<const std::vector<double>> points) {
            std::vector<std::vector<double>> all;
            for (const auto& others : points) all.push_back(with(others, parameter_, value));
            return problem_.residuals(all);
        }};
        out.has_prior = problem_.has_prior;
        if (problem_.derivatives) {
            out.derivatives = [this, value](std::span<const double> z) {
                return derivatives(value, z);
            };
        }
        return out;
    }

    std::optional<Matrix> derivatives(double value, std::span<const double> others) const {
        const auto full =
            problem_.derivatives(with({others.begin(), others.end()}, parameter_, value));
        if (!full) return std::nullopt;
        Matrix out(full->rows, others.size());
        for (std::size_t r = 0; r < full->rows; ++r) {
            for (std::size_t c = 0; c < others.size(); ++c) {
                out(r, c) = (*full)(r, c < parameter_ ? c : c + 1);
            }
        }
        return out;
    }

    const std::vector<double>& others_at(double value) const {
        return std::find_if(profile_.points.begin(), profile_.points.end(),
                            [&](const ProfilePoint& p) { return p.z == value; })
            ->others;
    }

    void walk(double from, const std::vector<double>& start, double side) {
        std::vector<double> others = start;
        const double bound = side > 0.0 ? options_.high : options_.low;
        for (double last = from; last != bound;) {
            double next = last + side * options_.stride;
            if (side * (next - bound) > -1e-9 * options_.stride) next = bound;
            if (!add(next, others)) return;
            others = others_at(next);
            find_best_of_points();
            const double cost =
                side > 0.0 ? profile_.points.back().cost : profile_.points.front().cost;
            if (cost - profile_.least_cost > widest_) return;
            last = next;
        }
    }

    std::size_t find_best_of_points() {
        std::size_t best = 0;
        for (std::size_t k = 1; k < profile_.points.size(); ++k) {
            if (profile_.points[k].cost < profile_.points[best].cost) best = k;
        }
        profile_.best = profile_.points[best].z;
        profile_.least_cost = profile_.points[best].cost;
        return best;
    }

    /// One more point where a parabola through the lowest three has its least.
    void find_best() {
        const std::size_t best = find_best_of_points();
        if (best == 0 || best + 1 == profile_.points.size()) return;
        const ProfilePoint &a = profile_.points[best - 1], &b = profile_.points[best],
                           &c = profile_.points[best + 1];
        const double left = (b.cost - a.cost) / (b.z - a.z),
                     right = (c.cost - b.cost) / (c.z - b.z);
        const double bend = (right - left) / (c.z - a.z);
        if (!(bend > 0.0)) return;
        const double least = 0.5 * (a.z + b.z) - 0.5 * left / bend;
        if (least <= a.z || least >= c.z || least == b.z) return;
        const std::vector<double> others = b.others;
        static_cast<void>(add(least, others));
        find_best_of_points();
    }

    /// Outward from the best, the first pair of points between which the root of the rise passes
    /// `root`; none if there is no such pair. `side` is +1 or -1.
    std::optional<double> crossing(double root, int side) {
        const auto n = std::ptrdiff_t(profile_.points.size());
        const auto rise = [&](std::ptrdiff_t k) {
            return std::sqrt(
                std::max(0.0, profile_.points[std::size_t(k)].cost - profile_.least_cost));
        };
        for (auto k = std::ptrdiff_t(find_best_of_points()); k + side >= 0 && k + side < n;
             k += side) {
            const double inner = rise(k), outer = rise(k + side);
            if (outer < root) continue;
            const double share = (root - inner) / (outer - inner);
            inner_ = std::size_t(k);
            const double from = profile_.points[std::size_t(k)].z;
            return from + share * (profile_.points[std::size_t(k + side)].z - from);
        }
        return std::nullopt;
    }

    std::optional<double> limit(double root, int side) {
        std::optional<double> z = crossing(root, side);
        if (!z) return z;
        const bool is_new = std::none_of(profile_.points.begin(), profile_.points.end(),
                                         [&](const ProfilePoint& p) { return p.z == *z; });
        const std::vector<double> others = profile_.points[inner_].others;
        if (is_new && add(*z, others)) z = crossing(root, side);
        return z;
    }

    void find_limits(double level) {
        const double root = std::sqrt(likelihood_rise(level));  // (2)
        const std::optional<double> low = limit(root, -1), high = limit(root, +1);
        profile_.limits.push_back({level, low, high});
    }

    const LeastSquares& problem_;
    std::size_t parameter_;
    const ProfileOptions& options_;
    double widest_ = 0.0;
    std::size_t inner_ = 0;
    Profile profile_;
};

}  // namespace

Profile profile_likelihood(const LeastSquares& problem, const std::vector<double>& start,
                           std::size_t parameter, const ProfileOptions& options) {
    expects(parameter < start.size() && !options.levels.empty(), "a profile is of a parameter");
    expects(options.low <= start[parameter] && start[parameter] <= options.high,
            "a profile starts inside its bounds");
    return Walk(problem, parameter, options).run(start);
}

}  // namespace gossan::numerics
