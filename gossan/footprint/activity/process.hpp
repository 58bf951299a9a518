// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gossan::footprint {

/// By what the streams share an activity that is measured for the site alone.
enum class Sharing {
    moved,  ///< ore and waste moved for each pad
    ore,    ///< ore placed
    acid,   ///< acid that each pad used up
    copper  ///< copper recovered
};

[[nodiscard]] const char* words_of(Sharing sharing);

/// Something done that gives off carbon dioxide, itself or where it is made.
struct Process {
    std::string name = {};   ///< of rows of activity: "diesel"
    std::string title = {};  ///< for people
    std::string unit = {};   ///< of its amount
    std::string stage = {};
    Sharing sharing = Sharing::copper;
    bool is_deferred = false;  ///< done for copper that comes later: of the pool of the ore
    bool is_electricity = false;
    std::vector<std::string> roles = {};  ///< of factors, each a term of its own
};

/// In the order of the way from rock to cathode. Source: choice: the unit processes of a heap leach
/// with solvent extraction and electrowinning, gate: cathode weighed at the mine.
[[nodiscard]] std::span<const Process> processes();

/// Index of a process by name; Error(input) with the nearest name else.
[[nodiscard]] std::size_t process_at(std::string_view name);

}  // namespace gossan::footprint
