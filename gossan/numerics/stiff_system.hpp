// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>

#include "gossan/numerics/block_matrix.hpp"

namespace gossan::numerics {

/// A stiff system dy/dt = f(t, y) over a chain of blocks. f must be a pure function of (t, y).
///
/// Implementations may keep scratch space, so one object serves one thread.
class StiffSystem {
public:
    StiffSystem() = default;
    StiffSystem(const StiffSystem&) = delete;
    StiffSystem& operator=(const StiffSystem&) = delete;
    virtual ~StiffSystem() = default;

    [[nodiscard]] virtual std::shared_ptr<const BlockLayout> layout() const = 0;
    /// False if f cannot be had at this state; the integrator then tries a shorter step.
    [[nodiscard]] virtual bool rates(double time, std::span<const double> state,
                                     std::span<double> rates) = 0;
    /// df/dy; false as above. The matrix comes set to zero.
    [[nodiscard]] virtual bool jacobian(double time, std::span<const double> state,
                                        BlockMatrix& jacobian) = 0;
    /// Absolute tolerance of every unknown; `ignored_tolerance` for sinks.
    virtual void absolute_tolerances(std::span<double> tolerances) const = 0;
    /// Least value that a step may end with, of every unknown; comes filled with minus infinity.
    virtual void least_values(std::span<double> /*least*/) const {}

    /// Tolerance that keeps an unknown out of the error and convergence tests.
    static constexpr double ignored_tolerance = 1e30;
};

}  // namespace gossan::numerics
