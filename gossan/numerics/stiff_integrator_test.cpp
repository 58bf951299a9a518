// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/stiff_integrator.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "gossan/base/error.hpp"

namespace gossan::numerics {
namespace {

/// Diffusion over a chain of blocks with a fast local exchange, and what left the first block as a
/// sink.
///     u_i' = d (u_{i-1} - 2 u_i + u_{i+1}) - k (u_i - v_i),  v_i' = k (u_i - v_i),  s' = d u_0
class LeakyChain : public StiffSystem {
public:
    explicit LeakyChain(int n) : n_(n) {
        std::vector<BlockShape> shapes(std::size_t(n), {.carried = 1, .local = 1, .sinks = 0});
        shapes.front().sinks = 1;
        layout_ = std::make_shared<const BlockLayout>(shapes);
    }
    std::shared_ptr<const BlockLayout> layout() const override { return layout_; }
    bool rates(double /*time*/, std::span<const double> y, std::span<double> dy) override {
        for (int i = 0; i < n_; ++i) {
            const std::size_t at = layout_->begin(i);
            const double before = i > 0 ? y[layout_->begin(i - 1)] : 0.0;
            const double after = i + 1 < n_ ? y[layout_->begin(i + 1)] : y[at];
            const double exchange = fast * (y[at] - y[at + 1]);
            dy[at] = before - 2.0 * y[at] + after - exchange;
            dy[at + 1] = exchange;
        }
        dy[2] = y[0];
        return true;
    }
    bool jacobian(double /*time*/, std::span<const double> /*y*/, BlockMatrix& J) override {
        for (int i = 0; i < n_; ++i) {
            double* own = J.own(i);
            own[0] = (i + 1 < n_ ? -2.0 : -1.0) - fast;
            own[1] = fast;
            own[2] = fast;
            own[3] = -fast;
            if (i == 0) own[4] = 1.0;
            if (i > 0) J.before(i)[0] = 1.0;
            if (i + 1 < n_) J.after(i)[0] = 1.0;
        }
        return true;
    }
    void absolute_tolerances(std::span<double> tolerances) const override {
        std::fill(tolerances.begin(), tolerances.end(), 1e-8);
        tolerances[2] = ignored_tolerance;
    }
    static constexpr double fast = 1e4;

private:
    int n_;
    std::shared_ptr<const BlockLayout> layout_;
};

std::vector<double> integrate(LinearSolver kind, double relative_tolerance) {
    LeakyChain chain(10);
    StiffIntegrator integrator(chain,
                               {.relative_tolerance = relative_tolerance, .linear_solver = kind});
    std::vector<double> y(chain.layout()->size(), 1.0);
    y[2] = 0.0;
    integrator.start(0.0, y, 0.0);
    while (integrator.time() < 5.0) {
        const StepStatus status = integrator.step(5.0);
        EXPECT_TRUE(status.succeeded) << status.reason;
        if (!status.succeeded) break;
    }
    return {integrator.state().begin(), integrator.state().end()};
}

TEST(StiffIntegrator, GivesTheSameWithOurSolverAndWithCvodesBandSolver) {
    const auto ours = integrate(LinearSolver::condensed, 1e-6);
    const auto band = integrate(LinearSolver::band_with_jacobian, 1e-6);
    const auto differences = integrate(LinearSolver::band_with_differences, 1e-6);
    for (std::size_t k = 0; k < ours.size(); ++k) {
        EXPECT_NEAR(ours[k], band[k], 1e-5) << k;  // ten times the integration tolerance
        EXPECT_NEAR(ours[k], differences[k], 1e-5) << k;
    }
}

TEST(StiffIntegrator, BooksInTheSinkWhatLeftToRoundOffAtALooseTolerance) {
    const auto y = integrate(LinearSolver::condensed, 1e-2);
    double stock = 0.0;
    for (std::size_t k = 0; k < y.size(); ++k) stock += y[k];
    EXPECT_NEAR(stock, 20.0, 20.0 * 1e-13);  // 20 unit stocks at the start; only round-off may show
}

TEST(StiffIntegrator, RepeatsTheSameBitsAfterARestart) {
    const auto first = integrate(LinearSolver::condensed, 1e-4);
    const auto second = integrate(LinearSolver::condensed, 1e-4);
    EXPECT_EQ(first, second);
}

/// y' = 1/(1 - t): no step passes t = 1.
class Singular : public LeakyChain {
public:
    Singular() : LeakyChain(1) {}
    bool rates(double time, std::span<const double> /*y*/, std::span<double> dy) override {
        std::fill(dy.begin(), dy.end(), 0.0);
        dy[0] = 1.0 / (1.0 - time);
        return time < 1.0;
    }
    bool jacobian(double /*time*/, std::span<const double> /*y*/, BlockMatrix& /*J*/) override {
        return true;
    }
};

TEST(StiffIntegrator, EndsWithAReasonWhereNoStepLeadsOn) {
    Singular singular;
    StiffIntegrator integrator(singular, {});
    const std::vector<double> y(singular.layout()->size(), 0.0);
    integrator.start(0.0, y, 1e-3);
    StepStatus status;
    for (int step = 0; step < 100000 && status.succeeded; ++step) status = integrator.step(2.0);
    EXPECT_FALSE(status.succeeded);
    EXPECT_EQ(status.reason, "the steps became too short to move time");
    EXPECT_LT(integrator.time(), 1.0 + 1e-12);
}

class Broken : public LeakyChain {
public:
    Broken() : LeakyChain(2) {}
    bool rates(double /*time*/, std::span<const double> /*y*/, std::span<double> /*dy*/) override {
        throw Error(ErrorCode::internal, "planted");
    }
};

TEST(StiffIntegrator, PassesOnWhatTheRatesThrow) {
    Broken broken;
    StiffIntegrator integrator(broken, {});
    const std::vector<double> y(broken.layout()->size(), 1.0);
    integrator.start(0.0, y, 1.0);
    EXPECT_THROW((void)integrator.step(1.0), Error);
}

/// One amount that runs out in finite time beside a crowd of unknowns at rest.
///     y' = -k y / sqrt(sqrt(y^2 + e^2)),  e = 1e-4
class RunsOut : public StiffSystem {
public:
    RunsOut(double least, double decline) : least_(least), decline_(decline) {}
    std::shared_ptr<const BlockLayout> layout() const override { return layout_; }
    bool rates(double /*time*/, std::span<const double> y, std::span<double> dy) override {
        std::fill(dy.begin(), dy.end(), 0.0);
        dy[0] = -decline_ - root_like * y[0] / std::pow(y[0] * y[0] + e * e, 0.25);
        return true;
    }
    bool jacobian(double /*time*/, std::span<const double> y, BlockMatrix& J) override {
        const double square = y[0] * y[0] + e * e;
        J.own(0)[0] =
            -root_like * (std::pow(square, -0.25) - 0.5 * y[0] * y[0] * std::pow(square, -1.25));
        return true;
    }
    void absolute_tolerances(std::span<double> tolerances) const override {
        std::fill(tolerances.begin(), tolerances.end(), tolerance);
    }
    void least_values(std::span<double> least) const override { least[0] = least_; }

