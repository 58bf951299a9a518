// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/stiff_integrator.hpp"

#include <cvodes/cvodes.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_band.h>
#include <sunnonlinsol/sunnonlinsol_newton.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "gossan/base/error.hpp"
#include "gossan/numerics/band_sunmatrix.hpp"
#include "gossan/numerics/block_sunmatrix.hpp"
#include "gossan/numerics/lane_vector_operations.hpp"

namespace gossan::numerics {
namespace {

constexpr int recoverable = 1;
constexpr int unrecoverable = -1;
constexpr long max_steps_a_call = 2;      // one step a call; CVODE counts from one
constexpr double shortest_share = 1e-14;  // of the time; its last digits
constexpr int most_idle_steps = 20;
constexpr int most_fallen_steps = 3;   // in a row, before the history is thrown away
constexpr int least_sound_steps = 10;  // between two such
constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();
constexpr const char* falls_below = "an amount falls below its least value at the shortest step";

std::span<double> view(N_Vector vector) {
    return {N_VGetArrayPointer(vector), static_cast<std::size_t>(N_VGetLength(vector))};
}

void require(int flag, const char* what) {
    if (flag < 0) {
        throw Error(ErrorCode::internal, std::string("the integrator refused ") + what);
    }
}

std::string reason_of(int flag) {
    switch (flag) {
        case CV_ERR_FAILURE:
            return "the local error could not be met at the shortest step";
        case CV_CONV_FAILURE:
            return "Newton's iteration did not converge at the shortest step";
        case CV_LSETUP_FAIL:
            return "the Newton matrix could not be factorised";
        case CV_RHSFUNC_FAIL:
            return "the rates could not be evaluated";
        case CV_REPTD_RHSFUNC_ERR:
            return "the rates could not be evaluated at ever shorter steps";
        case CV_FIRST_RHSFUNC_ERR:
            return "the rates could not be evaluated at the start";
        case CV_TOO_CLOSE:
            return "start and stop time are too close";
        default:
            return std::string("integrator flag ") + std::to_string(flag);
    }
}

}  // namespace

IntegratorCounts& IntegratorCounts::operator+=(const IntegratorCounts& other) {
    steps += other.steps;
    rates += other.rates;
    newton_iterations += other.newton_iterations;
    jacobians += other.jacobians;
    factorisations += other.factorisations;
    error_test_failures += other.error_test_failures;
    newton_failures += other.newton_failures;
    return *this;
}

IntegratorCounts& IntegratorCounts::operator-=(const IntegratorCounts& other) {
    steps -= other.steps;
    rates -= other.rates;
    newton_iterations -= other.newton_iterations;
    jacobians -= other.jacobians;
    factorisations -= other.factorisations;
    error_test_failures -= other.error_test_failures;
    newton_failures -= other.newton_failures;
    return *this;
}

struct StiffIntegrator::Core {
    Core(StiffSystem& a_system, IntegratorOptions some_options)
        : system(a_system), options(some_options), scratch(a_system.layout()) {
        require(SUNContext_Create(nullptr, &context), "a context");
        const auto size = static_cast<sunindextype>(system.layout()->size());
        state = N_VNew_Serial(size, context);
        use_lanes(state);
        tolerances = N_VNew_Serial(size, context);
        system.absolute_tolerances(view(tolerances));
        find_bounded();
    }
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;
    ~Core() {
        release();
        N_VDestroy(state);
        N_VDestroy(tolerances);
        SUNContext_Free(&context);
    }

    void release() {
        if (memory == nullptr) return;
        CVodeFree(&memory);
        SUNNonlinSolFree(newton);
        SUNLinSolFree(solver);
        SUNMatDestroy(matrix);
        memory = nullptr;
    }

    void create(double start_time, double first_step) {
        release();
        memory = CVodeCreate(CV_BDF, context);
        require(CVodeInit(memory, rates, start_time, state), "the initial state");
        require(CVodeSVtolerances(memory, options.relative_tolerance, tolerances), "tolerances");
        require(CVodeSetUserData(memory, this), "user data");
        require(CVodeSetErrHandlerFn(memory, silent, nullptr), "an error handler");
        require(CVodeSetMaxOrd(memory, options.max_order), "the order");
        require(CVodeSetNonlinConvCoef(memory, options.newton_coefficient),
                "the Newton coefficient");
        require(CVodeSetMaxNumSteps(memory, max_steps_a_call), "the step limit");
        if (first_step > 0.0) require(CVodeSetInitStep(memory, first_step), "the first step");
        attach_newton();
        attach_linear_solver();
    }

