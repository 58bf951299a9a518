// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/schema.hpp"

#include <algorithm>

namespace gossan::detail {
namespace {

/// The innermost type, to change it.
ValueType& innermost_of(Field& field) {
    ValueType* type = &field.type;
    while (!type->element.empty()) type = &type->element.front();
    return *type;
}

[[noreturn]] void broken(const Field& field, const std::string& what) {
    throw Error(ErrorCode::internal, "field \"" + field.key + "\": " + what);
}

}  // namespace

void set_unit(Field& field, std::string_view unit) {
    ValueType& type = innermost_of(field);
    if (type.measures.empty()) broken(field, "a unit for what is no quantity");
    bool fits = false;
    for (Measure& measure : type.measures) {
        const Measure with{measure.dimension, measure.scale, std::string(unit)};
        const QuantityReading reading = read_quantity("1 " + std::string(unit), with);
        if (!reading.quantity) continue;
        measure.unit = unit;
        fits = true;
    }
    if (!fits) broken(field, "the unit " + std::string(unit) + " has another dimension");
}

void set_default_source(Field& field, std::string_view source) {
    if (source.empty()) broken(field, "a default without its source");
    field.is_required = false;
    field.default_source = source;
}

double default_from_text(const Field& field, const char* text) {
    const QuantityReading reading = read_quantity(text, innermost(field.type).measures);
    if (!reading.quantity) broken(field, "the default " + reading.fault.found);
    return reading.quantity->si;
}

Field new_field(std::string_view key, std::string_view meaning, ValueType type, const Range& range,
                std::ptrdiff_t offset) {
    Field field;
    field.key = key;
    field.meaning = meaning;
    field.is_required = type.kind != Kind::optional;
    field.type = std::move(type);
    field.range = range;
    field.locate = Locator{offset};
    return field;
}

void add_field(Description& description, Field field) {
    if (field.key.empty() || field.meaning.empty()) broken(field, "a key or meaning is missing");
    if (description.find(field.key) != nullptr) broken(field, "described twice");
    const ValueType& type = innermost(field.type);
    const bool has_numbers = !type.measures.empty() || type.kind == Kind::integer;
    if (!has_numbers && (field.range.is_bounded() || field.usual)) {
        broken(field, "a range for what is no number");
    }
    for (const auto* range : {&field.range, field.usual ? &*field.usual : nullptr}) {
        if (range == nullptr || !range->dimension) continue;
        const bool fits =
            std::any_of(type.measures.begin(), type.measures.end(),
                        [&](const Measure& m) { return m.dimension == *range->dimension; });
        if (!fits) broken(field, "a range of another dimension");
    }
    if (!field.refers_to.empty() && type.kind != Kind::text)
        broken(field, "a reference that is no text");
    description.fields.push_back(std::move(field));
}

}  // namespace gossan::detail
