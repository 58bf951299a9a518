// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/description.hpp"

namespace gossan::program {

/// A block of the input, or one key of it, with the name by which a scenario reaches it.
struct SchemaPlace {
    std::string header;                        ///< "[irrigation]", "[[irrigation.steps]]"
    const Description* description = nullptr;  ///< the block
    const Field* field = nullptr;              ///< the one key that was asked for; null for all
    std::string tag = {};                      ///< the line that chooses this block, if one does
};

/// Every block below a description, outermost first; the first one is the description itself.
[[nodiscard]] std::vector<SchemaPlace> all_places(const Description& root);

/// The blocks and keys that a user may mean by "irrigation", "irrigation.steps", "rate" or
/// "steps.rate": those whose dotted name ends so. Empty if there is none.
[[nodiscard]] std::vector<SchemaPlace> places_named(const Description& root,
                                                    const std::string& name);

/// The nearest name to one that `places_named` does not know; blank if none is near.
[[nodiscard]] std::string nearest_place(const Description& root, const std::string& name);

/// A block, or the one key of it, for a terminal.
[[nodiscard]] std::string schema_text(const SchemaPlace& place);

}  // namespace gossan::program