    static constexpr double tolerance = 1e-3;

private:
    static constexpr double root_like = 2.0;
    static constexpr double e = 1e-4;
    double least_;
    double decline_;
    std::shared_ptr<const BlockLayout> layout_ = std::make_shared<const BlockLayout>(
        std::vector<BlockShape>{{.carried = 1, .local = 400, .sinks = 0}});
};

/// Least value after any step to t = 3; y runs out at t = 1.
double lowest_of(double least) {
    RunsOut system(least, 0.0);
    StiffIntegrator integrator(system, {.relative_tolerance = 1e-4});
    std::vector<double> y(system.layout()->size(), 1.0);
    integrator.start(0.0, y, 0.0);
    double lowest = 1.0;
    while (integrator.time() < 3.0) {
        const StepStatus status = integrator.step(3.0);
        EXPECT_TRUE(status.succeeded) << status.reason;
        if (!status.succeeded) break;
        lowest = std::min(lowest, integrator.state()[0]);
    }
    EXPECT_NEAR(integrator.state()[0], 0.0, RunsOut::tolerance);
    return lowest;
}

TEST(StiffIntegrator, TakesNoStepThatEndsBelowALeastValue) {
    // In a mean over 401 unknowns one may err by twenty tolerances.
    constexpr double least = -0.1 * RunsOut::tolerance;
    EXPECT_LT(lowest_of(-1e30), 2.0 * least);
    EXPECT_GE(lowest_of(least), least);
}

TEST(StiffIntegrator, NamesTheUnknownThatALawTakesBelowItsLeastValue) {
    RunsOut system(-RunsOut::tolerance, 1.0);  // goes on falling below zero at some 1/s
    StiffIntegrator integrator(system, {});
    std::vector<double> y(system.layout()->size(), 1.0);
    integrator.start(0.0, y, 0.0);
    StepStatus status;
    while (integrator.time() < 3.0 && status.succeeded) status = integrator.step(3.0);
    EXPECT_FALSE(status.succeeded);
    EXPECT_EQ(status.worst_unknown, 0u);
    EXPECT_NE(status.reason.find("below its least value"), std::string::npos) << status.reason;
    EXPECT_GE(integrator.state()[0], -RunsOut::tolerance);
}

}  // namespace
}  // namespace gossan::numerics