    /// Shorter and shorter steps after falls can leave a history whose slopes are noise over a tiny
    /// time; longer ones then multiply the noise and fall again. Order one from here forgets it.
    /// Where a law itself leads below, the steps fall all the same, and only one more such is had.
    void forget_noise() {
        fallen_steps = fallen == nothing ? 0 : fallen_steps + 1;
        sound_steps = fallen == nothing ? sound_steps + 1 : 0;
        has_rested |= sound_steps >= least_sound_steps;
        if (fallen_steps < most_fallen_steps || !has_rested) return;
        earlier += current_counts();
        require(CVodeReInit(memory, time, state), "a state to begin anew from");
        fallen_steps = 0;
        has_rested = false;
    }

    void find_bounded() {
        std::vector<double> least(system.layout()->size(),
                                  -std::numeric_limits<double>::infinity());
        system.least_values(least);
        for (std::size_t k = 0; k < least.size(); ++k) {
            if (std::isfinite(least[k])) bounded.push_back({k, least[k]});
        }
    }

    void attach_newton() {
        newton = SUNNonlinSol_Newton(state, context);
        iterate = newton->ops->solve;
        newton->ops->solve = solve_within_bounds;
        require(CVodeSetNonlinearSolver(memory, newton), "Newton's iteration");
    }

    /// Newton's iteration, but a solution below a least value is no solution: CVODE then tries a
    /// shorter step, as where the iteration does not converge.
    static int solve_within_bounds(SUNNonlinearSolver newton, N_Vector guess, N_Vector correction,
                                   N_Vector weights, realtype tolerance, booleantype call_setup,
                                   void* memory) {
        void* data = nullptr;
        CVodeGetUserData(memory, &data);
        Core& core = *static_cast<Core*>(data);
        const int flag =
            core.iterate(newton, guess, correction, weights, tolerance, call_setup, memory);
        if (flag != SUN_NLS_SUCCESS || core.bounded.empty()) return flag;
        realtype time = 0.0, gamma = 0.0, rl1 = 0.0;
        N_Vector predicted = nullptr, y = nullptr, rates = nullptr, zn1 = nullptr;
        CVodeGetNonlinearSystemData(memory, &time, &predicted, &y, &rates, &gamma, &rl1, &zn1,
                                    &data);
        const auto from = view(predicted);
        const auto by = view(correction);
        const auto below =
            std::find_if(core.bounded.begin(), core.bounded.end(), [&](const Bound& bound) {
                return from[bound.unknown] + by[bound.unknown] < bound.least;
            });
        if (below == core.bounded.end()) return flag;
        core.fallen = below->unknown;
        return SUN_NLS_CONV_RECVR;
    }

    void attach_linear_solver() {
        if (options.linear_solver == LinearSolver::condensed) {
            matrix = make_block_sunmatrix(system.layout(), context);
            solver = make_condensed_linear_solver(system.layout(), context);
        } else {
            matrix = make_band_sunmatrix(*system.layout(), context);
            solver = SUNLinSol_Band(state, matrix, context);
        }
        require(CVodeSetLinearSolver(memory, solver, matrix), "the linear solver");
        if (options.linear_solver != LinearSolver::band_with_differences) {
            require(CVodeSetJacFn(memory, jacobian), "the Jacobian");
        }
    }

    static void silent(int /*code*/, const char* /*module*/, const char* /*function*/,
                       char* /*message*/, void* /*data*/) {}

    static int rates(realtype t, N_Vector y, N_Vector dy, void* data) {
        Core& core = *static_cast<Core*>(data);
        try {
            return core.system.rates(t, view(y), view(dy)) ? 0 : recoverable;
        } catch (...) {
            core.thrown = std::current_exception();
            return unrecoverable;
        }
    }

    static int jacobian(realtype t, N_Vector y, N_Vector /*fy*/, SUNMatrix target, void* data,
                        N_Vector /*a*/, N_Vector /*b*/, N_Vector /*c*/) {
        Core& core = *static_cast<Core*>(data);
        try {
            if (core.options.linear_solver == LinearSolver::condensed) {
                return core.system.jacobian(t, view(y), block_matrix(target)) ? 0 : recoverable;
            }
            core.scratch.set_zero();
            if (!core.system.jacobian(t, view(y), core.scratch)) return recoverable;
            copy_to_band(core.scratch, target);
            return 0;
        } catch (...) {
            core.thrown = std::current_exception();
            return unrecoverable;
        }
    }

    [[nodiscard]] IntegratorCounts current_counts() const {
        IntegratorCounts counts;
        if (memory == nullptr) return counts;
        CVodeGetNumSteps(memory, &counts.steps);
        CVodeGetNumRhsEvals(memory, &counts.rates);
        CVodeGetNumNonlinSolvIters(memory, &counts.newton_iterations);
        CVodeGetNumJacEvals(memory, &counts.jacobians);
        CVodeGetNumLinSolvSetups(memory, &counts.factorisations);
        CVodeGetNumErrTestFails(memory, &counts.error_test_failures);
        CVodeGetNumNonlinSolvConvFails(memory, &counts.newton_failures);
        return counts;
    }

