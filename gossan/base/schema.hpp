// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "gossan/base/description.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/range.hpp"
#include "gossan/base/validate.hpp"
#include "gossan/base/value_type.hpp"

namespace gossan {

namespace detail {

struct Unit {
    std::string_view text;
};
struct DefaultSource {
    std::string_view source;
};
template <class V>
struct DefaultValue {
    V value;
    std::string_view source;
};
/// SI value of a default given as text; throws Error(internal) when it does not fit the field.
double default_from_text(const Field& field, const char* text);

template <class M, class V>
M default_value(const Field& field, V value) {
    if constexpr (OnScale<M> && std::is_convertible_v<V, const char*>) {
        return M{default_from_text(field, value)};
    } else {
        return M(std::move(value));
    }
}
struct RefersTo {
    std::string_view path;
};
struct Usual {
    Range range;
};
struct Tag {
    std::string_view key;
};
struct Fixed {};

void set_unit(Field& field, std::string_view unit);
void set_default_source(Field& field, std::string_view source);
Field new_field(std::string_view key, std::string_view meaning, ValueType type, const Range& range,
                std::ptrdiff_t offset);
/// Throws Error(internal) when a field contradicts itself: range text of another dimension, say.
void add_field(Description& description, Field field);

/// Where a member lies within its struct.
template <class T, class B, class M>
std::ptrdiff_t offset_of(M B::*member) {
    static const T object{};
    return reinterpret_cast<const char*>(&(object.*member)) -
           reinterpret_cast<const char*>(&object);
}

}  // namespace detail

/// The unit in which this field is printed and suggested, "L/m2/h".
inline detail::Unit unit(std::string_view text) { return {text}; }

/// The field may be left out: the struct's own initial value holds. The source is a key of
/// data/references.bib, "unverified", "estimate: reasoning", or "choice: reason" for what is no
/// fact.
inline detail::DefaultSource defaults_to(std::string_view source) { return {source}; }

/// As above with the value given here; a quantity may be given as text, "8 L/m2/h".
template <class V>
detail::DefaultValue<V> defaults_to(V value, std::string_view source) {
    return {std::move(value), source};
}

/// The text must be an id of the map at this dotted path from the root, "solutions".
inline detail::RefersTo refers_to(std::string_view path) { return {path}; }

/// Outside of this range the value is accepted with a warning.
inline detail::Usual usual(Range range) { return {range}; }

/// The key that names the alternative of a variant; "kind" unless said otherwise.
inline detail::Tag tag(std::string_view key) { return {key}; }

/// A number that no calibration may move, such as a tolerance of the solver.
inline detail::Fixed fixed() { return {}; }

/// By which a plain struct describes its own input, once. Built in `static Schema<T> T::schema()`.
template <class T>
class Schema {
public:
    explicit Schema(std::string_view name, std::string_view meaning = {}) {
        description_.name = name;
        description_.meaning = meaning;
        if constexpr (detail::Described<T>) {
            description_.defaults = []() -> const void* { return &default_of<T>(); };
        }
    }

    /// A key with the range of its numbers, its meaning, and options: `unit`, `defaults_to`,
    /// `usual`, `refers_to`, `tag`, `fixed`. Without `defaults_to` it is required, unless it is a
    /// std::optional or a block in which nothing is required.
    template <class B, class M, class... Options>
    Schema& field(std::string_view key, M B::*member, const Range& range, std::string_view meaning,
                  Options... options) {
        Field f = detail::new_field(key, meaning, detail::type_of<M>(), range,
                                    detail::offset_of<T>(member));
        (apply(f, member, std::move(options)), ...);
        detail::add_field(description_, std::move(f));
        return *this;
    }

    template <class B, class M, class... Options>
    Schema& field(std::string_view key, M B::*member, std::string_view meaning,
                  Options... options) {
        return field(key, member, Range{}, meaning, std::move(options)...);
    }

    /// A key of an earlier version, with what to write instead.
    Schema& removed(std::string_view key, std::string_view version, std::string_view hint) {
        description_.removed.push_back({std::string(key), std::string(version), std::string(hint)});
        return *this;
    }

    /// A rule over several fields: `rule(const T&)` gives an optional complaint, told at `key`.
    /// Runs only when every field of the struct was read.
    template <class Rule>
    Schema& check(std::string_view key, Rule rule) {
        description_.checks.push_back(
            {std::string(key), [rule](const void* owner) -> std::optional<std::string> {
                 return rule(*static_cast<const T*>(owner));
             }});
        return *this;
    }

    [[nodiscard]] const Description& describe() const { return description_; }

    /// "retention.n" for the first field out of its range, or the first broken check; empty if
    /// none.
    [[nodiscard]] std::string first_fault(const T& value) const {
        const std::string path = first_error_path(description_, &value);
        return path.empty() ? path : description_.name + "." + path;
    }

private:
    template <class M>
    static void apply(Field& f, M, detail::Unit option) {
        detail::set_unit(f, option.text);
    }
    template <class M>
    static void apply(Field& f, M, detail::DefaultSource option) {
        detail::set_default_source(f, option.source);
    }
    template <class B, class M, class V>
    static void apply(Field& f, M B::*member, detail::DefaultValue<V> option) {
        detail::set_default_source(f, option.source);
        f.set_default = [member, value = detail::default_value<M>(f, std::move(option.value))](
                            void* owner) { static_cast<T*>(owner)->*member = value; };
    }
    template <class M>
    static void apply(Field& f, M, detail::RefersTo option) {
        f.refers_to = option.path;
    }
    template <class M>
    static void apply(Field& f, M, detail::Usual option) {
        f.usual = option.range;
    }
    template <class M>
    static void apply(Field& f, M, detail::Tag option) {
        f.tag = option.key;
    }
    template <class M>
    static void apply(Field& f, M, detail::Fixed) {
        f.is_calibratable = false;
    }

    Description description_;
};

}  // namespace gossan
