// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/component.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "gossan/base/text.hpp"

namespace gossan::solution {

namespace {

/// Without what writers leave out or put in at will: blanks, brackets, a caret, capitals.
std::string squeezed(std::string_view name) {
    std::string left;
    for (const char c : name) {
        if (std::string_view(" ()^").find(c) == std::string_view::npos) left += c;
    }
    return lowered(left);
}

/// "SO4-2" as it stands, "SO42-" and "SO4--".
std::vector<std::string> spellings(const Component& component) {
    const std::string& master = component.master;
    std::vector<std::string> all{component.name, master};
    if (component.charge == 0) return all;
    const char sign = component.charge > 0 ? '+' : '-';
    const std::string body = master.substr(0, master.rfind(sign));
    const auto units = static_cast<std::size_t>(std::abs(component.charge));
    all.push_back(body + std::to_string(units) + sign);
    all.push_back(body + std::string(units, sign));
    return all;
}

}  // namespace

int component_meant(std::span<const Component> components, std::string_view name) {
    for (std::size_t k = 0; k < components.size(); ++k) {
        for (const std::string& spelling : spellings(components[k])) {
            if (squeezed(spelling) == squeezed(name)) return static_cast<int>(k);
        }
    }
    return -1;
}

int component_index(std::span<const Component> components, std::string_view name) {
    const auto found = std::ranges::find(components, name, &Component::name);
    return found == components.end() ? -1
                                     : static_cast<int>(std::distance(components.begin(), found));
}

}  // namespace gossan::solution
