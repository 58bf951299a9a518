// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/range.hpp"
#include "gossan/base/units.hpp"

namespace gossan {

struct Description;

/// The shapes an input value may have.
enum class Kind {
    number,  ///< a quantity of one of `measures`; a bare number where the measure is dimensionless
    integer,
    boolean,
    text,
    choice,    ///< one of `choices`
    file,      ///< an InputFile
    series,    ///< a TimeSeries
    block,     ///< a described struct
    list,      ///< a vector of `element`
    map,       ///< `element` by id
    optional,  ///< `element` or nothing
    tagged     ///< one described struct of `alternatives`, named by the tag key
};

/// One named value of an enumeration.
struct ChoiceName {
    std::string name;
    std::string meaning;
};

/// How to reach a value whose type is forgotten. A member is null where the kind has no use for it.
struct Access {
    double (*number)(const void*) = nullptr;  ///< SI
    void (*set_number)(void*, double si, std::size_t measure) = nullptr;
    long long (*integer)(const void*) = nullptr;
    void (*set_integer)(void*, long long) = nullptr;
    std::size_t (*index)(const void*) = nullptr;      ///< measure, choice, alternative in use
    void (*set_index)(void*, std::size_t) = nullptr;  ///< choice
    std::size_t (*size)(const void*) = nullptr;       ///< list, map; optional: 0 or 1
    const void* (*item)(const void*, std::size_t) = nullptr;        ///< list, map, optional, tagged
    const std::string& (*key)(const void*, std::size_t) = nullptr;  ///< map
    /// Appends to a list, inserts `key` into a map, fills an optional, switches to alternative
    /// `which`.
    void* (*add)(void*, std::string_view key, std::size_t which) = nullptr;
    void (*clear)(void*) = nullptr;  ///< list, map, optional
};

/// The type of a value, without the C++ type. Text, booleans, files and series are reached by
/// casting to std::string, bool, InputFile and TimeSeriesData.
struct ValueType {
    Kind kind = Kind::number;
    std::vector<Measure> measures = {};                       ///< number, series
    std::vector<ChoiceName> choices = {};                     ///< choice
    std::vector<ValueType> element = {};                      ///< list, map, optional: one
    const Description& (*block)() = nullptr;                  ///< block
    std::vector<const Description& (*)()> alternatives = {};  ///< tagged
    long long integer_low = 0;                                ///< integer: what the type holds
    long long integer_high = 0;
    Access access = {};
};

/// Finds a member within its struct.
struct Locator {
    std::ptrdiff_t offset = 0;
    const void* operator()(const void* owner) const {
        return static_cast<const char*>(owner) + offset;
    }
};

/// One key of a block: all that reader, writer, reference page and calibration know of it.
struct Field {
    std::string key = {};
    std::string meaning = {};
    ValueType type = {};
    Range range = {};                 ///< of the numbers within; also of those in lists and maps
    std::optional<Range> usual = {};  ///< outside of it: a warning
    bool is_required = true;          ///< blocks are required when something in them is
    std::string default_source = {};  ///< where the default comes from; empty when required
    std::string refers_to = {};   ///< dotted path, from the root, of the map that must hold this id
    std::string tag = "kind";     ///< tagged: the key that names the alternative
    bool is_calibratable = true;  ///< numbers only: may a calibration move it
    std::function<void(void* owner)> set_default = {};  ///< empty: keep the struct's own
    Locator locate = {};                                ///< the member within its struct
};

/// A key of an earlier version: still known, so that its fault can say what replaced it.
struct RemovedKey {
    std::string key;
    std::string version;
    std::string hint;
};

/// A rule over several fields; says what is wrong, or nothing.
struct Check {
    std::string key;  ///< the field to blame
    std::function<std::optional<std::string>(const void* owner)> complaint;
};

/// What a plain struct says about its own input, with the type forgotten.
struct Description {
    std::string name = {};
    std::string meaning = {};
    std::vector<Field> fields = {};
    std::vector<RemovedKey> removed = {};
    std::vector<Check> checks = {};
    const void* (*defaults)() = nullptr;  ///< the struct with every default in place

    [[nodiscard]] const Field* find(std::string_view key) const;
    [[nodiscard]] const RemovedKey* find_removed(std::string_view key) const;
    /// Whether an input may leave the whole block out.
    [[nodiscard]] bool has_all_defaults() const;
};

/// Puts every default into a fresh struct, down into the blocks that the input may leave out.
void apply_defaults(const Description& description, void* owner);

/// The innermost type of lists, maps and optionals.
const ValueType& innermost(const ValueType& type);

/// "irrigation" and "rate" make "irrigation.rate"; a key that is no bare word is quoted.
std::string joined(std::string_view path, std::string_view key);
std::string joined(std::string_view path, std::size_t index);

}  // namespace gossan
