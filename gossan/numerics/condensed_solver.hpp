// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "gossan/numerics/block_matrix.hpp"

namespace gossan::numerics {

/// Direct solver for (I - gamma J) x = b of a chain of blocks, by static condensation.
///
///     1. local row r  -= follow_r * first carried row                (removes its neighbour terms)
///     2. eliminate the local unknowns of every block by itself       (partial LU, local before
///     carried)
///     3. eliminate the carried unknowns from the first block to the last  (block Thomas, pivoted
///     LU)
///     4. substitute back: carried, local, then the sinks             (which drive nothing)
///
/// Step 2 takes pivots on the diagonal: with I - gamma J of restoring kinetics every leading minor
/// is above one. A pivot that is not is reported as a failure, so that the integrator shortens its
/// step. Cost: linear in blocks. Not thread-safe: one solver a thread.
class CondensedSolver {
public:
    explicit CondensedSolver(std::shared_ptr<const BlockLayout> layout);

    /// Factorises I - gamma J as assembled by BlockMatrix::scale_and_add_identity; false if
    /// singular.
    [[nodiscard]] bool factorise(const BlockMatrix& matrix);
    /// Factorises I + factor * jacobian, which is assembled on the way: no copy is made of it.
    [[nodiscard]] bool factorise(double factor, const BlockMatrix& jacobian);
    /// Solves in place with the last factorisation.
    void solve(std::span<double> b) const;

private:
    /// What is factorised: identity * I + factor * the matrix.
    struct Scaled {
        double factor, identity;
        const BlockMatrix& matrix;
    };
    [[nodiscard]] bool factorise(const Scaled& scaled);
    void take(const Scaled& scaled, int block);
    [[nodiscard]] bool condense(int block);
    [[nodiscard]] bool eliminate_carried(int block);
    void solve_forward(std::span<double> b, int block) const;
    void solve_backward(std::span<double> b, int block) const;

    struct Block {
        int carried, local, sinks, far_sinks, driving;
        int n_leaves =
            0;  ///< leading local unknowns whose rows hold none of the locals before them
        std::vector<double> factor;      ///< [driving][driving]: local unknowns first, then carried
        std::vector<double> sink_rows;   ///< [sinks][driving]: local first, then carried
        std::vector<double> follow;      ///< [local]
        std::vector<double> inverse;     ///< [local], then [carried]: one over each pivot
        std::vector<double> schur;       ///< [carried][carried] factorised, row-major
        std::vector<int> pivots;         ///< [carried]
        std::vector<double> before;      ///< [carried + far sinks][carried of the block before]
        std::vector<double> after;       ///< [carried + far sinks][carried of the block after]
        std::vector<double> propagated;  ///< schur^-1 after, [carried][carried of the block after]
    };
    std::shared_ptr<const BlockLayout> layout_;
    std::vector<Block> blocks_;
};

}  // namespace gossan::numerics
