// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/parameters.hpp"

#include <functional>

namespace gossan {
namespace {

/// A number within a value, and all that is known of it.
struct Found {
    const Field& field;
    const ValueType& type;
    const void* value;
    const std::string& path;

    [[nodiscard]] const Measure& measure() const { return type.measures[type.access.index(value)]; }
};
using Visit = std::function<void(const Found&)>;

void visit_block(const Description& description, const void* value, const std::string& path,
                 const Visit& visit);

void visit_value(const Field& field, const ValueType& type, const void* value,
                 const std::string& path, const Visit& visit) {
    const Access& access = type.access;
    if (type.kind == Kind::number) return visit({field, type, value, path});
    if (type.kind == Kind::block) return visit_block(type.block(), value, path, visit);
    if (type.kind == Kind::tagged) {
        return visit_block(type.alternatives[access.index(value)](), access.item(value, 0), path,
                           visit);
    }
    if (type.element.empty()) return;
    for (std::size_t n = 0; n < access.size(value); ++n) {
        std::string below = path;
        if (type.kind == Kind::list) below = joined(path, n);
        if (type.kind == Kind::map) below = joined(path, access.key(value, n));
        visit_value(field, type.element.front(), access.item(value, n), below, visit);
    }
}

void visit_block(const Description& description, const void* value, const std::string& path,
                 const Visit& visit) {
    for (const Field& field : description.fields) {
        visit_value(field, field.type, field.locate(value), joined(path, field.key), visit);
    }
}

}  // namespace

std::vector<Parameter> parameters(const Description& description, const void* value) {
    std::vector<Parameter> out;
    visit_block(description, value, {}, [&](const Found& found) {
        if (!found.field.is_calibratable) return;
        out.push_back({found.path, found.field.meaning, found.measure(), found.field.range,
                       found.type.access.number(found.value)});
    });
    return out;
}

std::optional<double> number_at(const Description& description, const void* value,
                                std::string_view path) {
    std::optional<double> si;
    visit_block(description, value, {}, [&](const Found& found) {
        if (found.path == path) si = found.type.access.number(found.value);
    });
    return si;
}

bool set_number_at(const Description& description, void* value, std::string_view path, double si) {
    bool is_set = false;
    visit_block(description, value, {}, [&](const Found& found) {
        if (found.path != path || !found.field.range.contains(si, found.measure().dimension))
            return;
        // The value is not const: it lies within the one that was passed in.
        found.type.access.set_number(const_cast<void*>(found.value), si,
                                     found.type.access.index(found.value));
        is_set = true;
    });
    return is_set;
}

}  // namespace gossan
