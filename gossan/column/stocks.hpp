// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/column/column_model.hpp"
#include "gossan/column/state_layout.hpp"

namespace gossan::column {

/// What a column holds, per m2 of its footprint.
struct Stocks {
    double water = 0.0;                           ///< mol, bed
    double enthalpy = 0.0;                        ///< J, bed
    double store_water = 0.0;                     ///< mol, surface store
    double store_enthalpy = 0.0;                  ///< J
    std::vector<double> mobile, stagnant, store;  ///< [n_components] mol
    std::vector<double> solids;                   ///< [n_solids] mol
    std::vector<double> gases;                    ///< [n_gases] mol, in the air of the bed
};

/// What crossed the column's boundary or reacted since its start, per m2.
struct CumulativeFlows {
    std::vector<double> irrigated;  ///< [n_carried] mol, J, mol …
    std::vector<double> run_off;    ///< [n_carried]
    std::vector<double> drained;    ///< [n_carried]
    double rained_water = 0.0, rained_enthalpy = 0.0;
    double evaporated_water = 0.0, evaporated_heat = 0.0;
    double air_heat = 0.0;                           ///< J, from the wind into the bed
    double sun_heat = 0.0;                           ///< J
    double sky_heat = 0.0;                           ///< J, long waves received less those sent
    double inhaled_water = 0.0, inhaled_heat = 0.0;  ///< with the air blown in
    double exhaled_water = 0.0, exhaled_heat = 0.0;  ///< with the air that leaves
    std::vector<double> inhaled, exhaled;            ///< [n_gases] mol
    std::vector<double> dissolved;                   ///< [n_gases] mol
    double ground_heat = 0.0;                        ///< J, from the bed into the ground
    std::vector<double> extents;                     ///< [n_reactions] mol
};

[[nodiscard]] Stocks stocks(const ColumnModel& model, const StateLayout& layout,
                            std::span<const double> state);
[[nodiscard]] CumulativeFlows cumulative_flows(const ColumnModel& model, const StateLayout& layout,
                                               std::span<const double> state);

/// Temperature of the hottest and of the coldest cell, K.
[[nodiscard]] double coldest(const ColumnModel& model, const StateLayout& layout,
                             std::span<const double> state);
[[nodiscard]] double hottest(const ColumnModel& model, const StateLayout& layout,
                             std::span<const double> state);

/// How well one conserved quantity closes.
struct Closure {
    std::string quantity;  ///< "water", "energy", "charge", "acid", or an element
    double error = 0.0;    ///< stock change - inflow + outflow - production, mol or J per m2
    double scale = 0.0;    ///< max(stock, throughput)
    [[nodiscard]] double relative() const { return scale > 0.0 ? error / scale : error; }
};

/// Closure of water, energy, charge, acid and every element between a state and its start.
[[nodiscard]] std::vector<Closure> closures(const ColumnModel& model, const StateLayout& layout,
                                            std::span<const double> start,
                                            std::span<const double> state);

}  // namespace gossan::column
