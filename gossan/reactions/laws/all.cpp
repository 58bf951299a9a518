// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/all.hpp"

namespace gossan::reactions {

Dimension dimension_of(const Law& law) {
    return std::visit([](const auto& form) { return form.dimension; }, law);
}

bool vanishes_with_solid(const Law& law) {
    return std::visit(
        [](const auto& form) {
            if constexpr (requires { form.vanishes_with_solid; }) return form.vanishes_with_solid;
            return false;
        },
        law);
}

LawNeeds needs_of(const Law& law) {
    return std::visit([](const auto& form) { return form.needs(); }, law);
}

const std::string& name_of(const Law& law) {
    return std::visit(
        [](const auto& form) -> const std::string& {
            return description_of<std::decay_t<decltype(form)>>().name;
        },
        law);
}

Factor compile(const Law& law, const LawContext& context) {
    return std::visit([&context](const auto& form) { return form.compile(context); }, law);
}

}  // namespace gossan::reactions
