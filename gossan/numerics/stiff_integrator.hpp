// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>

#include "gossan/numerics/stiff_system.hpp"

namespace gossan::numerics {

/// How the Newton systems are solved. All but `condensed` are references for tests and benchmarks.
enum class LinearSolver { condensed, band_with_jacobian, band_with_differences };

struct IntegratorOptions {
    double relative_tolerance = 1e-4;
    /// Newton stops at this share of the error test. CVODE's own 0.1 lets Newton noise into that
    /// test. At 0.05 a uniform solution no longer stays uniform to round-off under pulses of water.
    double newton_coefficient = 0.01;
    int max_order = 5;
    LinearSolver linear_solver = LinearSolver::condensed;
};

struct IntegratorCounts {
    long steps = 0;
    long rates = 0;
    long newton_iterations = 0;
    long jacobians = 0;
    long factorisations = 0;
    long error_test_failures = 0;
    long newton_failures = 0;

    IntegratorCounts& operator+=(const IntegratorCounts& other);
    IntegratorCounts& operator-=(const IntegratorCounts& other);
};

/// Outcome of one step: not exceptional when it fails (the run reports it with cell and equation).
struct [[nodiscard]] StepStatus {
    bool succeeded = true;
    std::string reason;             ///< in words, when it failed
    std::size_t worst_unknown = 0;  ///< index with the largest weighted local error
};

/// BDF of variable order and step with local error control (SUNDIALS CVODES) over a StiffSystem.
///
/// A step that would take an unknown below its least value is not taken, but tried again at a
/// quarter of its length: the local error is a mean over all unknowns, and lets one go far. Nothing
/// is set or cut off.
///
/// Every `start` is a fresh integrator, so that a run resumed there repeats the same arithmetic.
class StiffIntegrator {
public:
    StiffIntegrator(StiffSystem& system, IntegratorOptions options);
    ~StiffIntegrator();
    StiffIntegrator(StiffIntegrator&&) noexcept;
    StiffIntegrator& operator=(StiffIntegrator&&) noexcept;

    /// Begins at (time, state); `first_step` in s, 0 lets the integrator estimate it from the
    /// rates.
    void start(double time, std::span<const double> state, double first_step);
    /// One step of the integrator's own length that does not pass `stop_time`.
    StepStatus step(double stop_time);
    /// The solution inside the last step, from its own polynomial; does not disturb the
    /// integration.
    void interpolate(double time, std::span<double> state) const;

    [[nodiscard]] double time() const;
    [[nodiscard]] double last_step() const;
    [[nodiscard]] std::span<const double> state() const;
    /// Sums over all starts of this object.
    [[nodiscard]] IntegratorCounts counts() const;

private:
    struct Core;
    std::unique_ptr<Core> core_;
};

}  // namespace gossan::numerics
