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

/// Copies a row stored carried-first into one stored local-first.
void reorder(const double* from, double* to, int carried, int local) {
    std::copy(from + carried, from + carried + local, to);
    std::copy(from, from + carried, to + local);
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

bool CondensedSolver::condense(const BlockMatrix& matrix, int index) {
    Block& block = blocks_[std::size_t(index)];
    const double* rows = matrix.own(index);
    for (int row = 0; row < block.driving; ++row) {
        const int target = row < block.carried ? row + block.local : row - block.carried;
        reorder(rows + count(row, block.driving),
                block.factor.data() + count(target, block.driving), block.carried, block.local);
    }
    for (int sink = 0; sink < block.sinks; ++sink) {
        reorder(rows + count(block.driving + sink, block.driving),
                block.sink_rows.data() + count(sink, block.driving), block.carried, block.local);
    }
    const auto follow = matrix.follow(index);
    std::copy(follow.begin(), follow.end(), block.follow.begin());
    for (int local = 0; local < block.local; ++local) {
        block.factor[count(local, block.driving) + std::size_t(block.local)] -=
            block.follow[std::size_t(local)];
    }
    if (!eliminate_leading(block.factor, block.driving, block.local)) return false;
    block.n_leaves = leaves(block.factor, block.driving, block.local);
    for (int row = 0; row < block.carried; ++row) {
        const double* from = block.factor.data() + count(block.local + row, block.driving);
        std::copy(from + block.local, from + block.driving,
                  block.schur.data() + count(row, block.carried));
    }
    std::copy_n(matrix.before(index), block.before.size(), block.before.data());
    std::copy_n(matrix.after(index), block.after.size(), block.after.data());
    return true;
}

bool CondensedSolver::eliminate_carried(const BlockMatrix& matrix, int index) {
    Block& block = blocks_[std::size_t(index)];
    if (index > 0) {
        const Block& last = blocks_[std::size_t(index - 1)];
        subtract_product(block.before.data(), last.propagated.data(), block.schur.data(),
                         block.carried, last.carried, block.carried);
    }
    if (!factorise_pivoted(block.schur, block.carried, block.pivots)) return false;
    if (index + 1 == matrix.layout().n_blocks()) return true;
    const int next = blocks_[std::size_t(index + 1)].carried;
    std::copy_n(block.after.begin(), block.propagated.size(), block.propagated.begin());
    solve_pivoted(block.schur, block.carried, block.pivots, block.propagated, next);
    return true;
}

bool CondensedSolver::factorise(const BlockMatrix& matrix) {
    for (int index = 0; index < layout_->n_blocks(); ++index) {
        if (!condense(matrix, index) || !eliminate_carried(matrix, index)) return false;
    }
    return true;
}

void CondensedSolver::solve_forward(std::span<double> b, int index) const {
    const Block& block = blocks_[std::size_t(index)];
    double* carried = b.data() + layout_->begin(index);
    double* local = carried + block.carried;
    for (int row = 0; row < block.local; ++row)
        local[row] -= block.follow[std::size_t(row)] * carried[0];
    for (int row = block.n_leaves; row < block.local; ++row) {
        local[row] -= dot(block.factor.data() + count(row, block.driving), local, row);
    }
    for (int row = 0; row < block.carried; ++row) {
        carried[row] -=
            dot(block.factor.data() + count(block.local + row, block.driving), local, block.local);
    }
    if (index > 0) {
        const int width = blocks_[std::size_t(index - 1)].carried;
        const double* last = b.data() + layout_->begin(index - 1);
        for (int row = 0; row < block.carried; ++row) {
            carried[row] -= dot(block.before.data() + count(row, width), last, width);
        }
    }
    solve_pivoted(block.schur, block.carried, block.pivots, carried);
}

void CondensedSolver::solve_backward(std::span<double> b, int index) const {
    const Block& block = blocks_[std::size_t(index)];
    double* carried = b.data() + layout_->begin(index);
    double* local = carried + block.carried;
    double* sinks = local + block.local;
    const bool has_next = index + 1 < layout_->n_blocks();
    const int next_width = has_next ? blocks_[std::size_t(index + 1)].carried : 0;
    const double* next = has_next ? b.data() + layout_->begin(index + 1) : nullptr;
    for (int row = 0; has_next && row < block.carried; ++row) {
        carried[row] -= dot(block.propagated.data() + count(row, next_width), next, next_width);
    }
    for (int row = block.local - 1; row >= 0; --row) {
        const double* factor = block.factor.data() + count(row, block.driving);
        double sum = local[row] - dot(factor + block.local, carried, block.carried);
        const int next_local = row < block.n_leaves ? block.n_leaves : row + 1;
        sum -= dot(factor + next_local, local + next_local, block.local - next_local);
        local[row] = sum / factor[row];
    }
    double* far = sinks + block.sinks - block.far_sinks;
    for (int sink = 0; has_next && sink < block.far_sinks; ++sink) {
        far[sink] -=
            dot(block.after.data() + count(block.carried + sink, next_width), next, next_width);
    }
    for (int sink = 0; sink < block.sinks; ++sink) {
        const double* row = block.sink_rows.data() + count(sink, block.driving);
        sinks[sink] -=
            dot(row, local, block.local) + dot(row + block.local, carried, block.carried);
    }
}

void CondensedSolver::solve(std::span<double> b) const {
    const int n = layout_->n_blocks();
    for (int index = 0; index < n; ++index) solve_forward(b, index);
    for (int index = n - 1; index >= 0; --index) solve_backward(b, index);
    for (int index = 1; index < n; ++index) {
        const Block& block = blocks_[std::size_t(index)];
        const int width = blocks_[std::size_t(index - 1)].carried;
        const double* last = b.data() + layout_->begin(index - 1);
        double* far = b.data() + layout_->begin(index + 1) - block.far_sinks;
        for (int sink = 0; sink < block.far_sinks; ++sink) {
            far[sink] -= dot(block.before.data() + count(block.carried + sink, width), last, width);
        }
    }
}

}  // namespace gossan::numerics
