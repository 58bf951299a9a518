// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/column_input.hpp"

namespace gossan::column {

EnumNames<FlowLaw> names_of(FlowLaw) {
    return {{FlowLaw::richards, "richards", "gravity and capillary suction"},
            {FlowLaw::kinematic, "kinematic", "gravity alone: unit gradient"}};
}

EnumNames<BaseDrainage> names_of(BaseDrainage) {
    return {
        {BaseDrainage::free, "free", "unit gradient: the bed goes on below"},
        {BaseDrainage::suction, "drain", "a drain that takes water once its suction is overcome"}};
}

Schema<StagnantInput> StagnantInput::schema() {
    using S = StagnantInput;
    return Schema<S>("stagnant", "pores off the flow paths, reached by diffusion")
        .field("nodes", &S::nodes, between(0, 5), "nodes a cell; 0 makes all water flow",
               defaults_to("estimate: three nodes follow the slow tail that one cannot"))
        .field("ratio", &S::ratio, above(0), "stagnant to flowing water",
               defaults_to("BouffardDixon2001"), usual(between(1, 10)))
        .field("length", &S::length, above(0), "half-length of the pores", unit("cm"),
               defaults_to("BouffardDixon2001"), usual(between("0.2 cm", "10 cm")))
        .field("diffusivity", &S::diffusivity, at_least(0), "in stagnant pores", unit("m2/s"),
               defaults_to("estimate: half that of free water for the tortuosity of the pores"),
               usual(between(1e-11, 2e-9)));
}

Schema<HeatInput> HeatInput::schema() {
    using H = HeatInput;
    return Schema<H>("heat", "how the bed stores and conducts heat")
        .field("rock", &H::rock, above(0), "specific heat of the rock", unit("J/kg/K"),
               defaults_to("unverified"), usual(between(700, 1300)))
        .field("water", &H::water, above(0), "specific heat by mass of the water in the solution",
               unit("J/kg/K"), defaults_to("estimate: pure water; salts add less than 5 %"))
        .field("dry", &H::dry, at_least(0), "conductivity of the dry bed", unit("W/m/K"),
               defaults_to("unverified"))
        .field("wet", &H::wet, at_least(0), "conductivity of the saturated bed", unit("W/m/K"),
               defaults_to("Casas1998"));
}

Schema<SurfaceInput> SurfaceInput::schema() {
    using S = SurfaceInput;
    return Schema<S>("surface", "what the surface does with water and heat")
        .field("max_pond_depth", &S::max_pond_depth, above(0), "deeper ponds run off", unit("m"),
               defaults_to("estimate: height of the berms around a cell"))
        .field("heat_transfer", &S::heat_transfer, at_least(0), "to the air", unit("W/m2/K"),
               defaults_to("choice: no exchange unless the scenario gives it"))
        .field("open", &S::open,
               "whether wind, sun and sky reach it; left out: if the weather has any of them")
        .field("albedo", &S::albedo, fraction(), "share of the sun that is sent back",
               defaults_to("unverified"), usual(between(0.1, 0.4)))
        .field("emissivity", &S::emissivity, fraction(), "of long waves", defaults_to("unverified"),
               usual(between(0.85, 0.98)));
}

Schema<AirInput> AirInput::schema() {
    using A = AirInput;
    return Schema<A>("air", "how gases move in the air of the bed and into its water")
        .field("transfer", &A::transfer, above(0), "of gases into the water, kLa by volume of it",
               unit("1/h"), defaults_to("Petersen2010"), usual(between("5 1/h", "200 1/h")))
        .field("dispersivity", &A::dispersivity, at_least(0),
               "of gases along the flow of air; left out: as that of the water", unit("m"))
        .field("oxygen", &A::oxygen, at_least(0), "diffusivity in free air at 25 degC",
               unit("m2/s"), defaults_to("unverified"))
        .field("carbon_dioxide", &A::carbon_dioxide, at_least(0),
               "diffusivity in free air at 25 degC", unit("m2/s"), defaults_to("unverified"));
}

Schema<CloggingInput> CloggingInput::schema() {
    using C = CloggingInput;
    return Schema<C>("clogging", "solids that fill the pores and so let less water pass")
        .field("minerals", &C::minerals, "ids of the solids that clog")
        .field("halving", &C::halving, above(0),
               "mass of them by mass of dry ore at which the conductivity is halved", unit("kg/t"));
}

Schema<LiftInput> LiftInput::schema() {
    using L = LiftInput;
    return Schema<L>("lift", "ore that is put on top of the bed during the run")
        .field("from", &L::from, above(0), "day on which it is stacked", unit("d"))
        .field("height", &L::height, between("1 cm", "200 m"), "of this lift", unit("m"))
        .field("cells", &L::cells, between(1, 2000), "cells along its height")
        .field("temperature", &L::temperature, between("0 degC", "90 degC"),
               "as stacked; left out: bed.temperature", unit("degC"));
}

Schema<BaseInput> BaseInput::schema() {
    using B = BaseInput;
    return Schema<B>("base", "how water leaves at the base")
        .field("drainage", &B::drainage, "kind of base", defaults_to("choice: free drainage"))
        .field("suction", &B::suction, between(0, "10 m"), "suction head of the drain", unit("m"))
        .field("heat_transfer", &B::heat_transfer, at_least(0), "to the ground", unit("W/m2/K"),
               defaults_to("choice: no exchange unless the scenario gives it"))
        .field("ground_temperature", &B::ground_temperature, between("-40 degC", "80 degC"),
               "of the ground", unit("degC"))
        .check("suction",
               [](const B& b) -> std::optional<std::string> {
                   if ((b.drainage == BaseDrainage::suction) == b.suction.has_value()) return {};
                   return "a base of drainage = \"drain\" needs its suction, any other has none";
               })
        .check("ground_temperature", [](const B& b) -> std::optional<std::string> {
            if (b.heat_transfer.si == 0.0 || b.ground_temperature) return {};
            return "heat_transfer to the ground needs its temperature";
        });
}

Schema<BedInput> BedInput::schema() {
    using B = BedInput;
    return Schema<B>("bed", "a bed of one ore: its size and packing")
        .field("height", &B::height, between("1 cm", "200 m"), "from base to surface", unit("m"))
        .field("area", &B::area, above(0), "footprint, for totals", unit("m2"),
               defaults_to("choice: totals per m2"))
        .field("cells", &B::cells, between(1, 2000), "cells along the height",
               defaults_to("choice: 0.1 to 0.3 m a cell for most lifts"))
        .field("bulk_density", &B::bulk_density, between("0.5 t/m3", "4 t/m3"),
               "dry ore by bulk volume", unit("t/m3"), usual(between("1.3 t/m3", "2.2 t/m3")))
        .field("temperature", &B::temperature, between("0 degC", "90 degC"),
               "of the bed at the start", unit("degC"))
        .field("dispersivity", &B::dispersivity, at_least(0), "left out: 0.05 of the height",
               unit("m"))
        .field("diffusivity", &B::diffusivity, at_least(0), "along the column in flowing water",
               unit("m2/s"), defaults_to("choice: dispersion by flow outweighs it"))
        .field("flow", &B::flow, "what drives the water", defaults_to("choice: the full equation"))
        .field("hydraulics", &B::hydraulics, "how the packing holds water and lets it pass")
        .field("stagnant", &B::stagnant, "pores off the flow paths")
        .field("heat", &B::heat, "how the bed stores and conducts heat")
        .field("surface", &B::surface, "what the surface does with water and heat")
        .field("base", &B::base, "how water leaves at the base")
        .field("air", &B::air, "how gases move in the air of the bed and into its water")
        .field("clogging", &B::clogging, "solids that fill the pores; left out: none do")
        .field("lifts", &B::lifts, "lifts of the same ore stacked on top during the run, in order",
               defaults_to("choice: one lift"))
        .check("lifts",
               [](const B& b) -> std::optional<std::string> {
                   for (std::size_t k = 1; k < b.lifts.size(); ++k) {
                       if (b.lifts[k].from <= b.lifts[k - 1].from) {
                           return "every lift must be stacked after the one before it";
                       }
                   }
                   return {};
               })
        .check("base", [](const B& b) -> std::optional<std::string> {
            if (b.flow == FlowLaw::richards || b.base.drainage == BaseDrainage::free) return {};
            return "a kinematic bed has no suction: write drainage = \"free\"";
        });
}

Schema<SolverInput> SolverInput::schema() {
    using S = SolverInput;
    return Schema<S>("solver", "local error that the integrator may make")
        .field("relative_tolerance", &S::relative_tolerance, between(1e-10, 1e-2),
               "of every unknown", defaults_to("choice: copper within 0.1 % at the least cost"),
               fixed())
        .field("water_content", &S::water_content, above(0), "m3/m3",
               defaults_to("choice: a hundredth of what can be measured"), fixed())
        .field("enthalpy", &S::enthalpy, above(0), "by volume of bed", unit("J/m3"),
               defaults_to("choice: 5 mK of a moist bed"), fixed())
        .field("component", &S::component, above(0), "of every dissolved component, by bed volume",
               unit("mol/m3"), defaults_to("choice: below 1 mg/L of copper in the water of a bed"),
               fixed())
        .field("solid", &S::solid, above(0), "of every solid, by bed volume", unit("mol/m3"),
               defaults_to("choice: 0.0004 % of the copper of a 0.4 % ore"), fixed())
        .field("dissolved_gas", &S::dissolved_gas, above(0),
               "of dissolved O2 and CO2, by bed volume", unit("mol/m3"),
               defaults_to("choice: below 1 % of the O2 in the water of a bed"), fixed())
        .field("oxygen", &S::oxygen, above(0), "of O2 in the air of the bed, by bed volume",
               unit("mol/m3"), defaults_to("choice: below 0.01 % of that in fresh air"), fixed())
        .field("carbon_dioxide", &S::carbon_dioxide, above(0),
               "of CO2 in the air of the bed, by bed volume", unit("mol/m3"),
               defaults_to("choice: below 0.1 % of that in fresh air"), fixed())
        .field("biomass", &S::biomass, above(0), "of cells as carbon, by bed volume",
               unit("mol/m3"), defaults_to("choice: 1e5 cells to the kilogram of ore"), fixed());
}

ColumnModel bed_model(const BedInput& bed, const SolverInput& solver) {
    const int nodes = bed.stagnant.nodes;
    const double dispersivity = bed.dispersivity ? bed.dispersivity->si : 0.05 * bed.height.si;
    const CellProperties cell{
        .height = bed.height.si / bed.cells,
        .rock_heat_capacity = bed.bulk_density.si * bed.heat.rock.si,
        .conductivity_dry = bed.heat.dry.si,
        .conductivity_wet = bed.heat.wet.si,
        .dispersivity = dispersivity,
        .diffusivity = bed.diffusivity.si,
        .mobile_share = nodes == 0 ? 1.0 : 1.0 / (1.0 + bed.stagnant.ratio),
        .stagnant_length = bed.stagnant.length.si,
        .stagnant_diffusivity = bed.stagnant.diffusivity.si,
        .porosity = bed.hydraulics.porosity,
        .gas_dispersivity = bed.air.dispersivity ? bed.air.dispersivity->si : dispersivity,
        .retention = std::make_shared<transport::VanGenuchten>(bed.hydraulics),
        .reference = {},
        .accessibility = {}};
    ColumnModel model;
    model.cells.assign(std::size_t(bed.cells), cell);
    model.n_nodes = nodes;
    model.heat_capacity_water = bed.heat.water.si;
    model.flow = bed.flow;
    model.surface = {.max_pond_depth = bed.surface.max_pond_depth.si,
                     .heat_transfer = bed.surface.heat_transfer.si,
                     .fixed_head = {}};
    model.base.drainage = bed.base.drainage;
    model.base.head = bed.base.suction ? -bed.base.suction->si : 0.0;
    model.base.heat_transfer = bed.base.heat_transfer.si;
    if (bed.base.ground_temperature)
        model.base.ground_temperature = bed.base.ground_temperature->si;
    model.tolerances = {.relative = solver.relative_tolerance,
                        .water_content = solver.water_content,
                        .enthalpy = solver.enthalpy.si,
                        .component = solver.component.si,
                        .solid = solver.solid.si};
    return model;
}

}  // namespace gossan::column
