// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cvodes/cvodes.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_klu.h>

#include <cmath>
#include <span>
#include <stdexcept>
#include <string>

#include "bench/sparse_jacobian.hpp"
#include "gossan/numerics/stiff_integrator.hpp"

namespace gossan::bench {

/// CVODES as StiffIntegrator drives it (norm, tolerances, settings), with SUNDIALS' own KLU on our
/// Jacobian: a reference. `sparse` learns the pattern and may have learnt it in a run before.
class KluIntegrator {
public:
    KluIntegrator(numerics::StiffSystem& system, numerics::IntegratorOptions options,
                  SparseJacobian& sparse)
        : system_(system), options_(options), blocks_(system.layout()), sparse_(sparse) {
        SUNContext_Create(nullptr, &context_);
        const auto size = sunindextype(system.layout()->size());
        state_ = N_VNew_Serial(size, context_);
        state_->ops->nvwrmsnorm = weighted_norm;
        tolerances_ = N_VNew_Serial(size, context_);
        system.absolute_tolerances(view(tolerances_));
    }
    KluIntegrator(const KluIntegrator&) = delete;
    KluIntegrator& operator=(const KluIntegrator&) = delete;
    ~KluIntegrator() {
        release();
        N_VDestroy(state_);
        N_VDestroy(tolerances_);
        SUNContext_Free(&context_);
    }

    void start(double time, std::span<const double> state, double /*first_step*/) {
        earlier_ += current();
        release();
        std::copy(state.begin(), state.end(), view(state_).begin());
        time_ = time;
        // The pattern that the matrix needs is known before it is made, as far as it can be.
        blocks_.set_zero();
        require(system_.jacobian(time, view(state_), blocks_) ? 0 : -1);
        sparse_.take(blocks_);
        matrix_ = SUNSparseMatrix(N_VGetLength(state_), N_VGetLength(state_), sparse_.n_entries(),
                                  CSC_MAT, context_);
        sparse_.write(matrix_);
        solver_ = SUNLinSol_KLU(state_, matrix_, context_);
        require(SUNLinSol_KLUSetOrdering(solver_, 0));  // AMD: here quicker than its default
        memory_ = CVodeCreate(CV_BDF, context_);
        require(CVodeInit(memory_, rates, time, state_));
        require(CVodeSVtolerances(memory_, options_.relative_tolerance, tolerances_));
        require(CVodeSetUserData(memory_, this));
        require(CVodeSetErrHandlerFn(memory_, silent, nullptr));
        require(CVodeSetMaxOrd(memory_, options_.max_order));
        require(CVodeSetNonlinConvCoef(memory_, options_.newton_coefficient));
        require(CVodeSetMaxNumSteps(memory_, 2));
        require(CVodeSetLinearSolver(memory_, solver_, matrix_));
        require(CVodeSetJacFn(memory_, jacobian));
    }

    numerics::StepStatus step(double stop_time) {
        CVodeSetStopTime(memory_, stop_time);
        const int flag = CVode(memory_, stop_time, state_, &time_, CV_ONE_STEP);
        return {.succeeded = flag >= 0, .reason = "CVODE with KLU: flag " + std::to_string(flag)};
    }
    [[nodiscard]] double time() const { return time_; }
    [[nodiscard]] std::span<const double> state() const { return view(state_); }
    [[nodiscard]] numerics::IntegratorCounts counts() const {
        numerics::IntegratorCounts all = earlier_;
        return all += current();
    }

private:
    static std::span<double> view(N_Vector v) {
        return {N_VGetArrayPointer(v), std::size_t(N_VGetLength(v))};
    }
    static void require(int flag) {
        if (flag < 0) throw std::runtime_error("the reference integrator refused");
    }
    static void silent(int, const char*, const char*, char*, void*) {}

    /// Sinks do not count, as in StiffIntegrator.
    static double weighted_norm(N_Vector x, N_Vector weight) {
        const auto a = view(x);
        const auto w = view(weight);
        double sum = 0.0;
        double controlled = 0.0;
        for (std::size_t k = 0; k < a.size(); ++k) {
            sum += a[k] * w[k] * a[k] * w[k];
            controlled += w[k] > 1e-25 ? 1.0 : 0.0;
        }
        return std::sqrt(sum / controlled);
    }
    static int rates(realtype t, N_Vector y, N_Vector dy, void* data) {
        return static_cast<KluIntegrator*>(data)->system_.rates(t, view(y), view(dy)) ? 0 : 1;
    }
    static int jacobian(realtype t, N_Vector y, N_Vector, SUNMatrix target, void* data, N_Vector,
                        N_Vector, N_Vector) {
        auto& self = *static_cast<KluIntegrator*>(data);
        self.blocks_.set_zero();
        if (!self.system_.jacobian(t, view(y), self.blocks_)) return 1;
        if (self.sparse_.take(self.blocks_)) {
            require(SUNSparseMatrix_Reallocate(target, self.sparse_.n_entries()));
            self.sparse_.write(target);
            require(SUNLinSol_KLUReInit(self.solver_, target, self.sparse_.n_entries(),
                                        SUNKLU_REINIT_PARTIAL));
        } else {
            self.sparse_.write(target);
        }
        return 0;
    }
    void release() {
        if (memory_ == nullptr) return;
        CVodeFree(&memory_);
        SUNLinSolFree(solver_);
        SUNMatDestroy(matrix_);
        memory_ = nullptr;
    }
    [[nodiscard]] numerics::IntegratorCounts current() const {
        numerics::IntegratorCounts counts;
        if (memory_ == nullptr) return counts;
        CVodeGetNumSteps(memory_, &counts.steps);
        CVodeGetNumRhsEvals(memory_, &counts.rates);
        CVodeGetNumNonlinSolvIters(memory_, &counts.newton_iterations);
        CVodeGetNumJacEvals(memory_, &counts.jacobians);
        CVodeGetNumLinSolvSetups(memory_, &counts.factorisations);
        CVodeGetNumErrTestFails(memory_, &counts.error_test_failures);
        CVodeGetNumNonlinSolvConvFails(memory_, &counts.newton_failures);
        return counts;
    }

    numerics::StiffSystem& system_;
    numerics::IntegratorOptions options_;
    numerics::BlockMatrix blocks_;
    SparseJacobian& sparse_;
    SUNContext context_ = nullptr;
    N_Vector state_ = nullptr;
    N_Vector tolerances_ = nullptr;
    SUNMatrix matrix_ = nullptr;
    SUNLinearSolver solver_ = nullptr;
    void* memory_ = nullptr;
    double time_ = 0.0;
    numerics::IntegratorCounts earlier_;
};

}  // namespace gossan::bench
