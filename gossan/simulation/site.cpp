// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/site.hpp"

namespace gossan::simulation {

Schema<RunInput> RunInput::schema() {
    using R = RunInput;
    return Schema<R>("run", "how long to run, and how often to write")
        .field("title", &R::title, "what the run is about")
        .field("duration", &R::duration, between("0.001 d", "36500 d"), "from the start of the run",
               unit("d"))
        .field("start_date", &R::start_date, "day 0 as 2026-01-31; left out: an undated run",
               defaults_to("choice: an undated run"))
        .field("output_interval", &R::output_interval, between("0.0001 d", "366 d"),
               "between rows of series.csv", unit("d"), defaults_to("choice: a row a day"))
        .field("field_interval", &R::field_interval, between("0.0001 d", "366 d"),
               "between profiles of fields.nc", unit("d"),
               defaults_to("choice: a profile every five days"))
        .field("restart_interval", &R::restart_interval, between("0.05 d", "366 d"),
               "between restart points besides those of the plan", unit("d"),
               defaults_to("choice: a dozen a year, at about nine steps each"));
}

Schema<ChemistryInput> ChemistryInput::schema() {
    using C = ChemistryInput;
    return Schema<C>("chemistry", "what takes part besides what ore and solutions bring")
        .field("exclude", &C::exclude, "reactions to leave out, by id",
               defaults_to("choice: every reaction whose substances are there takes part"))
        .field("include", &C::include,
               "optional reactions to take in, by id, such as ferrous_iron_oxygen",
               defaults_to("choice: none"))
        .field("components", &C::components, "components to carry though nothing brings them",
               defaults_to("choice: none"))
        .field("formal_potential", &C::formal_potential,
               "of the iron couple: turns total Fe(III) and Fe(II) into a potential, and back");
}

Schema<MicrobesInput> MicrobesInput::schema() {
    using M = MicrobesInput;
    return Schema<M>("microbes", "what lives in the bed")
        .field("groups", &M::groups, "groups that take part besides those brought in, by id",
               defaults_to("choice: those of the inoculum and of the solutions"))
        .field("inoculum", &M::inoculum, at_least(0),
               "cells given to the ore as it is stacked, by mass of dry ore, by group", unit("1/t"),
               defaults_to("choice: no microbes unless the scenario brings some"),
               usual(between("1e6 1/t", "1e15 1/t")))
        .field("attached", &M::attached, fraction(), "share of the inoculum that sits on the ore",
               defaults_to("estimate: ten to a hundred times more cells sit than swim"));
}

Schema<ParcelInput> ParcelInput::schema() {
    using P = ParcelInput;
    return Schema<P>("parcel", "ore as it is stacked")
        .field("ore", &P::ore, "the ore, per mass of dry ore")
        .field("cure", &P::cure, "acid and water given to the ore when it is stacked")
        .field("microbes", &P::microbes, "what lives in it")
        .field("pore_solution", &P::pore_solution,
               "solution that the ore's own moisture holds; left out: pure water",
               refers_to("solutions"));
}

Schema<Site> Site::schema() {
    return Schema<Site>("scenario", "one column of ore under one irrigation plan")
        .field("run", &Site::run, "how long to run, and how often to write")
        .field("ore", &Site::ore, "the ore, per mass of dry ore")
        .field("cure", &Site::cure, "acid and water given to the ore when it is stacked")
        .field("bed", &Site::bed, "size and packing of the bed")
        .field("solutions", &Site::solutions, "solutions by name")
        .field("pore_solution", &Site::pore_solution,
               "solution that the ore's own moisture holds; left out: pure water",
               refers_to("solutions"))
        .field("irrigation", &Site::irrigation,
               "when, how fast and with what the surface is irrigated")
        .field("aeration", &Site::aeration, "when and how fast air is blown in at the base")
        .field("microbes", &Site::microbes, "what lives in the bed")
        .field("weather", &Site::weather, "the weather at the site")
        .field("chemistry", &Site::chemistry,
               "what takes part besides what ore and solutions bring")
        .field("solver", &Site::solver, "local error that the integrator may make")
        .field("facts", &Site::facts, facts_meaning, defaults_to("choice: as the data have them"));
}

}  // namespace gossan::simulation
