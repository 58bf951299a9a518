// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace gossan::study {

/// A figure of one plan on the reduced site and on the full one.
struct OnBothSites {
    double reduced = 0.0, full = 0.0;
};

/// What a figure of the reduced site lets one expect of the full site.
///
///     f ~ r f_0/r_0                                                                        (1)
///
/// Source: Bandler2004, the output mapping of one point: the plan in force, which has f_0 and r_0.
/// A ratio leaves the order of plans as it is.
[[nodiscard]] double corrected(double reduced, const OnBothSites& in_force);

/// How well the reduced site told plans apart that were run on both.
struct FullCheck {
    std::size_t right = 0;   ///< pairs of plans that it puts in the order of the full site
    std::size_t pairs = 0;   ///< whose figures differ on the full site
    double off = 0.0;        ///< the most that a figure is off the full one, as a share of it
    double corrected = 0.0;  ///< the same after (1), over the plans besides that in force
};

/// Over plans of which the first is the one in force; plans without a figure are left out.
[[nodiscard]] FullCheck check_of(std::span<const OnBothSites> plans);

}  // namespace gossan::study
