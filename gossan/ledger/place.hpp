// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace gossan::ledger {

/// What the name of a place tells: "P1-M03/bed" is the part "bed" of the module "P1-M03"; "bed" and
/// "solids" alone are parts of a run's only module, "column"; any other name is of no module.
struct Place {
    std::string module = {};  ///< blank: of no module
    std::string part = {};

    [[nodiscard]] bool is_ore() const { return part == "solids"; }
};

[[nodiscard]] Place place_of(const std::string& name);

/// What a place that holds copper is to an inventory.
enum class Store { ore, heap, pond, sx, ew, product };

/// The solids and the moisture of a module; else by the name, whatever its case: "… pond", "SX…"
/// and "EW…", "cathode"; any other is a pond.
[[nodiscard]] Store store_of(const Place& place);

/// Whether copper that goes to this place, which holds none on the books, is recovered: "pls" of a
/// run without a plant, "cathode" of one with. Elsewhere it is lost.
[[nodiscard]] bool is_recovery(const Place& place);

}  // namespace gossan::ledger
