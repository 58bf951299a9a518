// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gossan/reactions/build.hpp"

namespace gossan::reactions {

/// What takes part in a network: indices into the library.
struct Cast {
    std::vector<int> components;  ///< those selected in their order, then those brought along
    std::vector<int> minerals;
    std::vector<int> reactions;  ///< ascending
};

/// Everything that can take part, by closure over what reactions make and need. Throws Error(input)
/// with every unknown name of the selection.
[[nodiscard]] Cast cast_of(const Library& library, const Selection& selection);

}  // namespace gossan::reactions
