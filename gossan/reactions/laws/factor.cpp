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

double LawContext::molar_mass_of(const std::string& mineral) const {
    const int index = substances == nullptr ? -1 : substances->mineral(mineral);
    expects(index >= 0, "a law's minerals are known");
    return substances->minerals[static_cast<std::size_t>(index)].molar_mass.si;
}

}  // namespace gossan::reactions
