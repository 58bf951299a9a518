// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/origins.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::scenario {

/// A described value as an input gives it, and where each of its values came from.
template <class T>
struct Loaded {
    T value{};
    Origins origins = {};
};

/// An input to read: a name for faults, its text, and the folder in which it looks for other files.
struct Input {
    std::string name = {};  ///< the path as the user gave it
    std::string text = {};
    std::string folder =
        {};  ///< empty: other files are not looked for, and none may be referred to
};

/// Reads a file; none, with a fault, when it is missing, unreadable or larger than 16 MB.
std::optional<Input> input_from_file(const std::string& path, Diagnostics& diagnostics);

/// Reads TOML into a value along its description. Overrides are "a.b[0].c=VALUE"; a VALUE that is
/// no TOML is taken as text. Every fault (syntax, keys, types, units, ranges, references, checks)
/// goes to `diagnostics`; after an error the value is not to be used.
void read_into(const Description& description, void* value, const Input& input,
               std::span<const std::string> overrides, Origins& origins, Diagnostics& diagnostics);

/// Reads a file into a struct that describes itself.
template <class T>
Loaded<T> read(const std::string& path, std::span<const std::string> overrides,
               Diagnostics& diagnostics) {
    Loaded<T> loaded;
    const auto input = input_from_file(path, diagnostics);
    if (!input) return loaded;
    read_into(description_of<T>(), &loaded.value, *input, overrides, loaded.origins, diagnostics);
    return loaded;
}

/// Reads a text, such as an embedded data file; `name` stands for it in faults.
template <class T>
Loaded<T> read_text(std::string_view text, const std::string& name, Diagnostics& diagnostics,
                    std::span<const std::string> overrides = {}) {
    Loaded<T> loaded;
    const Input input{.name = name, .text = std::string(text)};
    read_into(description_of<T>(), &loaded.value, input, overrides, loaded.origins, diagnostics);
    return loaded;
}

/// Adds what was found in values after they were read: a fault without a place gets that of its
/// path in the input, with the line that stands there.
void add_located(const Diagnostics& found, const Origins& origins, const Input& input,
                 Diagnostics& diagnostics);

}  // namespace gossan::scenario
