// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/atmosphere/climate.hpp"
#include "gossan/plant/pond.hpp"

namespace gossan::plant {

/// What the weather does to `area` m2 of pond at `temperature` K, of which a share is covered.
///
///     N = (1 - c) [(1 - 0.06) S + h(u) (T_a - T)] + 0.96 (L - sigma T^4)                 (1)
///     conductance U = (1 - c) h + 4 (0.96) sigma T^3,   balance at T + N/U               (2)
///     evaporation (1 - c) E_p, each kg with 2.501e6 + 1860 t J;  rain at the air's t     (3)
///
/// (2) is (1) made linear about the pond's temperature at the start of a step. The surface, and the
/// catchment of rain, do not change with the level. Source: unverified, the usual reflection and
/// emissivity of water; h and L of `surface_exchange.hpp`.
[[nodiscard]] PondSurface pond_surface(const atmosphere::Conditions& weather, double area,
                                       double cover, double temperature, double specific_heat);

}  // namespace gossan::plant
