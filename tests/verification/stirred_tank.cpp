// SPDX-License-Identifier: Apache-2.0
#include "tests/verification/stirred_tank.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace gossan::verification {
namespace {

constexpr double molar = 1000.0;  // mol/m3
constexpr double trace = 1e-12;   // mol/m3: what logarithms see where there is none

}  // namespace

StirredTank::StirredTank(const reactions::Network& network, Settings settings)
    : network_(network),
      settings_(std::move(settings)),
      layout_(std::make_shared<const numerics::BlockLayout>(std::vector<numerics::BlockShape>{
          {.carried = 0, .local = network.n_components() + network.n_solids(), .sinks = 0}})),
      chemistry_(network.make_chemistry()),
      availability_(network.make_availability()),
      ln_activity_(static_cast<std::size_t>(network.n_components())),
      ln_slope_(ln_activity_.size()),
      accessibility_(static_cast<std::size_t>(network.n_solids()), 1.0) {
    settings_.reference.resize(accessibility_.size());
}

std::shared_ptr<const numerics::BlockLayout> StirredTank::layout() const { return layout_; }

std::size_t StirredTank::size() const { return ln_activity_.size() + accessibility_.size(); }

std::size_t StirredTank::component(const std::string& name) const {
    const auto& all = network_.components();
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), name) - all.begin());
}

std::size_t StirredTank::solid(const std::string& mineral) const {
    return ln_activity_.size() + static_cast<std::size_t>(network_.solid_index(mineral, -1));
}

void StirredTank::evaluate(std::span<const double> state, bool with_gradient) {
    const std::size_t nc = ln_activity_.size();
    for (std::size_t c = 0; c < nc; ++c) {
        const double root = std::hypot(state[c], 2.0 * trace);
        ln_activity_[c] = std::log(0.5 * (state[c] + root) / molar);
        ln_slope_[c] = 1.0 / root;
    }
    network_.chemistry({settings_.temperature, state.data(), ln_activity_.data(), 0.0}, chemistry_,
                       with_gradient);
    network_.availability(state.subspan(nc), settings_.reference, accessibility_, availability_,
                          with_gradient);
}

bool StirredTank::rates(double /*time*/, std::span<const double> state, std::span<double> rates) {
    evaluate(state, false);
    const std::size_t nc = ln_activity_.size();
    std::fill(rates.begin(), rates.end(), 0.0);
    if (settings_.dilution > 0.0) {
        for (std::size_t c = 0; c < nc; ++c) {
            rates[c] = settings_.dilution * (settings_.feed[c] - state[c]);
        }
    }
    const auto& channels = network_.channels();
    for (std::size_t n = 0; n < channels.size(); ++n) {
        const auto reaction = static_cast<std::size_t>(channels[n].reaction);
        const double rate = chemistry_.value[reaction] * availability_.value[n];
        for (const auto& [component, made] : network_.reactions()[reaction].components) {
            rates[static_cast<std::size_t>(component)] += made * rate;
        }
        for (const auto& [solid, made] : channels[n].solids) {
            rates[nc + static_cast<std::size_t>(solid)] += made * rate;
        }
    }
    return true;
}

bool StirredTank::jacobian(double /*time*/, std::span<const double> state,
                           numerics::BlockMatrix& jacobian) {
    evaluate(state, true);
    const std::size_t nc = ln_activity_.size();
    double* own = jacobian.own(0);
    for (std::size_t c = 0; c < nc; ++c) own[c * size() + c] = -settings_.dilution;
    std::vector<double> by(size());
    const auto& channels = network_.channels();
    for (std::size_t n = 0; n < channels.size(); ++n) {
        const auto reaction = static_cast<std::size_t>(channels[n].reaction);
        std::fill(by.begin(), by.end(), 0.0);
        for (std::size_t c = 0; c < nc; ++c) {
            by[c] = availability_.value[n] *
                    (chemistry_.d_concentration[reaction * nc + c] +
                     chemistry_.d_ln_activity[reaction * nc + c] * ln_slope_[c]);
        }
        const auto solids = network_.channel_solids(static_cast<int>(n));
        for (std::size_t k = 0; k < solids.size(); ++k) {
            by[nc + static_cast<std::size_t>(solids[k])] +=
                chemistry_.value[reaction] *
                availability_.d_solid[network_.first_slope(static_cast<int>(n)) + k];
        }
        const auto add = [&](std::size_t row, double made) {
            for (std::size_t x = 0; x < by.size(); ++x) own[row * size() + x] += made * by[x];
        };
        for (const auto& [component, made] : network_.reactions()[reaction].components) {
            add(static_cast<std::size_t>(component), made);
        }
        for (const auto& [solid, made] : channels[n].solids) {
            add(nc + static_cast<std::size_t>(solid), made);
        }
    }
    return true;
}

void StirredTank::absolute_tolerances(std::span<double> tolerances) const {
    std::fill(tolerances.begin(), tolerances.end(), settings_.tolerance);
}

std::vector<std::vector<double>> run(StirredTank& tank, std::vector<double> start,
                                     const std::vector<double>& times, double tolerance) {
    numerics::StiffIntegrator integrator(tank, {.relative_tolerance = tolerance});
    integrator.start(0.0, start, 0.0);
    std::vector<std::vector<double>> states;
    for (const double time : times) {
        while (integrator.time() < time) {
            const numerics::StepStatus status = integrator.step(times.back());
            EXPECT_TRUE(status.succeeded) << status.reason;
            if (!status.succeeded) return states;
        }
        states.emplace_back(start.size());
        integrator.interpolate(time, states.back());
    }
    return states;
}

}  // namespace gossan::verification
