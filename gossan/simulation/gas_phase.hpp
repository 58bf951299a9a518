// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/catalogue/catalogue.hpp"
#include "gossan/column/initial_state.hpp"
#include "gossan/simulation/site.hpp"

namespace gossan::simulation {

/// The air of the bed if anything asks for it: O2 or CO2 dissolved in the water (microbes, or
/// reactions that use O2) or a blower. The model must have its network and speciation.
[[nodiscard]] std::optional<column::GasPhase> gas_phase(const Site& site,
                                                        const column::ColumnModel& model,
                                                        const catalogue::Catalogue& catalogue);

/// N2 in a m3 of bed as it is stacked, mol:
///
///     n = eps p (1 - p_s(T)/p)/(R T d)                                                (1)
///
/// with the share eps of the bed that its water leaves open (at least 2 % of the porosity) and d
/// mol of dry gas per mol of N2.
[[nodiscard]] double nitrogen_of(const column::ColumnModel& model,
                                 const column::CellProperties& properties,
                                 const column::CellContent& content);

/// Absolute tolerances of dissolved and airborne gases and of cells.
void set_tolerances(const column::SolverInput& solver, const catalogue::Catalogue& catalogue,
                    column::ColumnModel& model);

}  // namespace gossan::simulation
