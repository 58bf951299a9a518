// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "gossan/numerics/block_layout.hpp"

namespace gossan::numerics {

/// Jacobian of a chain of blocks: dense within a block, and to the carried unknowns of both
/// neighbours.
///
/// A local row r may also contain `follow(block)[r]` times its block's first carried row: stagnant
/// water that follows the water content of its cell. Those terms reach into the neighbours and are
/// kept apart, so that a row operation can remove them exactly (CondensedSolver).
class BlockMatrix {
public:
    explicit BlockMatrix(std::shared_ptr<const BlockLayout> layout);

    [[nodiscard]] const BlockLayout& layout() const { return *layout_; }
    [[nodiscard]] std::shared_ptr<const BlockLayout> shared_layout() const { return layout_; }

    /// Row-major rows of a block's own part: [shape.size()] rows of [shape.driving()] entries.
    [[nodiscard]] double* own(int block) { return values_.data() + own_[std::size_t(block)]; }
    [[nodiscard]] const double* own(int block) const {
        return values_.data() + own_[std::size_t(block)];
    }
    /// Row-major coupling to the block before: rows are the carried ones, then the far sinks;
    /// columns are the carried unknowns of the block before.
    [[nodiscard]] double* before(int block) { return values_.data() + before_[std::size_t(block)]; }
    [[nodiscard]] const double* before(int block) const {
        return values_.data() + before_[std::size_t(block)];
    }
    /// The same to the block after.
    [[nodiscard]] double* after(int block) { return values_.data() + after_[std::size_t(block)]; }
    [[nodiscard]] const double* after(int block) const {
        return values_.data() + after_[std::size_t(block)];
    }
    /// How many times its block's first carried row each local row contains besides its own
    /// entries.
    [[nodiscard]] std::span<double> follow(int block);
    [[nodiscard]] std::span<const double> follow(int block) const;

    void set_zero();
    /// Copies the entries of a matrix of the same layout.
    void copy_from(const BlockMatrix& other);
    /// Exchanges the entries with those of a matrix of the same layout.
    void swap_with(BlockMatrix& other);
    /// this := factor * this + identity; the `follow` factors stay as they are.
    void scale_and_add_identity(double factor);
    /// product := this * x, the `follow` terms included.
    void multiply(std::span<const double> x, std::span<double> product) const;
    /// The matrix as one dense row-major array, for tests and reference solvers.
    [[nodiscard]] std::vector<double> dense() const;

private:
    std::shared_ptr<const BlockLayout> layout_;
    std::vector<double> values_;
    std::vector<double> follow_;
    std::vector<std::size_t> own_, before_, after_, follow_begin_;
};

}  // namespace gossan::numerics
