// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/block_layout.hpp"

#include <utility>

namespace gossan::numerics {

BlockLayout::BlockLayout(std::vector<BlockShape> shapes) : shapes_(std::move(shapes)) {
    begins_.reserve(shapes_.size() + 1);
    begins_.push_back(0);
    for (const BlockShape& shape : shapes_) {
        begins_.push_back(begins_.back() + static_cast<std::size_t>(shape.size()));
    }
}

}  // namespace gossan::numerics
