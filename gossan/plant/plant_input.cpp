// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/plant_input.hpp"

#include <algorithm>
#include <cmath>

namespace gossan::plant {
namespace {

using Complaint = std::optional<std::string>;

Complaint unknown_pond(const PlantInput& plant, const std::string& name, const char* who) {
    if (plant.ponds.contains(name)) return {};
    std::string known;
    for (const auto& [id, pond] : plant.ponds) known += (known.empty() ? "" : ", ") + id;
    return std::string(who) + " names the pond \"" + name + "\"; there are " +
           (known.empty() ? "none" : known);
}

Complaint fault_of_ponds(const PlantInput& plant) {
    for (const auto& [id, pond] : plant.ponds) {
        if (!pond.spills_to) continue;
        if (*pond.spills_to == id) return "a pond cannot spill into itself: " + id;
        if (const auto fault = unknown_pond(plant, *pond.spills_to, "spills_to")) return fault;
    }
    return {};
}

Complaint fault_of_transfers(const PlantInput& plant) {
    for (const TransferInput& transfer : plant.transfers) {
        if (const auto fault = unknown_pond(plant, transfer.from, "from")) return fault;
        if (const auto fault = unknown_pond(plant, transfer.to, "to")) return fault;
        if (transfer.from == transfer.to) return "from and to are the same pond";
    }
    return {};
}

template <class Flow>
Complaint fault_of_outside(const PlantInput& plant, const std::vector<Flow>& flows) {
    for (const Flow& flow : flows) {
        if (const auto fault = unknown_pond(plant, flow.pond, "pond")) return fault;
    }
    return {};
}

Complaint fault_of_outages(const PlantInput& plant) {
    for (std::size_t k = 1; k < plant.outages.size(); ++k) {
        if (plant.outages[k].from >= plant.outages[k - 1].until) continue;
        return "every outage begins after the one before it has ended";
    }
    return {};
}

Complaint fault_of_extraction(const PlantInput& plant) {
    if (!plant.extraction) return {};
    const ExtractionInput& sx = *plant.extraction;
    if (!plant.tank_house) return "extracted copper needs a tank house to be stripped into";
    if (const auto fault = unknown_pond(plant, sx.feed, "feed")) return fault;
    if (sx.parallel_feed) {
        if (*sx.parallel_feed == sx.feed) return "parallel_feed is the pond of feed";
        if (const auto fault = unknown_pond(plant, *sx.parallel_feed, "parallel_feed")) {
            return fault;
        }
    }
    for (const auto& [pond, share] : sx.raffinate) {
        if (const auto fault = unknown_pond(plant, pond, "raffinate")) return fault;
    }
    return {};
}

Complaint fault_of_tank_house(const PlantInput& plant) {
    if (!plant.tank_house) return {};
    if (!plant.extraction) return "a tank house without extraction gets no copper";
    const auto& advance = plant.extraction->advance_copper;
    if (advance && *advance <= plant.tank_house->copper) {
        return "copper of the spent electrolyte must be below advance_copper of the extraction, "
               "or nothing is stripped";
    }
    const auto& most = plant.tank_house->most_copper;
    if (advance && most && *most >= *advance) {
        return "most_copper must be below advance_copper of the extraction: from an electrolyte "
               "that comes up to its advance nothing is stripped";
    }
    return unknown_pond(plant, plant.tank_house->bleed_to, "bleed_to");
}

}  // namespace

double most_copper(const TankHouseInput& house, const ExtractionInput& extraction) {
    if (house.most_copper) return house.most_copper->si;
    if (extraction.advance_copper) return 0.5 * (house.copper.si + extraction.advance_copper->si);
    return 55.0;
}

Schema<WaterMakeUp> WaterMakeUp::schema() {
    using W = WaterMakeUp;
    return Schema<W>("water", "fresh water that holds a pond at a level")
        .field("level", &W::level, above_to(0, 1), "share of the capacity", unit("%"),
               defaults_to("choice: half full leaves room for rain"))
        .field("most", &W::most, at_least(0), "that can be given", unit("m3/h"))
        .field("temperature", &W::temperature, between("0 degC", "60 degC"), "of the water",
               unit("degC"), defaults_to("estimate: ground water"));
}

Schema<AcidMakeUp> AcidMakeUp::schema() {
    using A = AcidMakeUp;
    return Schema<A>("acid", "sulphuric acid that holds a pond at a free acid")
        .field("free_acid", &A::free_acid, between(0, "200 g/L"), "to hold, as H2SO4", unit("g/L"))
        .field("most", &A::most, at_least(0), "that can be given, as pure H2SO4", unit("t/d"));
}

Schema<PondInput> PondInput::schema() {
    using P = PondInput;
    return Schema<P>("pond", "a well-mixed pond")
        .field("capacity", &P::capacity, above(0), "to the brim", unit("m3"))
        .field("area", &P::area, at_least(0), "of its water and of the catchment of its rain",
               unit("m2"))
        .field("lowest", &P::lowest, between(0.001, 0.9),
               "share of the capacity below which nothing can be drawn",
               defaults_to("estimate: below the pump's suction"))
        .field("level", &P::level, fraction(), "share of the capacity at the start",
               defaults_to("choice: half full leaves room for rain"))
        .field("cover", &P::cover, fraction(), "share of the surface that balls or sheets cover",
               defaults_to("choice: open"))
        .field("solution", &P::solution, "in it at the start", refers_to("solutions"))
        .field("spills_to", &P::spills_to,
               "pond that takes what comes over the brim; left out: it leaves the site")
        .field("priority", &P::priority, "who is served first when there is not enough",
               defaults_to("choice: the heap before the plant"))
        .field("water", &P::water, "make-up water; left out: none")
        .field("acid", &P::acid, "make-up acid; left out: none")
        .check("level",
               [](const P& pond) -> Complaint {
                   if (pond.level >= pond.lowest) return {};
                   return "a pond starts at its lowest level or above";
               })
        .check("priority", [](const P& pond) -> Complaint {
            for (const Draw draw : {Draw::demand, Draw::extraction, Draw::transfers}) {
                if (std::count(pond.priority.begin(), pond.priority.end(), draw) != 1) {
                    return "name demand, extraction and transfers once each";
                }
            }
            return {};
        });
}

Schema<TransferInput> TransferInput::schema() {
    using T = TransferInput;
    return Schema<T>("transfer", "a pump from pond to pond")
        .field("from", &T::from, "pond")
        .field("to", &T::to, "pond")
        .field("rate", &T::rate, at_least(0), "at most", unit("m3/h"))
        .field("above", &T::above, fraction(), "runs while `from` holds more than this share")
        .field("below", &T::below, fraction(), "runs while `to` holds less than this share");
}

SxDesign ExtractionInput::design() const {
    return {.reagent_percent = 100.0 * reagent,
            .organic_to_aqueous = organic_to_aqueous,
            .extraction_efficiency = extraction_efficiency,
            .parallel_efficiency = parallel_efficiency,
            .strip_efficiency = strip_efficiency,
            .organic_before = organic_before,
            .advance_copper = advance_copper ? advance_copper->si : 0.0,
            .electrolyte_ratio = electrolyte_to_organic.value_or(0.0)};
}

Schema<PlantInput> PlantInput::schema() {
    using P = PlantInput;
    return Schema<P>("plant", "ponds, solvent extraction and tank house")
        .field("ponds", &P::ponds, "ponds by name")
        .field("transfers", &P::transfers, "pumps between ponds; the first is served first",
               defaults_to("choice: none"))
        .field("feeds", &P::feeds, "flows into ponds from outside of the scenario",
               defaults_to("choice: none"))
        .field("offtakes", &P::offtakes, "flows out of ponds that leave the scenario",
               defaults_to("choice: none"))
        .field("outages", &P::outages, "times without power", defaults_to("choice: none"))
        .field("extraction", &P::extraction, "solvent extraction; left out: none")
        .field("tank_house", &P::tank_house, "electrolyte and its cells; left out: none")
        .field("longest_step", &P::longest_step, between("1 min", "1 d"),
               "in which ponds and electrolyte answer each other", unit("h"),
               defaults_to("choice: a quarter of a day, see the theory of the plant"), fixed())
        .check("ponds", fault_of_ponds)
        .check("transfers", fault_of_transfers)
        .check("feeds", [](const P& plant) { return fault_of_outside(plant, plant.feeds); })
        .check("offtakes", [](const P& plant) { return fault_of_outside(plant, plant.offtakes); })
        .check("outages", fault_of_outages)
        .check("extraction", fault_of_extraction)
        .check("tank_house", fault_of_tank_house);
}

}  // namespace gossan::plant
