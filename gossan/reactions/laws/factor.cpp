// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/factor.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"

namespace gossan::reactions {

int LawContext::component(std::string_view name) const {
    const auto found = std::find(components.begin(), components.end(), name);
    expects(found != components.end(), "a law's components are in the network");
    return static_cast<int>(found - components.begin());
}

}  // namespace gossan::reactions
