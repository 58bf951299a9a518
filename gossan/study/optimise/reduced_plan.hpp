// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/simulation/heap_site.hpp"
#include "gossan/simulation/site.hpp"
#include "gossan/study/optimise/optimise_input.hpp"

namespace gossan::study {

/// A smaller site with the ore of the whole. While there are more modules than `columns`, the two
/// neighbours in time of one pad and one parcel whose joining moves the least ore through the least
/// time become one:
///
///     A = A1 + A2,   t = (A1 t1 + A2 t2)/A                                          (1)
///     cost = A1 A2/(A1 + A2) (t2 - t1)                                              (2)
///
/// Modules with lifts, height or plans of their own are left alone, and all of them on a stacking
/// plan. Beds get at most `cells` cells. Source: choice: (1) keeps tonnes, and tonnes times day.
/// What it costs is measured, never assumed.
[[nodiscard]] simulation::HeapSite reduced(simulation::HeapSite site, const ReducedInput& input);

/// A column with at most `cells` cells.
[[nodiscard]] simulation::Site reduced(simulation::Site site, const ReducedInput& input);

}  // namespace gossan::study
