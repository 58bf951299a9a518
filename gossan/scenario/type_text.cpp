// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/type_text.hpp"

#include <cmath>
#include <vector>

#include "gossan/base/censored.hpp"
#include "gossan/base/text.hpp"
#include "gossan/scenario/toml_text.hpp"

namespace gossan::scenario {
namespace {

std::string measures_text(const ValueType& type) {
    std::vector<std::string> words;
    for (const Measure& measure : type.measures) {
        const std::string unit = preferred_unit(measure);
        words.push_back(measure_name(measure) + (unit.empty() ? "" : ", such as " + unit));
    }
    if (takes_limits(type)) words.back() = "\"<\" and a limit";
    return enumerate(words);
}

std::string with_range(std::string words, const Field& field, const Measure& measure) {
    if (field.range.is_bounded()) words += ", " + to_string(field.range, measure);
    return words;
}

std::string choices_text(const ValueType& type) {
    std::vector<std::string> names;
    for (const ChoiceName& choice : type.choices) names.push_back(in_quotes(choice.name));
    return enumerate(names);
}

std::string alternatives_text(const Field& field, const ValueType& type) {
    std::vector<std::string> names;
    for (const auto& alternative : type.alternatives)
        names.push_back(in_quotes(alternative().name));
    return "a block with " + field.tag + " = " + enumerate(names);
}

/// A number well inside the range, in the unit in which the field is written.
std::string number_example(const Range& range, const Measure& measure) {
    double si = 1.0;
    const bool has_low = std::isfinite(range.low);
    const bool has_high = std::isfinite(range.high);
    const std::string unit = preferred_unit(measure);
    if (has_low && has_high) {
        si = 0.5 * (range.low + range.high);
    } else {
        const QuantityReading one = read_quantity("1 " + unit, measure);
        if (one.quantity) si = one.quantity->si;
        if (has_low && !range.contains(si)) si = range.low + std::abs(range.low);
        if (has_high && !range.contains(si)) si = range.high - std::abs(range.high);
    }
    std::string text = rounded_quantity(si, measure, 2);
    const QuantityReading rounded = read_quantity(text, measure);
    const bool stays = rounded.quantity && range.contains(rounded.quantity->si);
    if (!stays) text = format_quantity(si, measure);
    return unit.empty() ? text : in_quotes(text);
}

}  // namespace

bool is_table(const ValueType& type) {
    const Kind kind = type.kind;
    if (kind == Kind::block || kind == Kind::tagged || kind == Kind::map) return true;
    return !type.element.empty() && is_table(type.element.front());
}

std::string allowed_text(const Field& field, const ValueType& type) {
    switch (type.kind) {
        case Kind::number:
            return with_range(measures_text(type), field, type.measures.front());
        case Kind::integer:
            return with_range("a whole number", field, Measure{});
        case Kind::boolean:
            return "true or false";
        case Kind::text:
            if (!field.refers_to.empty())
                return "an id of [" + field.refers_to + ".*], in double quotes";
            return "text in double quotes";
        case Kind::choice:
            return choices_text(type);
        case Kind::file:
            return "the path of a file, in double quotes";
        case Kind::series:
            return with_range(measures_text(type), field, type.measures.front()) +
                   "; or pairs [time, value]; or {file = \"….csv\"}";
        case Kind::block:
            return "a block";
        case Kind::list:
            return "a list, each item " + allowed_text(field, type.element.front());
        case Kind::map:
            return "a block of ids, each " + allowed_text(field, type.element.front());
        case Kind::optional:
            return allowed_text(field, type.element.front());
        case Kind::tagged:
            break;
    }
    return alternatives_text(field, type);
}

std::string allowed_text(const Field& field) { return allowed_text(field, field.type); }

std::string example_toml(const Field& field, const ValueType& type) {
    const Range& range = field.usual ? *field.usual : field.range;
    switch (type.kind) {
        case Kind::number:
        case Kind::series:
            return number_example(range, type.measures.front());
        case Kind::integer: {
            const bool has_low = std::isfinite(range.low);
            return std::to_string(has_low ? static_cast<long long>(std::floor(range.low)) + 1 : 1);
        }
        case Kind::boolean:
            return "true";
        case Kind::text:
            return field.refers_to.empty() ? "\"…\"" : "\"NAME\"";
        case Kind::file:
            return "\"….csv\"";
        case Kind::choice:
            return type.choices.empty() ? "\"\"" : in_quotes(type.choices.front().name);
        case Kind::list:
            return "[" + example_toml(field, type.element.front()) + "]";
        case Kind::map:
            return "{id = " + example_toml(field, type.element.front()) + "}";
        case Kind::optional:
            return example_toml(field, type.element.front());
        case Kind::tagged:
            return "{" + field.tag + " = " + in_quotes(type.alternatives.front()().name) + "}";
        case Kind::block:
            break;
    }
    return "{…}";
}

std::string example_toml(const Field& field) { return example_toml(field, field.type); }

std::string required_keys(const Description& description) {
    std::vector<std::string> keys;
    for (const Field& field : description.fields) {
        const bool is_needless =
            field.type.kind == Kind::block && field.type.block().has_all_defaults();
        if (field.is_required && !is_needless) keys.push_back(field.key);
    }
    return enumerate(keys, "and");
}

std::string example_entry(const Field& field, const std::string& path) {
    const ValueType& type = field.type;
    if (!is_table(type)) return key_toml(field.key) + " = " + example_toml(field);
    const ValueType& inner = innermost(type);
    std::string header = path;
    if (type.kind == Kind::map) header += ".NAME";
    const bool is_list = type.kind == Kind::list;
    std::string text = is_list ? "[[" + header + "]]" : "[" + header + "]";
    std::string keys;
    if (inner.kind == Kind::block) keys = required_keys(inner.block());
    if (inner.kind == Kind::tagged) keys = field.tag;
    if (!keys.empty()) text += " with " + keys;
    return text;
}

}  // namespace gossan::scenario
