// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdio>

#include "bench/coverage_case.hpp"
#include "gossan/numerics/difference_jacobian.hpp"
#include "gossan/numerics/identifiability.hpp"

namespace gossan::bench {

/// Derivatives of what the column says by z at `z`, in errors of what is measured (of 1 % of
/// recovery for what is asked).
inline numerics::Matrix scaled_derivative(const study::KnownWorld& world, std::span<const double> z,
                                          double step) {
    const std::vector<std::vector<double>> here = {{z.begin(), z.end()}};
    const std::vector<double> at_z = world.model(here).front().values;
    auto found = numerics::difference_jacobian(world.model, z, at_z, step).derivative;
    for (std::size_t k = 0; k < found.rows; ++k) {
        const double error = k < world.errors.size() ? world.errors[k].sd(at_z[k]) : 1.0;
        for (double& each : found.row(k)) each /= error;
    }
    return found;
}

/// Of each parameter: derivatives as a calibration takes them, in wide steps at the usual
/// tolerance, against narrow steps at a tight one.
inline void print_derivatives() {
    const CoverageCase column;
    const auto usual = column.trials({{}});
    const auto tight = column.trials(
        {{"solver.relative_tolerance=1e-8", "solver.component=1e-7 mol/m3",
          "solver.solid=1e-7 mol/m3", "solver.biomass=1e-10 mol/m3", "solver.water_content=1e-9",
          "solver.enthalpy=1 J/m3", "solver.dissolved_gas=1e-9 mol/m3", "solver.oxygen=1e-8 mol/m3",
          "solver.carbon_dioxide=1e-10 mol/m3"}});
    const std::vector<double> z(usual->n_parameters(), 0.0);
    const auto ours = scaled_derivative(column.world(*usual, 1, 2), z, 0.1);
    const auto narrow = scaled_derivative(column.world(*tight, 1, 2), z, 0.02);
    const auto doubled = scaled_derivative(column.world(*tight, 1, 2), z, 0.04);
    std::printf("%-48s %10s %12s %12s\n", "parameter", "|dy/dz|", "usual", "step doubled");
    for (std::size_t p = 0; p < z.size(); ++p) {
        double size = 0.0, off = 0.0, own = 0.0;
        for (std::size_t k = 0; k < ours.rows; ++k) {
            size += std::pow(narrow(k, p), 2);
            off += std::pow(ours(k, p) - narrow(k, p), 2);
            own += std::pow(doubled(k, p) - narrow(k, p), 2);
        }
        std::printf("%-48s %10.2f %12.1e %12.1e\n", usual->parameter_names()[p].c_str(),
                    std::sqrt(size), std::sqrt(off / size), std::sqrt(own / size));
    }
}

/// The whole chain where the answer is known: a tenth of every prior's width and a tenth of every
/// error make the column all but straight, and the posterior all but that of its derivatives.
inline void print_straight() {
    const CoverageCase column;
    const auto model = column.trials({{"solver.relative_tolerance=1e-6"}}, 0.1);
    study::KnownWorld world = column.world(*model, 5, 2);
    world.members = 200;
    world.smoother.max_iterations = 2;
    for (study::ErrorModel& each : world.errors) {
        each.relative *= 0.1;
        each.absolute *= 0.1;
    }
    const study::KnownTruth told = study::forecast_known_truth(world, 1);
    const std::size_t n = told.z.size(), asked = CoverageCase::n_measured + 1;
    const std::vector<double> origin(n, 0.0);
    const auto at_origin = world.model(std::vector<std::vector<double>>{origin}).front().values;
    auto by_z = numerics::difference_jacobian(world.model, origin, at_origin, 0.2).derivative;
    numerics::Matrix measured(CoverageCase::n_measured, n);
    std::vector<double> pull(n, 0.0);
    for (std::size_t k = 0; k < measured.rows; ++k) {
        for (std::size_t p = 0; p < n; ++p) {
            measured(k, p) = by_z(k, p) / told.error[k];
            pull[p] += measured(k, p) * (told.observed[k] - at_origin[k]) / told.error[k];
        }
    }
    const numerics::Matrix covariance = numerics::identifiability(measured, true).covariance;
    double mean = at_origin[asked], variance = 0.0, prior_variance = 0.0;
    for (std::size_t p = 0; p < n; ++p) {
        prior_variance += std::pow(by_z(asked, p), 2);
        for (std::size_t q = 0; q < n; ++q) {
            mean += by_z(asked, p) * covariance(p, q) * pull[q];
            variance += by_z(asked, p) * covariance(p, q) * by_z(asked, q);
        }
    }
    double own_mean = 0.0, own_variance = 0.0;
    for (std::size_t row = 0; row < told.posterior.rows; ++row) {
        own_mean += told.posterior(row, asked) / double(told.posterior.rows);
    }
    for (std::size_t row = 0; row < told.posterior.rows; ++row) {
        own_variance +=
            std::pow(told.posterior(row, asked) - own_mean, 2) / double(told.posterior.rows - 1);
    }
    std::printf(
        "recovery of day 300, %%: exact %.3f +- %.3f, smoother %.3f +- %.3f, "
        "before data +- %.3f, truth %.3f; standard error of the mean %.3f\n",
        mean, std::sqrt(variance), own_mean, std::sqrt(own_variance), std::sqrt(prior_variance),
        told.truth[asked], std::sqrt(variance / double(told.posterior.rows)));
}

}  // namespace gossan::bench
