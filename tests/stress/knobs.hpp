// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "gossan/base/description.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::scenarios {

/// A scenario in which knobs are moved.
struct KnobVariant {
    std::string name;
    std::string file;                    ///< under tests/data
    std::vector<std::string> overrides;  ///< "key=VALUE"
    std::vector<std::string> knobs;      ///< those moved, with all below them; none: every one
    std::map<std::string, std::string> without_effect;  ///< reason, by knob

    static Schema<KnobVariant> schema();
};

/// What tests/data/knobs.toml says about moving the parameters of a scenario.
struct KnobFile {
    std::map<std::string, std::vector<std::string>> moved;  ///< overrides, by knob
    std::vector<KnobVariant> variants;

    static Schema<KnobFile> schema();
};

/// A value with its number moved by a tenth, a whole number by one, a truth turned round; blank
/// where it holds neither. `up` or down.
[[nodiscard]] std::string moved_value(const std::string& written, bool up);

/// "bed.lifts[0].cells" as "bed.lifts[].cells", and ids below `maps` as "*".
[[nodiscard]] std::string without_indices(const std::string& path,
                                          const std::set<std::string>& maps);

/// Every parameter that a description knows of, as `without_indices` writes them; ids of maps are
/// "*", and the maps themselves go to `maps`.
void collect_knobs(const Description& description, const std::string& path,
                   std::set<std::string>& knobs, std::set<std::string>& maps);

}  // namespace gossan::scenarios
