// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/known_truth/known_truth.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "gossan/base/error.hpp"
#include "gossan/numerics/random_stream.hpp"

namespace gossan::study {
namespace {

using numerics::Evaluation;
using numerics::Matrix;
using Point = std::vector<double>;

/// Runs the model once at a point, however often it is asked.
class Remembered {
public:
    Remembered(const numerics::EvaluateMany& model, KnownTruth& told)
        : model_(model), told_(told) {}

    std::vector<Evaluation> at(std::span<const Point> points) {
        std::vector<Point> fresh;
        for (const Point& z : points) {
            if (!known_.contains(z) && std::find(fresh.begin(), fresh.end(), z) == fresh.end()) {
                fresh.push_back(z);
            }
        }
        std::vector<Evaluation> runs = model_(fresh);
        for (std::size_t k = 0; k < fresh.size(); ++k) {
            told_.runs_failed += runs[k].failed ? 1 : 0;
            known_.emplace(fresh[k], std::move(runs[k]));
        }
        told_.runs += fresh.size();
        std::vector<Evaluation> out;
        for (const Point& z : points) out.push_back(known_.at(z));
        return out;
    }

    /// Rows of values at all data; points whose run failed are left out.
    Matrix table(const Matrix& z, std::size_t n_data) {
        std::vector<Point> points;
        for (std::size_t k = 0; k < z.rows; ++k)
            points.emplace_back(z.row(k).begin(), z.row(k).end());
        Matrix out(0, n_data);
        for (const Evaluation& run : at(points)) {
            if (run.failed) continue;
            out.values.insert(out.values.end(), run.values.begin(), run.values.end());
            ++out.rows;
        }
        return out;
    }

private:
    const numerics::EvaluateMany& model_;
    KnownTruth& told_;
    std::map<Point, Evaluation> known_;
};

void measure(const KnownWorld& world, std::uint64_t number, KnownTruth& out) {
    for (std::size_t k = 0; k < world.errors.size(); ++k) {
        numerics::RandomStream noise(world.seed, number, "noise of " + world.data[k]);
        out.observed.push_back(out.truth[k] + world.errors[k].sd(out.truth[k]) * noise.normal());
        out.error.push_back(world.errors[k].sd(out.observed.back()));  // (1)
    }
}

double mean_misfit(const KnownTruth& out) {
    double sum = 0.0;
    for (std::size_t row = 0; row < out.posterior.rows; ++row) {
        for (std::size_t k = 0; k < out.observed.size(); ++k) {
            sum += std::pow((out.posterior(row, k) - out.observed[k]) / out.error[k], 2);
        }
    }
    return sum / double(out.posterior.rows * out.observed.size());
}

}  // namespace

KnownTruth forecast_known_truth(const KnownWorld& world, std::uint64_t number) {
    const std::size_t n_measured = world.errors.size(), n_data = world.data.size();
    expects(n_measured > 0 && n_measured < n_data, "something is measured, something is forecast");
    KnownTruth out{};
    for (const std::string& name : world.parameters) {
        out.z.push_back(numerics::RandomStream(world.seed, number, "truth of " + name).normal());
    }
    const Evaluation came = world.truth(std::vector<Point>{out.z}).front();
    if (came.failed) {
        out.fault = "the truth's own run failed";
        return out;
    }
    out.truth = came.values;
    measure(world, number, out);

    numerics::RandomStream seeds(world.seed, number, "seed of the calibration");
    const numerics::SmootherProblem problem{
        .seed = seeds.word(),
        .parameters = world.parameters,
        .data = {world.data.begin(), world.data.begin() + std::ptrdiff_t(n_measured)},
        .observed = out.observed,
        .error = out.error};
    Remembered model(world.model, out);
    const auto measured_alone = [&](std::span<const Point> points) {
        std::vector<Evaluation> runs = model.at(points);
        for (Evaluation& run : runs) run.values.resize(run.failed ? 0 : n_measured);
        return runs;
    };
    out.prior_z = numerics::begin_smoother(problem, world.members).z;
    const auto state =
        numerics::run_smoother(problem, world.smoother, world.members, measured_alone);
    out.posterior_z = state.z;
    out.prior = model.table(out.prior_z, n_data);
    out.posterior = model.table(out.posterior_z, n_data);
    if (out.posterior.rows < world.smoother.least_members) {
        out.fault = "calibration ended: " + state.reason;
        return out;
    }
    out.misfit = mean_misfit(out);
    return out;
}

}  // namespace gossan::study
