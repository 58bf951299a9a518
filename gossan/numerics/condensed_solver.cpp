// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/condensed_solver.hpp"

#include <algorithm>
#include <utility>

#include "gossan/numerics/small_dense.hpp"

namespace gossan::numerics {
namespace {

std::size_t count(int rows, int columns) {
    return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
}

void scale(double factor, const double* from, int n, double* to) {
    for (int k = 0; k < n; ++k) to[k] = factor * from[k];
}

/// Takes factor times a row stored carried-first into one stored local-first.
void reorder(double factor, const double* from, double* to, int carried, int local) {
    scale(factor, from + carried, local, to);
    scale(factor, from, carried, to + local);
}

/// How many leading rows couple to no other of these leading unknowns: diagonal in a factorised
/// block.
int leaves(std::span<const double> factor, int n, int n_local) {
    for (int row = 1; row < n_local; ++row) {
        for (int other = 0; other < row; ++other) {
            if (factor[count(row, n) + std::size_t(other)] != 0.0 ||
                factor[count(other, n) + std::size_t(row)] != 0.0) {
                return row;
            }
        }
    }
    return n_local;
}

}  // namespace

CondensedSolver::CondensedSolver(std::shared_ptr<const BlockLayout> layout)
    : layout_(std::move(layout)) {
    const int n = layout_->n_blocks();
    for (int index = 0; index < n; ++index) {
        const BlockShape& shape = layout_->shape(index);
        Block block{.carried = shape.carried,
                    .local = shape.local,
                    .sinks = shape.sinks,
                    .far_sinks = shape.far_sinks,
                    .driving = shape.driving(),
                    .factor = std::vector<double>(count(shape.driving(), shape.driving())),
                    .sink_rows = std::vector<double>(count(shape.sinks, shape.driving())),
                    .follow = std::vector<double>(std::size_t(shape.local)),
                    .inverse = std::vector<double>(std::size_t(shape.driving())),
                    .schur = std::vector<double>(count(shape.carried, shape.carried)),
                    .pivots = std::vector<int>(std::size_t(shape.carried)),
                    .before = {},
                    .after = {},
                    .propagated = {}};
        const int coupled = shape.coupled();
        if (index > 0) block.before.resize(count(coupled, layout_->shape(index - 1).carried));
        if (index + 1 < n) {
            block.after.resize(count(coupled, layout_->shape(index + 1).carried));
            block.propagated.resize(count(shape.carried, layout_->shape(index + 1).carried));
        }
        blocks_.push_back(std::move(block));
    }
}

void CondensedSolver::take(const Scaled& scaled, int index) {
    Block& block = blocks_[std::size_t(index)];
    const BlockMatrix& matrix = scaled.matrix;
    const double* rows = matrix.own(index);
    for (int row = 0; row < block.driving; ++row) {
        const int target = row < block.carried ? row + block.local : row - block.carried;
        double* to = block.factor.data() + count(target, block.driving);
        reorder(scaled.factor, rows + count(row, block.driving), to, block.carried, block.local);
        to[target] += scaled.identity;
    }
    for (int sink = 0; sink < block.sinks; ++sink) {
        reorder(scaled.factor, rows + count(block.driving + sink, block.driving),
                block.sink_rows.data() + count(sink, block.driving), block.carried, block.local);
    }
    const auto follow = matrix.follow(index);
    std::copy(follow.begin(), follow.end(), block.follow.begin());
    scale(scaled.factor, matrix.before(index), int(block.before.size()), block.before.data());
    scale(scaled.factor, matrix.after(index), int(block.after.size()), block.after.data());
}

bool CondensedSolver::condense(int index) {
    Block& block = blocks_[std::size_t(index)];
    for (int local = 0; local < block.local; ++local) {
        block.factor[count(local, block.driving) + std::size_t(block.local)] -=
            block.follow[std::size_t(local)];
    }
    if (!eliminate_leading(block.factor, block.driving, block.local)) return false;
    invert_diagonal(block.factor, block.driving, block.local, block.inverse);
    block.n_leaves = leaves(block.factor, block.driving, block.local);
    for (int row = 0; row < block.carried; ++row) {
        const double* from = block.factor.data() + count(block.local + row, block.driving);
        std::copy(from + block.local, from + block.driving,
                  block.schur.data() + count(row, block.carried));
    }
    return true;
}

bool CondensedSolver::eliminate_carried(int index) {
    Block& block = blocks_[std::size_t(index)];
    if (index > 0) {
        const Block& last = blocks_[std::size_t(index - 1)];
        subtract_product(block.before.data(), last.propagated.data(), block.schur.data(),
                         block.carried, last.carried, block.carried);
    }
    if (!factorise_pivoted(block.schur, block.carried, block.pivots)) return false;
    invert_diagonal(block.schur, block.carried, block.carried,
                    std::span(block.inverse).subspan(std::size_t(block.local)));
    if (index + 1 == layout_->n_blocks()) return true;
    const int next = blocks_[std::size_t(index + 1)].carried;
    std::copy_n(block.after.begin(), block.propagated.size(), block.propagated.begin());
    solve_pivoted(block.schur, block.carried, block.pivots, block.propagated, next);
    return true;
}

bool CondensedSolver::factorise(const Scaled& scaled) {
    for (int index = 0; index < layout_->n_blocks(); ++index) {
        take(scaled, index);
        if (!condense(index) || !eliminate_carried(index)) return false;
    }
    return true;
}

bool CondensedSolver::factorise(const BlockMatrix& matrix) {
    return factorise(Scaled{1.0, 0.0, matrix});
}

bool CondensedSolver::factorise(double factor, const BlockMatrix& jacobian) {
    return factorise(Scaled{factor, 1.0, jacobian});
}

void CondensedSolver::solve_forward(std::span<double> b, int index) const {
    const Block& block = blocks_[std::size_t(index)];
    double* carried = b.data() + layout_->begin(index);
    double* local = carried + block.carried;
    for (int row = 0; row < block.local; ++row)
        local[row] -= block.follow[std::size_t(row)] * carried[0];
    const double* factor = block.factor.data();
    const int inner = block.local - block.n_leaves;
    const double* branches = factor + count(block.n_leaves, block.driving);
    subtract_rows(branches, block.driving, inner, local, block.n_leaves, local + block.n_leaves);
    solve_unit_lower(branches + block.n_leaves, block.driving, inner, local + block.n_leaves);
    subtract_rows(factor + count(block.local, block.driving), block.driving, block.carried, local,
                  block.local, carried);
    if (index > 0) {
        const int width = blocks_[std::size_t(index - 1)].carried;
        subtract_rows(block.before.data(), width, block.carried,
                      b.data() + layout_->begin(index - 1), width, carried);
    }
    solve_pivoted(block.schur, block.carried, block.pivots,
                  std::span(block.inverse).subspan(std::size_t(block.local)), carried);
}

void CondensedSolver::solve_backward(std::span<double> b, int index) const {
    const Block& block = blocks_[std::size_t(index)];
    double* carried = b.data() + layout_->begin(index);
    double* local = carried + block.carried;
    double* sinks = local + block.local;
    const bool has_next = index + 1 < layout_->n_blocks();
    const int next_width = has_next ? blocks_[std::size_t(index + 1)].carried : 0;
    const double* next = has_next ? b.data() + layout_->begin(index + 1) : nullptr;
    subtract_rows(block.propagated.data(), next_width, block.carried, next, next_width, carried);

    const double* factor = block.factor.data();
    subtract_rows(factor + block.local, block.driving, block.local, carried, block.carried, local);
    const int leaves = block.n_leaves;
    const int inner = block.local - leaves;
    solve_upper(factor + count(leaves, block.driving) + leaves, block.driving, inner,
                block.inverse.data() + leaves, local + leaves);
    subtract_rows(factor + leaves, block.driving, leaves, local + leaves, inner, local);
    for (int row = 0; row < leaves; ++row) local[row] *= block.inverse[std::size_t(row)];

    const int near_sinks = block.sinks - block.far_sinks;
    if (has_next) {
        subtract_rows(block.after.data() + count(block.carried, next_width), next_width,
                      block.far_sinks, next, next_width, sinks + near_sinks);
    }
    // Local unknowns, then carried ones: not as they stand in the state.
    const double* rows = block.sink_rows.data();
    subtract_rows(rows, block.driving, block.sinks, local, block.local, sinks);
    subtract_rows(rows + block.local, block.driving, block.sinks, carried, block.carried, sinks);
}

void CondensedSolver::solve(std::span<double> b) const {
    const int n = layout_->n_blocks();
    for (int index = 0; index < n; ++index) solve_forward(b, index);
    for (int index = n - 1; index >= 0; --index) solve_backward(b, index);
    for (int index = 1; index < n; ++index) {
        const Block& block = blocks_[std::size_t(index)];
        const int width = blocks_[std::size_t(index - 1)].carried;
        subtract_rows(block.before.data() + count(block.carried, width), width, block.far_sinks,
                      b.data() + layout_->begin(index - 1), width,
                      b.data() + layout_->begin(index + 1) - block.far_sinks);
    }
}

}  // namespace gossan::numerics
