// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "gossan/base/description.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/range.hpp"
#include "gossan/base/validate.hpp"
#include "gossan/base/value_type.hpp"

namespace gossan {

namespace detail {

struct Unit {
    std::string text;
};
struct DefaultSource {
    std::string source;
};
template <class V>
struct DefaultValue {
    V value;
    std::string source;
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
    std::string path;
};
struct Usual {
    Range range;
};
struct Tag {
    std::string key;
};
struct Fixed {};

void set_unit(Field& field, const std::string& unit);
void set_default_source(Field& field, const std::string& source);
/// Throws Error(internal) when a field contradicts itself: range text of another dimension, say.
void check_field(const Description& description, const Field& field);

}  // namespace detail

/// The unit in which this field is printed and suggested, "L/m2/h".
inline detail::Unit unit(std::string text) { return {std::move(text)}; }

/// The field may be left out: the struct's own initial value holds. The source is a key of
/// data/references.bib, "unverified", "estimate: reasoning", or "choice: reason" for what is no
/// fact.
inline detail::DefaultSource defaults_to(std::string source) { return {std::move(source)}; }

/// As above with the value given here; a quantity may be given as text, "8 L/m2/h".
template <class V>
detail::DefaultValue<V> defaults_to(V value, std::string source) {
    return {std::move(value), std::move(source)};
}

/// The text must be an id of the map at this dotted path from the root, "solutions".
inline detail::RefersTo refers_to(std::string path) { return {std::move(path)}; }

/// Outside of this range the value is accepted with a warning.
inline detail::Usual usual(Range range) { return {range}; }

/// The key that names the alternative of a variant; "kind" unless said otherwise.
inline detail::Tag tag(std::string key) { return {std::move(key)}; }

/// A number that no calibration may move, such as a tolerance of the solver.
inline detail::Fixed fixed() { return {}; }

/// By which a plain struct describes its own input, once. Built in `static Schema<T> T::schema()`.
template <class T>
class Schema {
public:
    explicit Schema(std::string name, std::string meaning = {}) {
        description_.name = std::move(name);
        description_.meaning = std::move(meaning);
        if constexpr (detail::Described<T>) {
            description_.defaults = []() -> const void* { return &default_of<T>(); };
        }
    }

    /// A key with the range of its numbers, its meaning, and options: `unit`, `defaults_to`,
    /// `usual`, `refers_to`, `tag`, `fixed`. Without `defaults_to` it is required, unless it is a
    /// std::optional or a block in which nothing is required.
    template <class B, class M, class... Options>
    Schema& field(std::string key, M B::*member, Range range, std::string meaning,
                  Options... options) {
        Field f;
        f.key = std::move(key);
        f.meaning = std::move(meaning);
        f.type = detail::type_of<M>();
        f.range = range;
        f.is_required = f.type.kind != Kind::optional;
        f.locate = [member](const void* owner) -> const void* {
            return &(static_cast<const T*>(owner)->*member);
        };
        (apply(f, member, std::move(options)), ...);
        detail::check_field(description_, f);
        description_.fields.push_back(std::move(f));
        return *this;
    }

    template <class B, class M, class... Options>
    Schema& field(std::string key, M B::*member, std::string meaning, Options... options) {
        return field(std::move(key), member, Range{}, std::move(meaning), std::move(options)...);
    }

    /// A key of an earlier version, with what to write instead.
    Schema& removed(std::string key, std::string version, std::string hint) {
        description_.removed.push_back({std::move(key), std::move(version), std::move(hint)});
        return *this;
    }

    /// A rule over several fields: `rule(const T&)` gives an optional complaint, told at `key`.
    /// Runs only when every field of the struct was read.
    template <class Rule>
    Schema& check(std::string key, Rule rule) {
        description_.checks.push_back(
            {std::move(key), [rule](const void* owner) -> std::optional<std::string> {
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
        f.refers_to = std::move(option.path);
    }
    template <class M>
    static void apply(Field& f, M, detail::Usual option) {
        f.usual = option.range;
    }
    template <class M>
    static void apply(Field& f, M, detail::Tag option) {
        f.tag = std::move(option.key);
    }
    template <class M>
    static void apply(Field& f, M, detail::Fixed) {
        f.is_calibratable = false;
    }

    Description description_;
};

}  // namespace gossan
