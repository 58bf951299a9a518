// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/column/column_system.hpp"
#include "gossan/column/growth.hpp"
#include "gossan/column/stocks.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/simulation/stage.hpp"

namespace gossan::simulation {

/// Every flow over a period, between two states of the same run, for the whole footprint:
/// solutions, rain, vapour, gases, heat, and what each reaction moved between minerals and
/// solution.
[[nodiscard]] std::vector<records::BalanceRow> flow_rows(
    const Assembly& assembly, const Stage& stage, const column::StateLayout& layout, double begin,
    std::span<const double> before, double end, std::span<const double> after);

/// The element that minerals hold where a solution holds `substance`: "Fe" for "Fe(III)".
[[nodiscard]] std::string element_of(const std::string& substance);

/// Every stock at one time: water, heat and components by place, minerals with what of them is
/// locked, the copper, iron and sulphur in each, and the dry ore as it was placed (kg).
[[nodiscard]] std::vector<records::BalanceRow> stock_rows(const Assembly& assembly,
                                                          const Stage& stage,
                                                          const column::StateLayout& layout,
                                                          double time,
                                                          std::span<const double> state);

/// What the cure of the ore that a stage begins with gave and took, booked as flows at its
/// beginning. Gases that it sets free leave before the ore is stacked.
[[nodiscard]] std::vector<records::BalanceRow> cure_rows(const Assembly& assembly,
                                                         const Stage& stage);

/// What a lift brings to the column besides what its cure gave, booked as flows when it is
/// stacked; heat with that of the water of the cure, which comes as warm as the ore. `cured` is
/// what it holds after its cure.
[[nodiscard]] std::vector<records::BalanceRow> stacking_rows(const Assembly& assembly,
                                                             const Stage& stage,
                                                             const column::Stacked& cured);

}  // namespace gossan::simulation
