// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/activity/process.hpp"

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::footprint {
namespace {

constexpr bool deferred = true;
constexpr bool electric = true;

/// Done to ore, from the rock to the heap that gives copper.
std::vector<Process> done_to_ore() {
    using enum Sharing;
    return {
        {"diesel",
         "diesel of mining",
         "L",
         "mining",
         moved,
         deferred,
         false,
         {"diesel", "diesel_supply"}},
        {"explosive",
         "explosives",
         "kg",
         "mining",
         moved,
         deferred,
         false,
         {"detonation", "explosive_supply"}},
        {"haul",
         "hauling to blend",
         "tkm",
         "mining",
         ore,
         deferred,
         false,
         {"truck", "truck_supply"}},
        {"liner", "liner and pipe", "kg", "pad", ore, deferred, false, {"liner"}},
        {"crushing", "crushing and stacking", "kWh", "pad", ore, deferred, electric, {}},
        {"acid", "acid", "kg", "acid", acid, deferred, false, {"acid"}},
        {"acid_truck",
         "acid by truck",
         "tkm",
         "acid",
         acid,
         deferred,
         false,
         {"truck", "truck_supply"}},
        {"acid_rail",
         "acid by rail",
         "tkm",
         "acid",
         acid,
         deferred,
         false,
         {"rail", "rail_supply"}},
        {"carbonate",
         "carbon dioxide of carbonates",
         "kg",
         "leaching",
         acid,
         deferred,
         false,
         {"carbonate"}},
        {"calcite", "calcite dissolved", "kg", "leaching", acid, deferred, false, {"calcite"}},
        {"dolomite", "dolomite dissolved", "kg", "leaching", acid, deferred, false, {"dolomite"}},
        {"siderite", "siderite dissolved", "kg", "leaching", acid, deferred, false, {"siderite"}},
        {"nutrients",
         "nutrients and inoculum",
         "kg",
         "leaching",
         ore,
         deferred,
         false,
         {"nutrients"}},
    };
}

/// Done while copper comes, from the heap to the gate.
std::vector<Process> done_to_copper() {
    using enum Sharing;
    return {
        {"leaching", "pumps and blowers of heaps", "kWh", "leaching", ore, false, electric, {}},
        {"solvent_extraction", "solvent extraction", "kWh", "plant", copper, false, electric, {}},
        {"extractant", "extractant", "kg", "plant", copper, false, false, {"extractant"}},
        {"diluent", "diluent", "kg", "plant", copper, false, false, {"diluent"}},
        {"electrowinning", "electrowinning", "kWh", "plant", copper, false, electric, {}},
        {"cobalt", "cobalt sulphate", "kg", "plant", copper, false, false, {"cobalt"}},
        {"lime", "lime", "kg", "neutralisation", copper, false, false, {"lime"}},
        {"limestone",
         "limestone",
         "kg",
         "neutralisation",
         copper,
         false,
         false,
         {"limestone", "calcite"}},
        {"site_electricity", "other electricity", "kWh", "site", copper, false, electric, {}},
        {"site_diesel",
         "other diesel",
         "L",
         "site",
         copper,
         false,
         false,
         {"diesel", "diesel_supply"}},
    };
}

std::vector<Process> made() {
    std::vector<Process> all = done_to_ore();
    for (Process& process : done_to_copper()) all.push_back(std::move(process));
    return all;
}

}  // namespace

const char* words_of(Sharing sharing) {
    switch (sharing) {
        case Sharing::moved:
            return "tonnes moved";
        case Sharing::ore:
            return "ore placed";
        case Sharing::acid:
            return "acid used up";
        case Sharing::copper:
            break;
    }
    return "copper recovered";
}

std::span<const Process> processes() {
    static const std::vector<Process> all = made();
    return all;
}

std::size_t process_at(std::string_view name) {
    const auto all = processes();
    std::vector<std::string> names;
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (all[k].name == name) return k;
        names.push_back(all[k].name);
    }
    const auto near = nearest(name, names);
    throw Error(ErrorCode::input, "there is no activity " + in_quotes(name), {},
                near ? "did you mean " + *near + "?" : "write " + enumerate(names));
}

}  // namespace gossan::footprint
