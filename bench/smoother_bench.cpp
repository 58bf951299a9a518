// SPDX-License-Identifier: Apache-2.0
// Forecasts of known truths: a recovery curve of six parameters, drawn from its prior and measured
// for 60 days, is forecast for day 300 by both forms of the smoother, by the prior and by a fitted
// curve. Usage: bench_smoother [TRUTHS] [MEMBERS] [ERROR] [ITERATIONS]
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "gossan/numerics/ensemble_smoother.hpp"
#include "gossan/numerics/random_stream.hpp"
#include "gossan/study/baseline/curve_fit.hpp"
#include "gossan/study/scores/forecast_scores.hpp"

namespace {

using namespace gossan;
using numerics::Evaluation;
using numerics::SmootherForm;
using Point = std::vector<double>;

double share(double z) { return 1.0 / (1.0 + std::exp(-z)); }

/// A quick and a slow part, the quick one stretched, after a delay. Estimate: widths of the prior
/// as those of columns of one ore type; only the form of the table depends on them.
double recovery(std::span<const double> z, double day) {
    const double quick = 0.05 * std::exp(0.7 * z[2]), slow = 0.004 * std::exp(0.8 * z[3]);
    const double stretch = std::exp(0.25 * z[4]), delay = 5.0 * std::exp(0.5 * z[5]);
    const double since = day * day / (day + delay), part = share(z[1] - 0.5);
    return share(1.0 + 0.8 * z[0]) * (part * -std::expm1(-std::pow(quick * since, stretch)) +
                                      (1.0 - part) * -std::expm1(-slow * since));
}

struct Case {
    numerics::SmootherProblem problem;
    std::vector<study::RecoveryPoint> points;
    double truth;  ///< at day 300
};

Case draw_case(std::uint64_t number, double error) {
    Case c{.problem = {.seed = 1000 + number}, .points = {}, .truth = 0.0};
    Point z;
    for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
        c.problem.parameters.push_back(name);
        z.push_back(numerics::RandomStream(99, number, name).normal());
    }
    for (int day = 3; day <= 60; day += 3) {
        const std::string name = "day " + std::to_string(day);
        const double noise = error * numerics::RandomStream(98, number, name).normal();
        c.points.push_back({double(day), recovery(z, day) + noise, error});
        c.problem.data.push_back(name);
        c.problem.observed.push_back(c.points.back().recovery);
        c.problem.error.push_back(error);
    }
    c.truth = recovery(z, 300.0);
    return c;
}

std::vector<double> at_day_300(const numerics::Matrix& z) {
    std::vector<double> out;
    for (std::size_t row = 0; row < z.rows; ++row) out.push_back(recovery(z.row(row), 300.0));
    return out;
}

/// Mean of the squared distance to the data, over their errors.
double misfit(const numerics::Matrix& z, const Case& c) {
    double sum = 0.0;
    for (std::size_t row = 0; row < z.rows; ++row) {
        for (const study::RecoveryPoint& p : c.points) {
            sum += std::pow((recovery(z.row(row), p.day) - p.recovery) / p.error, 2);
        }
    }
    return sum / double(z.rows * c.points.size());
}

double argument(int argc, char** argv, int k, double otherwise) {
    return argc > k ? std::atof(argv[k]) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
    const auto truths = std::uint64_t(argument(argc, argv, 1, 100));
    const auto members = std::size_t(argument(argc, argv, 2, 60));
    const double error = argument(argc, argv, 3, 0.01);
    const int iterations = int(argument(argc, argv, 4, 4));

    const char* names[] = {"damped steps", "repeated assimilation", "prior", "first-order curve"};
    std::vector<study::ScoredForecast> forecasts[4];
    double misfits[4] = {};
    for (std::uint64_t number = 0; number < truths; ++number) {
        const Case c = draw_case(number, error);
        const auto run = [&](std::span<const Point> points) {
            std::vector<Evaluation> out;
            for (const Point& z : points) {
                Evaluation e;
                for (const study::RecoveryPoint& p : c.points)
                    e.values.push_back(recovery(z, p.day));
                out.push_back(std::move(e));
            }
            return out;
        };
        std::vector<numerics::Matrix> ensembles;
        for (const SmootherForm form :
             {SmootherForm::damped_steps, SmootherForm::repeated_assimilation}) {
            const numerics::SmootherOptions options{
                .form = form,
                .max_iterations = iterations,
                .inflation = numerics::inflation_schedule(iterations)};
            ensembles.push_back(numerics::run_smoother(c.problem, options, members, run).z);
        }
        ensembles.push_back(numerics::begin_smoother(c.problem, members).z);
        for (std::size_t k = 0; k < 3; ++k) {
            misfits[k] += misfit(ensembles[k], c) / double(truths);
            forecasts[k].push_back({at_day_300(ensembles[k]), c.truth});
        }
        const study::CurveFit fit = study::fit_curve({}, c.points);
        misfits[3] += fit.fit.cost / double(c.points.size()) / double(truths);
        forecasts[3].push_back(
            {study::bootstrapped_forecast(fit, 300.0, members, number), c.truth});
    }
    std::printf("%-22s %8s %18s %7s %7s %8s\n", "forecast of day 300", "misfit", "80 % holds",
                "width", "bias", "CRPS");
    for (std::size_t k = 0; k < 4; ++k) {
        const study::Scores s = study::score(forecasts[k]);
        std::printf("%-22s %8.2f %6.2f (%.2f-%.2f) %7.3f %+7.3f %8.4f\n", names[k], misfits[k],
                    s.coverage, s.coverage_low, s.coverage_high, s.mean_width, s.bias, s.mean_crps);
    }
}
