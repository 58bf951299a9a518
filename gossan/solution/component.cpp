// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/component.hpp"

#include <algorithm>
#include <iterator>

namespace gossan::solution {

int component_index(std::span<const Component> components, std::string_view name) {
    const auto found = std::ranges::find(components, name, &Component::name);
    return found == components.end() ? -1
                                     : static_cast<int>(std::distance(components.begin(), found));
}

}  // namespace gossan::solution
