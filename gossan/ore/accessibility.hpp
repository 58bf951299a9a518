// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::ore {

/// Every grain can be reached, and as fast in large particles as in small ones.
struct FullAccess {
    static Schema<FullAccess> schema();
    friend bool operator==(const FullAccess&, const FullAccess&) = default;
};

/// Every grain can be reached, but more slowly in large particles.
///
///     A = (reference_size/d)^exponent                                        (1)
///
/// Source: `unverified` form of practice; no limit to what leaches in the end.
struct PowerAccess {
    Length reference_size;  ///< at which the rates of the data hold
    double exponent = 0.5;

    static Schema<PowerAccess> schema();
    friend bool operator==(const PowerAccess&, const PowerAccess&) = default;
};

/// Only the rim that cracks lay open can be reached; what lies deeper is locked.
///
///     share = 1 − (1 − 2 depth/d)^3,  1 for d ≤ 2 depth                      (2)
///
/// The volume of a spherical shell; the locked core does not leach at all.
struct RimAccess {
    Length depth;  ///< of the cracks

    static Schema<RimAccess> schema();
    friend bool operator==(const RimAccess&, const RimAccess&) = default;
};

using AccessModel = std::variant<FullAccess, PowerAccess, RimAccess>;

/// What the solution can reach in particles of one size.
struct Access {
    double rate_factor = 1.0;      ///< A of (1)
    double leachable_share = 1.0;  ///< of (2)
};

/// Access into particles of mean size `size` in m.
[[nodiscard]] Access access(const AccessModel& model, double size);

}  // namespace gossan::ore