    [[nodiscard]] std::size_t worst_unknown() const {
        if (fallen != nothing) return fallen;
        N_Vector errors = N_VClone(state);
        N_Vector weights = N_VClone(state);
        CVodeGetEstLocalErrors(memory, errors);
        CVodeGetErrWeights(memory, weights);
        const auto e = view(errors);
        const auto w = view(weights);
        std::size_t worst = 0;
        for (std::size_t k = 1; k < e.size(); ++k) {
            if (std::abs(e[k] * w[k]) > std::abs(e[worst] * w[worst])) worst = k;
        }
        N_VDestroy(errors);
        N_VDestroy(weights);
        return worst;
    }

    struct Bound {
        std::size_t unknown;
        double least;
    };

    StiffSystem& system;
    IntegratorOptions options;
    std::vector<Bound> bounded;
    std::size_t fallen = nothing;  ///< went below its least value since time last moved
    BlockMatrix scratch;
    SUNContext context = nullptr;
    N_Vector state = nullptr;
    N_Vector tolerances = nullptr;
    SUNMatrix matrix = nullptr;
    SUNLinearSolver solver = nullptr;
    SUNNonlinearSolver newton = nullptr;
    int (*iterate)(SUNNonlinearSolver, N_Vector, N_Vector, N_Vector, realtype, booleantype,
                   void*) = nullptr;  ///< of `newton`, without bounds
    void* memory = nullptr;
    double time = 0.0;
    int idle_steps = 0;
    int fallen_steps = 0;    ///< in a row that fell before they succeeded
    int sound_steps = 0;     ///< in a row that did not
    bool has_rested = true;  ///< since the history was last thrown away
    IntegratorCounts earlier;
    std::exception_ptr thrown;
};

StiffIntegrator::StiffIntegrator(StiffSystem& system, IntegratorOptions options)
    : core_(std::make_unique<Core>(system, options)) {}
StiffIntegrator::~StiffIntegrator() = default;
StiffIntegrator::StiffIntegrator(StiffIntegrator&&) noexcept = default;
StiffIntegrator& StiffIntegrator::operator=(StiffIntegrator&&) noexcept = default;

void StiffIntegrator::start(double time, std::span<const double> state, double first_step) {
    core_->earlier += core_->current_counts();
    std::copy(state.begin(), state.end(), view(core_->state).begin());
    core_->time = time;
    core_->idle_steps = core_->fallen_steps = core_->sound_steps = 0;
    core_->has_rested = true;
    core_->create(time, first_step);
}

StepStatus StiffIntegrator::step(double stop_time) {
    expects(core_->memory != nullptr, "the integrator was started");
    require(CVodeSetStopTime(core_->memory, stop_time), "the stop time");
    if (core_->idle_steps == 0) core_->fallen = nothing;
    const int flag = CVode(core_->memory, stop_time, core_->state, &core_->time, CV_ONE_STEP);
    if (core_->thrown) std::rethrow_exception(std::exchange(core_->thrown, nullptr));
    if (flag < 0) {
        return {.succeeded = false,
                .reason = core_->fallen == nothing ? reason_of(flag) : falls_below,
                .worst_unknown = core_->worst_unknown()};
    }
    // CVODE goes on for ever with steps that no longer move its clock.
    const bool has_moved = last_step() > shortest_share * std::abs(core_->time);
    core_->idle_steps = has_moved ? 0 : core_->idle_steps + 1;
    core_->forget_noise();
    if (core_->idle_steps < most_idle_steps) return {};
    return {.succeeded = false,
            .reason =
                core_->fallen == nothing ? "the steps became too short to move time" : falls_below,
            .worst_unknown = core_->worst_unknown()};
}

void StiffIntegrator::interpolate(double time, std::span<double> state) const {
    N_Vector target =
        N_VMake_Serial(static_cast<sunindextype>(state.size()), state.data(), core_->context);
    const int flag = CVodeGetDky(core_->memory, time, 0, target);
    N_VDestroy(target);
    require(flag, "an output time outside the last step");
}

double StiffIntegrator::time() const { return core_->time; }

double StiffIntegrator::last_step() const {
    double step = 0.0;
    CVodeGetLastStep(core_->memory, &step);
    return step;
}

std::span<const double> StiffIntegrator::state() const { return view(core_->state); }

IntegratorCounts StiffIntegrator::counts() const {
    IntegratorCounts counts = core_->earlier;
    return counts += core_->current_counts();
}

}  // namespace gossan::numerics
