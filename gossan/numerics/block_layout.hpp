// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace gossan::numerics {

/// How many unknowns of each kind one block (a cell) has.
///
/// *Carried* unknowns move to the neighbouring blocks. *Local* ones couple to their own block
/// alone. *Sinks* (cumulative flows) are driven by the others and drive nothing; they follow their
/// own block alone, but for the *far* sinks, the last of them, which follow what its neighbours
/// carry too. Within a block the state is stored in this order.
struct BlockShape {
    int carried = 0;
    int local = 0;
    int sinks = 0;  ///< the far ones among them
    int far_sinks = 0;

    [[nodiscard]] int driving() const { return carried + local; }
    [[nodiscard]] int size() const { return carried + local + sinks; }
    /// Rows that hold what the neighbours carry: the carried ones, then the far sinks.
    [[nodiscard]] int coupled() const { return carried + far_sinks; }
};

/// A chain of blocks, each coupled to the one before and the one after.
class BlockLayout {
public:
    explicit BlockLayout(std::vector<BlockShape> shapes);

    [[nodiscard]] int n_blocks() const { return static_cast<int>(shapes_.size()); }
    [[nodiscard]] const BlockShape& shape(int block) const { return shapes_[std::size_t(block)]; }
    /// Index of the block's first unknown in the state.
    [[nodiscard]] std::size_t begin(int block) const { return begins_[std::size_t(block)]; }
    [[nodiscard]] std::size_t size() const { return begins_.back(); }

private:
    std::vector<BlockShape> shapes_;
    std::vector<std::size_t> begins_;
};

}  // namespace gossan::numerics
