// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "gossan/reactions/network.hpp"
#include "gossan/solution/gas_solubility.hpp"
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
    double stagnant_diffusivity;    ///< m2/s in stagnant pores
    double porosity = 0.4;          ///< share of the bulk volume that water or air can fill
    double gas_dispersivity = 0.0;  ///< m, of gases along the flow of air
    double nitrogen = 4.0;          ///< mol N2 in the air of a m3 of bed; see GasPhase
    std::shared_ptr<const transport::Retention> retention;
    std::vector<double> reference;  ///< [n_solids] amount that a rate is relative to, mol/m3 of bed
    std::vector<double> accessibility;  ///< [n_solids] factor of the size class
    std::vector<double> clogging{};     ///< [n_solids] ln of conductivity lost per mol/m3; or empty
};

/// What comes from above at one time. SI, per m2 of surface.
struct SurfaceForcing {
    double irrigation = 0.0;                     ///< m3 of solution/m2/s
    double irrigation_water = 55340.0;           ///< mol of water per m3 of that solution
    std::vector<double> irrigation_composition;  ///< [n_components] mol/m3 of solution
    double irrigation_temperature = 298.15;      ///< K
    double rain = 0.0;                           ///< m3/m2/s
    double potential_evaporation = 0.0;    ///< m3 of water/m2/s; not read if it follows the wind
    double relative_humidity = 0.5;        ///< of the air: a bed as dry as that loses nothing
    double air_temperature = 298.15;       ///< K
    double vapour_conductance = 0.0;       ///< kg/m2/s per kg/kg of humidity: of wind and cover
    double wind_heat_transfer = 0.0;       ///< W/m2/K from the surface to the air
    double sun = 0.0;                      ///< W/m2 on a level surface
    double sky = 0.0;                      ///< W/m2 of long waves down
    double aeration = 0.0;                 ///< mol of dry air/m2/s blown in at the base
    double aeration_temperature = 298.15;  ///< K
    double aeration_humidity = 0.5;        ///< relative
};
using Forcing = std::function<void(double time, SurfaceForcing& forcing)>;

/// How water enters and leaves. Fixed heads serve the verification of the flow alone.
struct SurfaceProperties {
    double max_pond_depth = 0.3;  ///< m; what is above runs off
    double heat_transfer = 0.0;   ///< W/m2/K from the surface to the air, besides that of the wind
    bool evaporates_by_wind = false;   ///< by `vapour_conductance`, else as `potential_evaporation`
    double albedo = 0.25;              ///< share of the sun that is sent back
    double emissivity = 0.0;           ///< of long waves; 0: none are exchanged
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

/// One gas that the air of the bed brings and the water takes up.
struct Gas {
    int component = -1;           ///< of the network: what it is once dissolved
    int network_gas = -1;         ///< of the network: the gas that reactions give off; -1 = none
    double ambient = 0.0;         ///< mol per mol of N2 in fresh air
    double diffusivity = 0.0;     ///< m2/s in free air at 25 degC and 101325 Pa
    double transfer = 0.0;        ///< kLa, 1/s per volume of solution
    double heat_of_solution = 0;  ///< J/mol given off by dissolving, = -dH
    std::shared_ptr<const solution::GasSolubility> solubility;
};

/// The air in the bed. N2 neither reacts nor dissolves: its flux is the same at every height and is
/// set by the blower; other gases are counted per mol of it. Every cell holds a fixed amount of N2,
/// though its gas volume changes with its water: gas stores little, and moves out of water's way
/// with what is in it.
struct GasPhase {
    bool takes_up_water = true;  ///< vapour leaves with the air; false in tests of heat alone
    std::vector<Gas> gases;      ///< may be empty: air then carries heat and vapour alone
};

/// Absolute tolerances, per m3 of bed (cells) or per m2 with `surface_depth` as its depth.
struct Tolerances {
    double relative = 1e-4;
    double water_content = 1e-5;       ///< m3/m3
    double enthalpy = 1e4;             ///< J/m3
    double component = 1e-3;           ///< mol/m3
    double solid = 1e-3;               ///< mol/m3
    double gas = 1e-4;                 ///< mol/m3
    std::vector<double> components{};  ///< [n_components] mol/m3, in place of `component`
    std::vector<double> solids{};      ///< [n_solids] mol/m3, in place of `solid`
    std::vector<double> gases{};       ///< [n_gases] mol/m3, in place of `gas`
    double surface_depth = 1.0;        ///< m: a store's tolerances are those of a cell times this
};

/// Everything that a column's equations need; immutable while it runs.
struct ColumnModel {
    std::vector<CellProperties> cells;    ///< from the base up
    int n_nodes = 0;                      ///< stagnant nodes a cell, 0 to 5
    double heat_capacity_water = 4180.0;  ///< J/kg of water in the solution/K
    double pressure = 101325.0;           ///< Pa, of the site
    FlowLaw flow = FlowLaw::richards;
    SurfaceProperties surface;
    BaseProperties base;
    std::optional<GasPhase> air;  ///< none: gases that reactions give off are gone at once
    Tolerances tolerances;
    std::shared_ptr<const reactions::Network> network;
    std::shared_ptr<const solution::Speciation> speciation;
    Forcing forcing;
};

}  // namespace gossan::column
