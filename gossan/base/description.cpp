// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/description.hpp"

#include <algorithm>

#include "gossan/base/text.hpp"

namespace gossan {
namespace {

bool is_bare(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    });
}

bool may_be_left_out(const Field& field) {
    if (!field.is_required) return true;
    return field.type.kind == Kind::block && field.type.block().has_all_defaults();
}

}  // namespace

const Field* Description::find(std::string_view key) const {
    const auto it =
        std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.key == key; });
    return it == fields.end() ? nullptr : &*it;
}

const RemovedKey* Description::find_removed(std::string_view key) const {
    const auto it = std::find_if(removed.begin(), removed.end(),
                                 [&](const RemovedKey& r) { return r.key == key; });
    return it == removed.end() ? nullptr : &*it;
}

bool Description::has_all_defaults() const {
    return std::all_of(fields.begin(), fields.end(), may_be_left_out);
}

void apply_defaults(const Description& description, void* owner) {
    for (const Field& field : description.fields) {
        const ValueType& type = field.type;
        if (field.set_default) {
            field.set_default(owner);
        } else if (field.default_source.empty()) {
            void* const member = const_cast<void*>(field.locate(owner));
            if (type.kind == Kind::block) apply_defaults(type.block(), member);
        }
    }
}

const ValueType& innermost(const ValueType& type) {
    const ValueType* t = &type;
    while (!t->element.empty()) t = &t->element.front();
    return *t;
}

std::string joined(std::string_view path, std::string_view key) {
    std::string out(path);
    if (!out.empty()) out += '.';
    return out + (is_bare(key) ? std::string(key) : in_quotes(key));
}

std::string joined(std::string_view path, std::size_t index) {
    return std::string(path) + "[" + std::to_string(index) + "]";
}

}  // namespace gossan
