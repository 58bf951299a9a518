// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/substances.hpp"

#include <algorithm>

namespace gossan::reactions {
namespace {

template <class List, class Is>
int index_where(const List& list, Is is) {
    const auto found = std::find_if(list.begin(), list.end(), is);
    return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

}  // namespace

int Substances::component(const std::string& name) const {
    return index_where(components, [&](const Substance& each) { return each.name == name; });
}

int Substances::mineral(const std::string& id) const {
    return index_where(minerals, [&](const ore::Mineral& each) { return each.id == id; });
}

int Substances::proton() const {
    const ore::Formula bare{.atoms = {{"H", 1.0}}, .charge = 1};
    return index_where(components, [&](const Substance& each) { return each.formula == bare; });
}

}  // namespace gossan::reactions
