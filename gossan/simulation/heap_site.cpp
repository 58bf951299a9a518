// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_site.hpp"

#include <algorithm>
#include <set>

#include "gossan/base/text.hpp"
#include "gossan/scenario/block.hpp"

namespace gossan::simulation {
namespace {

using Complaint = std::optional<std::string>;

template <class Plan>
Complaint fault_of_order(const Plan& plan) {
    for (std::size_t k = 1; k < plan.steps.size(); ++k) {
        if (plan.steps[k].from <= plan.steps[k - 1].from) {
            return "every step must begin after the one before it";
        }
    }
    return {};
}

Complaint fault_of_ids(const HeapSite& site) {
    if (site.modules.empty() && !site.stacking && site.plant.feeds.empty()) {
        return "a heap has at least one module, or else its plant a feed";
    }
    std::set<std::string> seen;
    for (const ModuleInput& module : site.modules) {
        if (module.id.empty() || module.id.find('/') != std::string::npos) {
            return "the id of a module is a word without /, not \"" + module.id + "\"";
        }
        if (!seen.insert(module.id).second) return "two modules are called \"" + module.id + "\"";
    }
    return {};
}

Complaint fault_of_power(const HeapSite& site) {
    if (!site.power) return {};
    for (const auto& [pond, pumps] : site.power->irrigation_from) {
        if (!site.plant.ponds.contains(pond)) return "irrigation_from: no pond \"" + pond + "\"";
    }
    for (const auto& [pad, energy] : site.power->crushing) {
        if (!site.pads.contains(pad)) return "crushing: no pad \"" + pad + "\"";
    }
    return {};
}

}  // namespace

Schema<PondStep> PondStep::schema() {
    using S = PondStep;
    return Schema<S>("step", "one stretch of irrigation out of a pond")
        .field("from", &S::from, at_least(0),
               "start: of a pad in days since a module was stacked, of a module in days of the run",
               unit("d"))
        .field("rate", &S::rate, between(0, "200 L/m2/h"), "while the drip is on", unit("L/m2/h"),
               usual(between(0, "40 L/m2/h")))
        .field("solution", &S::solution, "pond from which it drips", refers_to("plant.ponds"))
        .field("on", &S::on, at_least("1 min"), "length of a pulse; leave out for steady drip",
               unit("h"))
        .field("off", &S::off, at_least("1 min"), "pause after each pulse", unit("h"))
        .check("on", [](const S& step) -> Complaint {
            if (step.on.has_value() == step.off.has_value()) return {};
            return "give both on and off for pulses, or neither for steady drip";
        });
}

Schema<PondIrrigation> PondIrrigation::schema() {
    using P = PondIrrigation;
    return Schema<P>("irrigation", "when, how fast and out of which ponds modules are irrigated")
        .field("steps", &P::steps, "stretches of the plan, in the order of time")
        .field("resolve_pulses", &P::resolve_pulses,
               "follow every pulse; else those that come at least daily run as their mean rate",
               defaults_to("choice: as for a column"))
        .check("steps", [](const P& plan) { return fault_of_order(plan); });
}

Schema<DrainageStep> DrainageStep::schema() {
    using S = DrainageStep;
    return Schema<S>("step", "the pond that takes what drains and runs off")
        .field("from", &S::from, at_least(0),
               "start: of a pad in days since a module was stacked, of a module in days of the run",
               unit("d"))
        .field("pond", &S::pond, "its name", refers_to("plant.ponds"));
}

Schema<Drainage> Drainage::schema() {
    return Schema<Drainage>("drainage", "where a module drains to as it ages")
        .field("steps", &Drainage::steps, "each until the next one begins")
        .check("steps", [](const Drainage& plan) -> Complaint {
            if (plan.steps.empty()) return "a module drains to some pond: give at least one step";
            return fault_of_order(plan);
        });
}

Schema<PadInput> PadInput::schema() {
    using P = PadInput;
    return Schema<P>("pad", "what the modules of a pad have in common")
        .field("bed", &P::bed, "height and packing of a module; its area is the module's")
        .field("irrigation", &P::irrigation, "of a module, in days since it was stacked")
        .field("distribution", &P::distribution,
               "how unevenly the irrigation reaches the ore of a module; left out: evenly")
        .field("aeration", &P::aeration, "of a module, in days since it was stacked")
        .field("drains_to", &P::drains_to, "pond that takes what drains and runs off",
               refers_to("plant.ponds"))
        .field("drainage", &P::drainage,
               "in place of drains_to: ponds by days since a module was stacked")
        .field("covers", &P::covers,
               "sheets or nets over its modules, in days since each was stacked",
               defaults_to("choice: an open surface"))
        .check("drains_to", [](const P& pad) -> Complaint {
            if (pad.drains_to.has_value() == pad.drainage.has_value()) {
                return "give either drains_to or drainage";
            }
            if (!pad.drainage || pad.drainage->steps.front().from.si == 0.0) return {};
            return "the first step of drainage begins at 0 d, when a module is stacked";
        });
}

Schema<ModuleLift> ModuleLift::schema() {
    using L = ModuleLift;
    return Schema<L>("lift", "ore that is put on top of a module during the run")
        .field("from", &L::from, above(0), "day of the run on which it is stacked", unit("d"))
        .field("parcel", &L::parcel, "what it is made of; left out: what the module is made of",
               refers_to("parcels"))
        .field("height", &L::height, between("1 cm", "200 m"), "of this lift", unit("m"))
        .field("cells", &L::cells, between(1, 2000), "cells along its height")
        .field("temperature", &L::temperature, between("0 degC", "90 degC"),
               "as stacked; left out: that of its pad's bed", unit("degC"));
}

Schema<ModuleInput> ModuleInput::schema() {
    using M = ModuleInput;
    return Schema<M>("module", "a part of a pad that is stacked at once, or lift by lift")
        .field("id", &M::id, "its name")
        .field("pad", &M::pad, "where it stands", refers_to("pads"))
        .field("parcel", &M::parcel, "what it is made of; a stacking plan tells it too",
               refers_to("parcels"))
        .field("from", &M::from, at_least(0),
               "day of the run on which it is stacked; a stacking plan tells it too", unit("d"))
        .field("area", &M::area, above(0),
               "of its footprint; left out on a stacking plan: what makes its first lift as high "
               "as its pad's bed",
               unit("m2"))
        .field("height", &M::height, between("1 cm", "200 m"),
               "of its first lift; left out: that of its pad's bed", unit("m"))
        .field("lifts", &M::lifts, "lifts put on top of it, in order, in place of its pad's")
        .field("irrigation", &M::irrigation, "in place of its pad's, in days of the run")
        .field("distribution", &M::distribution, "in place of its pad's")
        .field("aeration", &M::aeration, "in place of its pad's, in days of the run")
        .field("drainage", &M::drainage, "in place of its pad's, in days of the run")
        .field("covers", &M::covers,
               "sheets or nets over it besides those of its pad, in days of the run",
               defaults_to("choice: none"));
}

Schema<CouplingInput> CouplingInput::schema() {
    using C = CouplingInput;
    return Schema<C>("coupling", "how closely heap and plant are brought together")
        .field("window", &C::window, between("1 d", "366 d"),
               "that heap and plant run in turns until they agree; at most the restart interval",
               unit("d"), defaults_to("choice: four sweeps a window; longer ones take more"))
        .field("tolerance", &C::tolerance, between(1e-8, 1e-2),
               "largest relative change of any pond at which they agree",
               defaults_to("choice: that of the integrator"), fixed())
        .field("most_sweeps", &C::most_sweeps, between(1, 100),
               "after which the run goes on, with a warning",
               defaults_to("choice: thrice what it takes"), fixed());
}

Schema<HeapSite> HeapSite::schema() {
    using H = HeapSite;
    return Schema<H>("scenario", "a heap and its plant")
        .field("run", &H::run, "how long to run, and how often to write")
        .field("parcels", &H::parcels, "kinds of ore by name", defaults_to("choice: none"))
        .field("pads", &H::pads, "pads by name", defaults_to("choice: none"))
        .field("modules", &H::modules, "what is stacked, where and when",
               defaults_to("choice: none, a plant that outside feeds"))
        .field("stacking", &H::stacking, "what is stacked where and when, by blocks or trucks")
        .field("solutions", &H::solutions, "solutions by name")
        .field("plant", &H::plant, "ponds, solvent extraction and tank house")
        .field("power", &H::power,
               "electricity of pumps, blowers, mixers and crushing; left out: not counted")
        .field("weather", &H::weather, "the weather at the site")
        .field("chemistry", &H::chemistry, "what takes part besides what ore and solutions bring")
        .field("solver", &H::solver, "local error that the integrator may make")
        .field("coupling", &H::coupling, "how closely heap and plant are brought together")
        .field("facts", &H::facts, facts_meaning, defaults_to("choice: as the data have them"))
        .check("power", fault_of_power)
        .check("modules", fault_of_ids);
}

bool has_plant(std::string_view scenario) { return scenario::has_block(scenario, "plant"); }

}  // namespace gossan::simulation
