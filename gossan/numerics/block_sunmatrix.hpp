// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sundials/sundials_linearsolver.h>
#include <sundials/sundials_matrix.h>

#include <memory>

#include "gossan/numerics/block_matrix.hpp"

namespace gossan::numerics {

/// BlockMatrix as CVODES sees its Jacobian and its Newton matrix, for make_condensed_linear_solver
/// alone: other solvers find no entries in it. The caller frees it by SUNMatDestroy.
[[nodiscard]] SUNMatrix make_block_sunmatrix(std::shared_ptr<const BlockLayout> layout,
                                             SUNContext context);
/// Where a Jacobian is filled in, once it was set to zero.
[[nodiscard]] BlockMatrix& block_matrix(SUNMatrix matrix);

/// CondensedSolver as SUNDIALS sees a direct linear solver; the caller frees it by SUNLinSolFree.
[[nodiscard]] SUNLinearSolver make_condensed_linear_solver(
    std::shared_ptr<const BlockLayout> layout, SUNContext context);

}  // namespace gossan::numerics
