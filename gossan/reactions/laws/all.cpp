// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/all.hpp"

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::reactions {
namespace {

void append_value(std::string& text, const ValueType& type, const void* at) {
    switch (type.kind) {
        case Kind::number:
            text += shortest(type.access.number(at));
            return;
        case Kind::integer:
            text += std::to_string(type.access.integer(at));
            return;
        case Kind::boolean:
            text += *static_cast<const bool*>(at) ? "true" : "false";
            return;
        case Kind::text:
            text += in_quotes(*static_cast<const std::string*>(at));
            return;
        case Kind::choice:
            text += std::to_string(type.access.index(at));
            return;
        case Kind::optional:
            if (type.access.size(at) > 0) {
                append_value(text, type.element.front(), type.access.item(at, 0));
            }
            return;
        default:
            throw Error(ErrorCode::internal, "a law has a field that its text cannot hold");
    }
}

}  // namespace

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

LawTopic topic_of(const Law& law) {
    return std::visit([](const auto& form) { return form.topic(); }, law);
}

std::string text_of(const Law& law) {
    return std::visit(
        [](const auto& form) {
            const Description& description = description_of<std::decay_t<decltype(form)>>();
            std::string text = description.name;
            for (const Field& field : description.fields) {
                if (field.key == "source" || field.key == "sources") continue;
                text += " " + field.key + " ";
                append_value(text, field.type, field.locate(&form));
            }
            return text;
        },
        law);
}

Factor compile(const Law& law, const LawContext& context) {
    return std::visit([&context](const auto& form) { return form.compile(context); }, law);
}

}  // namespace gossan::reactions
