// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/pact/field_table.hpp"

namespace gossan::supply {

/// What breaks the rules that PACT 3.0 tells in prose, of a footprint whose fields are sound:
///
///     excluding = fossil (land management's among it) + land-use change
///                 + land management (biogenic emissions, removals) + technological removals
///                 + captured and stored + biogenic other than CO2                             (1)
///     including = excluding + biogenic uptake                                                  (2)
///
/// one geography at most; a period of reference that does not end before it begins; a validity that
/// begins at its end or later and is over three years after it; ratings of data from 1 to 5; a
/// share of primary data from 0 to 100; what is captured and packed is told where it is said to be
/// counted. Source: PACT technical specifications 3.0, unverified.
[[nodiscard]] std::vector<PactFault> rule_faults(const records::Document& footprint);

/// Both kinds: `field_faults`, and if there are none `rule_faults`.
[[nodiscard]] std::vector<PactFault> footprint_faults(const records::Document& footprint);

/// From when to when a footprint may be relied on, in seconds from 1970: as it says, else for the
/// three years after its period of reference.
struct Validity {
    double from = 0.0;
    double until = 0.0;
};
[[nodiscard]] Validity validity_of(const records::Document& footprint);

}  // namespace gossan::supply
