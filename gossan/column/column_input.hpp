// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/base/schema.hpp"
#include "gossan/column/column_model.hpp"
#include "gossan/transport/van_genuchten.hpp"

namespace gossan::column {

/// Stagnant water: pores off the flow paths that exchange by diffusion.
struct StagnantInput {
    int nodes = 3;       ///< 0 to 5; 0 makes all water flow
    double ratio = 5.0;  ///< stagnant to flowing water
    Length length{0.03};
    Diffusivity diffusivity{3e-10};

    static Schema<StagnantInput> schema();
};

/// How the bed stores and conducts heat.
struct HeatInput {
    SpecificHeat rock{850.0};
    SpecificHeat water{4180.0};
    Conductivity dry{0.5};
    Conductivity wet{2.1};

    static Schema<HeatInput> schema();
};

/// What the surface does with water and heat.
struct SurfaceInput {
    Length max_pond_depth{0.3};
    HeatTransfer heat_transfer{0.0};
    std::optional<bool> open;  ///< meets wind, sun and sky; left out: if the weather has them
    Number albedo{0.25};
    Number emissivity{0.92};

    static Schema<SurfaceInput> schema();
};

/// How water leaves at the base.
struct BaseInput {
    BaseDrainage drainage = BaseDrainage::free;
    std::optional<Length> suction;  ///< of the drain
    HeatTransfer heat_transfer{0.0};
    std::optional<Temperature> ground_temperature;

    static Schema<BaseInput> schema();
};

/// How gases move in the air of the bed and into its water.
struct AirInput {
    Rate transfer{40.0 / 3600.0};  ///< kLa by volume of water
    std::optional<Length> dispersivity;
    Diffusivity oxygen{2.05e-5};  ///< in free air at 25 degC and 101.325 kPa
    Diffusivity carbon_dioxide{1.6e-5};

    static Schema<AirInput> schema();
};

/// Solids that fill the pores and so let less water pass.
struct CloggingInput {
    std::vector<std::string> minerals;  ///< ids
    Number halving;  ///< mass of them by mass of dry ore at which the conductivity is halved

    static Schema<CloggingInput> schema();
};

/// Ore that is put on top of the bed on a day of the run.
struct LiftInput {
    Duration from;
    Length height;
    int cells = 0;
    std::optional<Temperature> temperature;

    static Schema<LiftInput> schema();
};

/// A bed of one ore: its size and packing.
struct BedInput {
    Length height;
    Area area{1.0};
    int cells = 30;
    Density bulk_density;     ///< dry
    Temperature temperature;  ///< at stacking
    std::optional<Length> dispersivity;
    Diffusivity diffusivity{0.0};
    FlowLaw flow = FlowLaw::richards;
    transport::HydraulicProperties hydraulics;
    StagnantInput stagnant;
    HeatInput heat;
    SurfaceInput surface;
    BaseInput base;
    AirInput air;
    std::optional<CloggingInput> clogging;
    std::vector<LiftInput> lifts;  ///< on top of the first `height`, rising in `from`

    static Schema<BedInput> schema();
};

/// Local error that the integrator may make.
struct SolverInput {
    double relative_tolerance = 1e-4;
    double water_content = 1e-5;
    Pressure enthalpy{1e4};  ///< energy by volume of bed, J/m3
    Concentration component{1e-3};
    Concentration solid{1e-3};
    Concentration dissolved_gas{1e-5};
    Concentration oxygen{1e-4};          ///< in the air of the bed
    Concentration carbon_dioxide{1e-6};  ///< in the air of the bed
    Concentration biomass{1e-6};         ///< as carbon

    static Schema<SolverInput> schema();
};

EnumNames<FlowLaw> names_of(FlowLaw);
EnumNames<BaseDrainage> names_of(BaseDrainage);

/// Cells, surface, base and tolerances of a bed, without chemistry and forcing.
[[nodiscard]] ColumnModel bed_model(const BedInput& bed, const SolverInput& solver);

}  // namespace gossan::column
