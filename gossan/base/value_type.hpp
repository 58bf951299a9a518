// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "gossan/base/description.hpp"
#include "gossan/base/input_file.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/time_series.hpp"

namespace gossan {

/// A value of an enumeration with its name in the input. An enumeration becomes readable by a
/// function beside it: `inline EnumNames<Base> names_of(Base) { return {{Base::drain, "drain",
/// "…"}}; }`.
template <class E>
struct EnumName {
    E value;
    std::string name;
    std::string meaning = {};
};
template <class E>
using EnumNames = std::vector<EnumName<E>>;

/// A value that may be written in either of two dimensions, say g/L or mol/m3; `index()` tells
/// which.
template <class A, class B>
using Either = std::variant<A, B>;

/// The description of T, built once.
template <class T>
const Description& description_of() {
    static const Description description = T::schema().describe();
    return description;
}

/// A T in which every default is in place.
template <class T>
const T& default_of() {
    static const T value = [] {
        T fresh{};
        apply_defaults(description_of<T>(), &fresh);
        return fresh;
    }();
    return value;
}

namespace detail {

template <class T>
concept Described = requires {
    T::schema();
};

template <class T>
struct IsQuantity : std::false_type {};
template <Dimension D>
struct IsQuantity<Quantity<D>> : std::true_type {};
template <class T>
concept OnScale =
    IsQuantity<T>::value || std::same_as<T, Temperature> || std::same_as<T, Potential>;

template <class T>
Measure measure_of() {
    if constexpr (std::same_as<T, double>)
        return {};
    else if constexpr (std::same_as<T, Temperature>)
        return {{.temperature = 1}, Scale::temperature, {}};
    else if constexpr (std::same_as<T, Potential>)
        return {Voltage::dimension, Scale::potential, {}};
    else
        return {T::dimension, Scale::plain, {}};
}

template <class T>
const T& as(const void* p) {
    return *static_cast<const T*>(p);
}
template <class T>
T& as(void* p) {
    return *static_cast<T*>(p);
}

template <class T>
struct TypeOf;

template <class T>
ValueType type_of() {
    return TypeOf<T>::type();
}

template <>
struct TypeOf<double> {
    static ValueType type() {
        return {
            .kind = Kind::number,
            .measures = {Measure{}},
            .access = {.number = [](const void* p) { return as<double>(p); },
                       .set_number = [](void* p, double si, std::size_t) { as<double>(p) = si; },
                       .index = [](const void*) { return std::size_t{0}; }}};
    }
};

template <OnScale T>
struct TypeOf<T> {
    static ValueType type() {
        return {.kind = Kind::number,
                .measures = {measure_of<T>()},
                .access = {.number = [](const void* p) { return as<T>(p).si; },
                           .set_number = [](void* p, double si, std::size_t) { as<T>(p) = T{si}; },
                           .index = [](const void*) { return std::size_t{0}; }}};
    }
};

template <OnScale A, OnScale B>
struct TypeOf<std::variant<A, B>> {
    static ValueType type() {
        return {
            .kind = Kind::number,
            .measures = {measure_of<A>(), measure_of<B>()},
            .access = {.number =
                           [](const void* p) {
                               return std::visit([](auto q) { return q.si; },
                                                 as<std::variant<A, B>>(p));
                           },
                       .set_number =
                           [](void* p, double si, std::size_t measure) {
                               if (measure == 0)
                                   as<std::variant<A, B>>(p) = A{si};
                               else
                                   as<std::variant<A, B>>(p) = B{si};
                           },
                       .index = [](const void* p) { return as<std::variant<A, B>>(p).index(); }}};
    }
};

template <std::integral T>
requires(!std::same_as<T, bool>) struct TypeOf<T> {
    static constexpr long long high() {
        constexpr auto own = std::numeric_limits<T>::max();
        constexpr auto most = std::numeric_limits<long long>::max();
        return std::cmp_less(own, most) ? static_cast<long long>(own) : most;
    }
    static ValueType type() {
        return {
            .kind = Kind::integer,
            .integer_low = static_cast<long long>(std::numeric_limits<T>::min()),
            .integer_high = high(),
            .access = {.integer = [](const void* p) { return static_cast<long long>(as<T>(p)); },
                       .set_integer = [](void* p, long long n) { as<T>(p) = static_cast<T>(n); }}};
    }
};

template <>
struct TypeOf<bool> {
    static ValueType type() { return {.kind = Kind::boolean}; }
};
template <>
struct TypeOf<std::string> {
    static ValueType type() { return {.kind = Kind::text}; }
};
template <>
struct TypeOf<InputFile> {
    static ValueType type() { return {.kind = Kind::file}; }
};

template <class E>
requires std::is_enum_v<E>
struct TypeOf<E> {
    static const EnumNames<E>& names() {
        static const EnumNames<E> all = names_of(E{});
        return all;
    }
    static ValueType type() {
        ValueType t{.kind = Kind::choice};
        for (const auto& each : names()) t.choices.push_back({each.name, each.meaning});
        t.access.index = [](const void* p) {
            std::size_t index = 0;
            while (index < names().size() && names()[index].value != as<E>(p)) ++index;
            return index;
        };
        t.access.set_index = [](void* p, std::size_t index) { as<E>(p) = names()[index].value; };
        return t;
    }
};

template <class Q>
struct TypeOf<TimeSeries<Q>> {
    static ValueType type() { return {.kind = Kind::series, .measures = {measure_of<Q>()}}; }
};

template <Described T>
struct TypeOf<T> {
    static ValueType type() { return {.kind = Kind::block, .block = &description_of<T>}; }
};

template <class T>
struct TypeOf<std::vector<T>> {
    using List = std::vector<T>;
    static ValueType type() {
        return {.kind = Kind::list,
                .element = {type_of<T>()},
                .access = {.size = [](const void* p) { return as<List>(p).size(); },
                           .item = [](const void* p, std::size_t n) -> const void* {
                               return &as<List>(p)[n];
                           },
                           .add = [](void* p, std::string_view, std::size_t) -> void* {
                               return &as<List>(p).emplace_back();
                           },
                           .clear = [](void* p) { as<List>(p).clear(); }}};
    }
};

template <class T>
struct TypeOf<std::map<std::string, T>> {
    using Map = std::map<std::string, T>;
    static auto at(const void* p, std::size_t n) {
        return std::next(as<Map>(p).begin(), static_cast<std::ptrdiff_t>(n));
    }
    static ValueType type() {
        return {.kind = Kind::map,
                .element = {type_of<T>()},
                .access = {.size = [](const void* p) { return as<Map>(p).size(); },
                           .item = [](const void* p, std::size_t n) -> const void* {
                               return &at(p, n)->second;
                           },
                           .key = [](const void* p, std::size_t n) -> const std::string& {
                               return at(p, n)->first;
                           },
                           .add = [](void* p, std::string_view key, std::size_t) -> void* {
                               return &as<Map>(p)[std::string(key)];
                           },
                           .clear = [](void* p) { as<Map>(p).clear(); }}};
    }
};

template <class T>
struct TypeOf<std::optional<T>> {
    using Maybe = std::optional<T>;
    static ValueType type() {
        return {
            .kind = Kind::optional,
            .element = {type_of<T>()},
            .access = {
                .size = [](const void* p) { return std::size_t{as<Maybe>(p) ? 1U : 0U}; },
                .item = [](const void* p, std::size_t) -> const void* { return &*as<Maybe>(p); },
                .add = [](void* p, std::string_view, std::size_t) -> void* {
                    return &as<Maybe>(p).emplace();
                },
                .clear = [](void* p) { as<Maybe>(p).reset(); }}};
    }
};

template <Described... T>
struct TypeOf<std::variant<T...>> {
    using Variant = std::variant<T...>;
    template <std::size_t... N>
    static void* switch_to(Variant& v, std::size_t which, std::index_sequence<N...>) {
        void* held = nullptr;
        const auto try_one = [&]<std::size_t At>() {
            if (which == At) held = &v.template emplace<At>();
        };
        (try_one.template operator()<N>(), ...);
        return held;
    }
    static ValueType type() {
        return {.kind = Kind::tagged,
                .alternatives = {&description_of<T>...},
                .access = {.index = [](const void* p) { return as<Variant>(p).index(); },
                           .item = [](const void* p, std::size_t) -> const void* {
                               return std::visit([](const auto& v) -> const void* { return &v; },
                                                 as<Variant>(p));
                           },
                           .add = [](void* p, std::string_view, std::size_t which) -> void* {
                               return switch_to(as<Variant>(p), which,
                                                std::index_sequence_for<T...>{});
                           }}};
    }
};

}  // namespace detail
}  // namespace gossan
