// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gossan {

/// What a fault code means and how to mend it: what `gossan explain CODE` prints.
struct Explanation {
    std::string_view code;
    std::string_view meaning;
    std::string_view mend;
};

/// The codes of the input grammar: TOML, keys, types, units, ranges, references, files, tables. A
/// module with codes of its own keeps a list like this in its own `explanations.cpp`.
std::span<const Explanation> explanations();

/// The explanation of a code; null for an unknown one.
const Explanation* explanation(std::string_view code);

/// The units that may be written, a line a dimension: "a pressure: Pa, kPa, MPa, bar, …".
std::string units_page();

}  // namespace gossan
