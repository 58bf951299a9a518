// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/plant/made_liquor.hpp"
#include "gossan/plant/plant.hpp"

/// For tests alone: a plant of two extraction stages and a strip between two ponds.
namespace gossan::plant::made {

constexpr double day_long = 86400.0;

inline PondInput pond(double capacity, double area) {
    PondInput made;
    made.capacity = Volume(capacity);
    made.area = Area(area);
    return made;
}

/// "pls" and "raffinate", of 10,000 m3 each; the circuit of the published example; no losses and no
/// bleed; cells for 80 t/d.
inline PlantInput plant() {
    PlantInput made;
    made.ponds["pls"] = pond(10000.0, 0.0);
    made.ponds["raffinate"] = pond(10000.0, 0.0);
    ExtractionInput sx;
    sx.feed = "pls";
    sx.raffinate = {{"raffinate", Number(1.0)}};
    sx.most_flow = VolumeFlow(0.5);
    sx.feed_level = 0.5;
    sx.reagent = 0.0866;
    sx.extraction_efficiency = {0.92, 0.95};
    sx.strip_efficiency = {0.98};
    sx.advance_copper = Density(50.0);
    sx.copper_to_iron = 1e12;
    sx.aqueous_entrainment = sx.electrolyte_entrainment = 0.0;
    made.extraction = sx;
    TankHouseInput house;
    house.cells.count = 100;
    house.cells.cathode_area = Area(110.0);
    house.electrolyte = Volume(3000.0);
    house.copper = Density(30.0);
    house.free_acid = Density(190.0);
    house.ferric = Density(0.0);
    house.bleed = 0.0;
    house.bleed_to = "raffinate";
    made.tank_house = house;
    return made;
}

/// A plant whose every pond starts half full of the same liquor.
inline Plant start(const PlantInput& input, double copper = 2.5, double acid = 1.6,
                   double ferric = 0.0) {
    std::vector<Liquor> liquors;
    for (const auto& [name, each] : input.ponds) {
        liquors.push_back(liquor(each.level * each.capacity.si, copper, acid, ferric, 0.2));
    }
    return {input, basis(), liquors};
}

/// A day in which `come` enters by pond and irrigation wants `wanted` m3 by pond.
struct Day {
    std::map<std::string, Liquor> come = {};
    std::map<std::string, double> wanted = {};
    atmosphere::Conditions weather = {};
    double length = day_long;
};

inline PlantOutcome run(Plant& plant, const Day& day, double at = 0.0) {
    std::vector<Liquor> inflow(plant.n_ponds(), basis().empty());
    std::vector<double> demand(plant.n_ponds(), 0.0);
    for (const auto& [name, liquor] : day.come) {
        inflow[std::size_t(plant.pond_index(name))] = liquor;
    }
    for (const auto& [name, volume] : day.wanted) {
        demand[std::size_t(plant.pond_index(name))] = volume;
    }
    return plant.advance({.start = at,
                          .length = day.length,
                          .inflow = inflow,
                          .demand = demand,
                          .weather = day.weather});
}

}  // namespace gossan::plant::made
