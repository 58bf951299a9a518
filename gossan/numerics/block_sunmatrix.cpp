// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/block_sunmatrix.hpp"

#include <nvector/nvector_serial.h>

#include <algorithm>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/numerics/condensed_solver.hpp"

namespace gossan::numerics {
namespace {

/// A Jacobian that becomes I + factor * J no sooner than it is factorised, and whose entries are
/// never copied. CVODES asks for nothing else: it zeroes one matrix and lets it be filled, copies
/// it to a clone to save it, or back from there to use it again, then scales it and adds I.
struct LazyMatrix {
    BlockMatrix entries;
    bool is_store = false;              ///< the clone
    const LazyMatrix* saved = nullptr;  ///< who has the entries, if not this one
    double factor = 1.0;

    [[nodiscard]] const BlockMatrix& jacobian() const { return saved ? saved->entries : entries; }
};

LazyMatrix& lazy(SUNMatrix matrix) { return *static_cast<LazyMatrix*>(matrix->content); }

SUNMatrix_ID matrix_id(SUNMatrix /*matrix*/) { return SUNMATRIX_CUSTOM; }

SUNMatrix clone(SUNMatrix matrix) {
    SUNMatrix store = make_block_sunmatrix(block_matrix(matrix).shared_layout(), matrix->sunctx);
    lazy(store).is_store = true;
    return store;
}

void destroy(SUNMatrix matrix) {
    if (matrix == nullptr) return;
    delete static_cast<LazyMatrix*>(matrix->content);
    matrix->content = nullptr;
    SUNMatFreeEmpty(matrix);
}

int set_zero(SUNMatrix matrix) {
    lazy(matrix).saved = nullptr;
    lazy(matrix).entries.set_zero();
    return SUNMAT_SUCCESS;
}

int copy(SUNMatrix from, SUNMatrix to) {
    LazyMatrix& source = lazy(from);
    LazyMatrix& target = lazy(to);
    if (source.is_store) {
        target.saved = &source;
    } else {
        if (source.saved == nullptr) target.entries.swap_with(source.entries);
        source.saved = &target;
    }
    return SUNMAT_SUCCESS;
}

int scale_and_add_identity(realtype factor, SUNMatrix matrix) {
    lazy(matrix).factor = factor;
    return SUNMAT_SUCCESS;
}

CondensedSolver& solver_of(SUNLinearSolver solver) {
    return *static_cast<CondensedSolver*>(solver->content);
}

SUNLinearSolver_Type solver_type(SUNLinearSolver /*solver*/) { return SUNLINEARSOLVER_DIRECT; }
SUNLinearSolver_ID solver_id(SUNLinearSolver /*solver*/) { return SUNLINEARSOLVER_CUSTOM; }
int initialise(SUNLinearSolver /*solver*/) { return SUNLS_SUCCESS; }

int set_up(SUNLinearSolver solver, SUNMatrix matrix) {
    const LazyMatrix& own = lazy(matrix);
    return solver_of(solver).factorise(own.factor, own.jacobian()) ? SUNLS_SUCCESS
                                                                   : SUNLS_LUFACT_FAIL;
}

int solve(SUNLinearSolver solver, SUNMatrix /*matrix*/, N_Vector x, N_Vector b,
          realtype /*tolerance*/) {
    const auto size = static_cast<std::size_t>(N_VGetLength(x));
    std::copy_n(N_VGetArrayPointer(b), size, N_VGetArrayPointer(x));
    solver_of(solver).solve({N_VGetArrayPointer(x), size});
    return SUNLS_SUCCESS;
}

int free_solver(SUNLinearSolver solver) {
    if (solver == nullptr) return SUNLS_SUCCESS;
    delete static_cast<CondensedSolver*>(solver->content);
    solver->content = nullptr;
    SUNLinSolFreeEmpty(solver);
    return SUNLS_SUCCESS;
}

}  // namespace

SUNMatrix make_block_sunmatrix(std::shared_ptr<const BlockLayout> layout, SUNContext context) {
    SUNMatrix matrix = SUNMatNewEmpty(context);
    if (matrix == nullptr) throw Error(ErrorCode::internal, "no memory for the Jacobian");
    matrix->content = new LazyMatrix{.entries = BlockMatrix(std::move(layout))};
    matrix->ops->getid = matrix_id;
    matrix->ops->clone = clone;
    matrix->ops->destroy = destroy;
    matrix->ops->zero = set_zero;
    matrix->ops->copy = copy;
    matrix->ops->scaleaddi = scale_and_add_identity;
    return matrix;
}

BlockMatrix& block_matrix(SUNMatrix matrix) { return lazy(matrix).entries; }

SUNLinearSolver make_condensed_linear_solver(std::shared_ptr<const BlockLayout> layout,
                                             SUNContext context) {
    SUNLinearSolver solver = SUNLinSolNewEmpty(context);
    if (solver == nullptr) throw Error(ErrorCode::internal, "no memory for the linear solver");
    solver->content = new CondensedSolver(std::move(layout));
    solver->ops->gettype = solver_type;
    solver->ops->getid = solver_id;
    solver->ops->initialize = initialise;
    solver->ops->setup = set_up;
    solver->ops->solve = solve;
    solver->ops->free = free_solver;
    return solver;
}

}  // namespace gossan::numerics
