// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "gossan/reactions/network.hpp"
#include "gossan/solution/speciation.hpp"
#include "gossan/transport/retention.hpp"

namespace gossan::column {

/// One cell of the bed: its size and what it is made of. SI.
struct CellProperties {
    double height;              ///< m
    double rock_heat_capacity;  ///< J/m3 of bed/K
    double conductivity_dry;    ///< W/m/K
    double conductivity_wet;    ///< W/m/K, when saturated
    double dispersivity;        ///< m
    double diffusivity;         ///< m2/s along the column in the mobile water
    double mobile_share;        ///< share of the cell's water that flows; 1 without stagnant nodes
    double stagnant_length;     ///< m, half-length of the stagnant slab
    double stagnant_diffusivity;  ///< m2/s in stagnant pores
    std::shared_ptr<const transport::Retention> retention;
    std::vector<double> reference;  ///< [n_solids] amount that a rate is relative to, mol/m3 of bed
    std::vector<double> accessibility;  ///< [n_solids] factor of the size class
};

/// What comes from above at one time. SI, per m2 of surface.
struct SurfaceForcing {
    double irrigation = 0.0;                     ///< m3 of solution/m2/s
    double irrigation_water = 55340.0;           ///< mol of water per m3 of that solution
    std::vector<double> irrigation_composition;  ///< [n_components] mol/m3 of solution
    double irrigation_temperature = 298.15;      ///< K
    double rain = 0.0;                           ///< m3/m2/s
    double potential_evaporation = 0.0;          ///< m3 of water/m2/s
    double relative_humidity = 0.5;              ///< of the air: a bed as dry as that loses nothing
    double air_temperature = 298.15;             ///< K
};
using Forcing = std::function<void(double time, SurfaceForcing& forcing)>;

/// How water enters and leaves. Fixed heads serve the verification of the flow alone.
struct SurfaceProperties {
    double max_pond_depth = 0.3;       ///< m; what is above runs off
    double heat_transfer = 0.0;        ///< W/m2/K from the surface to the air
    std::optional<double> fixed_head;  ///< m
};
enum class BaseDrainage { free, suction, fixed_head };
struct BaseProperties {
    BaseDrainage drainage = BaseDrainage::free;
    double head = 0.0;                   ///< m: pressure head of the drain, or the fixed head
    double heat_transfer = 0.0;          ///< W/m2/K from the base to the ground
    double ground_temperature = 298.15;  ///< K
};

enum class FlowLaw { richards, kinematic };

/// Absolute tolerances, per m3 of bed (cells) or per m2 with `surface_depth` as its depth.
struct Tolerances {
    double relative = 1e-4;
    double water_content = 1e-5;  ///< m3/m3
    double enthalpy = 1e4;        ///< J/m3
    double component = 1e-3;      ///< mol/m3
    double solid = 1e-3;          ///< mol/m3
    double surface_depth = 1.0;   ///< m: a store's tolerances are those of a cell times this
};

/// Everything that a column's equations need; immutable while it runs.
struct ColumnModel {
    std::vector<CellProperties> cells;    ///< from the base up
    int n_nodes = 0;                      ///< stagnant nodes a cell, 0 to 5
    double heat_capacity_water = 4180.0;  ///< J/kg of water in the solution/K
    FlowLaw flow = FlowLaw::richards;
    SurfaceProperties surface;
    BaseProperties base;
    Tolerances tolerances;
    std::shared_ptr<const reactions::Network> network;
    std::shared_ptr<const solution::Speciation> speciation;
    Forcing forcing;
};

}  // namespace gossan::column
