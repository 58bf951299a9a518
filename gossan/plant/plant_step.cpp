// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/plant_step.hpp"

#include <algorithm>

#include "gossan/base/constants.hpp"
#include "gossan/plant/make_up.hpp"
#include "gossan/plant/pond_surface.hpp"

namespace gossan::plant {
namespace {

constexpr double mol_volume = constants::water_molar_mass / 997.0;  // m3/mol of water

/// Share of the electrolyte's flow through the strip that a house at its set-point would have,
/// where an advance is held: from spent electrolyte that the cells cannot keep low, the flow that
/// carries the copper to the advance has no bound, and a bleed that is a share of it none either.
double share_of_flow(const ExtractionInput& extraction, const TankHouseInput& house, double spent) {
    if (!extraction.advance_copper) return 1.0;
    const double advance = extraction.advance_copper->si;
    return std::clamp((advance - spent) / (advance - house.copper.si), 0.0, 1.0);
}

}  // namespace

PlantStep::PlantStep(Plant& plant, const PlantInterval& interval, double start, double length,
                     PlantOutcome& outcome, PlantEvents& events)
    : plant_(plant),
      interval_(interval),
      start_(start),
      length_(length),
      powered_(length - time_without_power(plant.input_.outages, start, start + length)),
      outcome_(outcome),
      events_(events),
      incoming_(interval.inflow.begin(), interval.inflow.end()),
      late_(plant.n_ponds(), plant.basis_.empty()),
      has_run_(plant.n_ponds(), 0),
      feed_(plant.basis_.empty()),
      parallel_feed_(plant.basis_.empty()) {
    for (Liquor& liquor : incoming_) liquor.scale(length / interval.length);
    for (const auto& [name, pond] : plant.input_.ponds) inputs_.push_back(&pond);
    feeds_left_ = int(plant.flowsheet_.feed >= 0) + int(plant.flowsheet_.parallel_feed >= 0);
}

const PondInput& PlantStep::pond_input(std::size_t pond) const { return *inputs_[pond]; }

bool PlantStep::is_feed(std::size_t pond) const {
    return int(pond) == plant_.flowsheet_.feed || int(pond) == plant_.flowsheet_.parallel_feed;
}

void PlantStep::run() {
    if (powered_ < length_) {
        events_.note({"outage", "plant", start_, (length_ - powered_) / 3600.0, "h",
                      "without power: pumps, extraction, current and make-up stand still"});
    }
    throttle();
    for (const int pond : plant_.flowsheet_.order) {
        run_pond_at(std::size_t(pond));
        if (is_feed(std::size_t(pond)) && --feeds_left_ == 0) run_copper();
    }
    for (std::size_t pond = 0; pond < late_.size(); ++pond) {
        plant_.ponds_[pond].add(late_[pond]);
        dose_acid(pond);
    }
}

void PlantStep::deliver(int pond, const Liquor& liquor, double share) {
    const auto at = std::size_t(pond);
    (has_run_[at] ? late_[at] : incoming_[at]).add(liquor, share);
}

double PlantStep::wanted_flow(std::size_t pond) const {
    const auto& sx = *plant_.input_.extraction;
    const double level = sx.feed_level * pond_input(pond).capacity.si;
    const double above = plant_.basis_.volume(plant_.ponds_[pond]) - level;
    return std::max(plant_.basis_.volume(incoming_[pond]) / length_ + above / sx.feed_time.si, 0.0);
}

double PlantStep::most_flow(std::size_t pond) const {
    const auto& sx = *plant_.input_.extraction;
    return int(pond) == plant_.flowsheet_.feed ? sx.most_flow.si : sx.parallel_most_flow.si;
}

/// The share of the feeds whose copper the electrolyte can take before it holds too much.
void PlantStep::throttle() {
    const Flowsheet& sheet = plant_.flowsheet_;
    if (sheet.feed < 0 || powered_ <= 0.0) return;
    const auto flow = [&](int pond) {
        if (pond < 0) return 0.0;
        return std::min(wanted_flow(std::size_t(pond)), most_flow(std::size_t(pond)));
    };
    const auto content = [&](int pond) {
        return pond < 0 ? plant_.basis_.empty() : plant_.ponds_[std::size_t(pond)];
    };
    const TankHouseInput& house = *plant_.input_.tank_house;
    const double most =
        most_copper(house, *plant_.input_.extraction) * house.electrolyte.si / copper_molar_mass;
    const double room = most - plant_.electrolyte_.component[plant_.basis_.cu()] +
                        most_plated(house, plant_.basis_, powered_, plant_.electrolyte_);
    const double most_expected =
        flow(sheet.feed) * plant_.basis_.copper(content(sheet.feed)) +
        flow(sheet.parallel_feed) * plant_.basis_.copper(content(sheet.parallel_feed));
    if (most_expected * powered_ / copper_molar_mass <= room) return;
    const double expected =
        expected_transfer(*plant_.input_.extraction, plant_.basis_, content(sheet.feed),
                          flow(sheet.feed), content(sheet.parallel_feed), flow(sheet.parallel_feed),
                          plant_.electrolyte_) *
        powered_ / copper_molar_mass;
    if (expected <= room) return;
    share_treated_ = std::max(room, 0.0) / expected;
}

double PlantStep::intake(std::size_t pond) {
    const double wanted = wanted_flow(pond);
    const double most = most_flow(pond);
    const double taken = std::min(wanted, most) * powered_;
    // What waits already was told when it came.
    const double come = plant_.basis_.volume(incoming_[pond]) * powered_ / length_;
    if (powered_ > 0.0 && wanted > most * (1.0 + 1e-9)) {
        events_.note({"extraction_full", plant_.flowsheet_.names[pond], start_,
                      std::max(come - most * powered_, 0.0), "m3",
                      "more liquor is there than solvent extraction takes; it stays in the pond"});
    }
    if (share_treated_ < 1.0) {
        events_.note({"electrolyte_full", "tank house", start_, (1.0 - share_treated_) * taken,
                      "m3",
                      "the electrolyte holds all the copper it may; liquor is led past extraction "
                      "with its copper"});
    }
    return taken;
}

double PlantStep::transfer_volume(std::size_t transfer) const {
    const TransferInput& pump = plant_.input_.transfers[transfer];
    const auto [from, to] = plant_.flowsheet_.transfers[transfer];
    const auto level = [&](int pond, const Number& share) {
        const auto at = std::size_t(pond);
        return plant_.basis_.volume(plant_.ponds_[at]) - share * pond_input(at).capacity.si;
    };
    double volume = pump.rate.si * powered_;
    if (pump.above) volume = std::min(volume, level(from, *pump.above));
    if (pump.below) volume = std::min(volume, -level(to, *pump.below));
    return std::max(volume, 0.0);
}

std::vector<PlantStep::Outlet> PlantStep::outlets_of(std::size_t pond) {
    std::vector<Outlet> outlets;
    for (const Draw draw : pond_input(pond).priority) {
        if (draw == Draw::demand) {
            const double volume = interval_.demand[pond] * powered_ / interval_.length;
            outlets.push_back({draw, 0, volume});
        } else if (draw == Draw::extraction && is_feed(pond)) {
            outlets.push_back({draw, 0, intake(pond)});
        } else if (draw == Draw::transfers) {
            for (std::size_t k = 0; k < plant_.flowsheet_.transfers.size(); ++k) {
                if (plant_.flowsheet_.transfers[k].first != int(pond)) continue;
                outlets.push_back({draw, k, transfer_volume(k)});
            }
        }
    }
    return outlets;
}

/// Make-up water as an even inflow that would end the step at the level.
void PlantStep::add_water(std::size_t pond, const std::vector<Outlet>& outlets, PondDuty& duty) {
    if (!pond_input(pond).water || powered_ <= 0.0) return;
    const WaterMakeUp& water = *pond_input(pond).water;
    const LiquorBasis& basis = plant_.basis_;
    double end = basis.volume(plant_.ponds_[pond]) + basis.volume(duty.inflow) +
                 (duty.surface.rain - duty.surface.evaporation) * mol_volume * length_;
    for (const Outlet& outlet : outlets) end -= outlet.volume;
    const double wanted = std::max(water.level * pond_input(pond).capacity.si - end, 0.0);
    const double given = std::min(wanted, water.most.si * powered_);
    if (given < wanted * (1.0 - 1e-9)) {
        events_.note({"make_up_water_short", plant_.flowsheet_.names[pond], start_, wanted - given,
                      "m3", "make-up water at its most does not hold the level",
                      EventAmount::most});
    }
    const Liquor made = basis.pure_water(given, water.temperature.si);
    duty.inflow.add(made);
    outcome_.ponds[pond].water_made_up += made.water;
    outcome_.ponds[pond].warmed += made.enthalpy;
}

void PlantStep::run_pond_at(std::size_t pond) {
    Liquor& content = plant_.ponds_[pond];
    const std::vector<Outlet> outlets = outlets_of(pond);
    PondDuty duty{.length = length_, .inflow = incoming_[pond]};
    for (const Outlet& outlet : outlets) duty.outlet.push_back(outlet.volume);
    duty.surface = pond_surface(interval_.weather, pond_input(pond).area.si, pond_input(pond).cover,
                                plant_.basis_.temperature(content), plant_.basis_.specific_heat());
    add_water(pond, outlets, duty);
    const PondStep step = run_pond(plant_.basis_, plant_.flowsheet_.marks[pond], duty, content);
    has_run_[pond] = 1;
    PondAccount& account = outcome_.ponds[pond];
    account.rained += step.rained;
    account.evaporated += step.evaporated;
    account.warmed += step.warmed;
    account.spilled += step.spilled_volume;
    route(pond, outlets, step);
    note_marks(pond, step);
}

void PlantStep::route(std::size_t pond, const std::vector<Outlet>& outlets, const PondStep& step) {
    for (std::size_t k = 0; k < outlets.size(); ++k) {
        if (outlets[k].draw == Draw::demand) outcome_.ponds[pond].drawn.add(step.drawn[k]);
        if (outlets[k].draw == Draw::extraction) {
            (int(pond) == plant_.flowsheet_.feed ? feed_ : parallel_feed_).add(step.drawn[k]);
            outcome_.ponds[pond].treated.add(step.drawn[k]);
        }
        if (outlets[k].draw == Draw::transfers) {
            outcome_.transfers[outlets[k].transfer].add(step.drawn[k]);
            deliver(plant_.flowsheet_.transfers[outlets[k].transfer].second, step.drawn[k]);
        }
    }
    const int to = plant_.flowsheet_.spills_to[pond];
    if (to >= 0) {
        deliver(to, step.spilled);
        outcome_.ponds[pond].passed_on.add(step.spilled);
    } else {
        outcome_.ponds[pond].lost.add(step.spilled);
    }
}

void PlantStep::note_marks(std::size_t pond, const PondStep& step) {
    const std::string& name = plant_.flowsheet_.names[pond];
    if (step.full_after) {
        const bool stays = plant_.flowsheet_.spills_to[pond] >= 0;
        events_.note({"pond_full", name, start_ + *step.full_after, step.spilled_volume, "m3",
                      stays ? "the pond is full and spills into the next"
                            : "the pond is full and spills off the site"});
    }
    if (step.dry_after) {
        events_.note({"pond_dry", name, start_ + *step.dry_after, step.lacking, "m3",
                      "the pond is down to its lowest level and gives less than is wanted"});
    }
}

/// Passes what the electrolyte can take of the feeds through the circuit, and the rest by it.
ExtractionStep PlantStep::treat() {
    const auto part = [&](const Liquor& of, double share) {
        Liquor made = plant_.basis_.empty();
        made.add(of, share);
        return made;
    };
    ExtractionStep extraction =
        extract(*plant_.input_.extraction, plant_.basis_, powered_, part(feed_, share_treated_),
                part(parallel_feed_, share_treated_), plant_.electrolyte_, plant_.organic_copper_);
    extraction.raffinate.add(feed_, 1.0 - share_treated_);
    extraction.raffinate.add(parallel_feed_, 1.0 - share_treated_);
    return extraction;
}

void PlantStep::run_copper() {
    if (powered_ <= 0.0) return;
    CopperAccount& copper = outcome_.copper;
    const TankHouseInput& cells = *plant_.input_.tank_house;
    const double of_flow =
        share_of_flow(*plant_.input_.extraction, cells, plant_.basis_.copper(plant_.electrolyte_));
    const ExtractionStep extraction = treat();
    const TankHouseStep house =
        run_tank_house(cells, plant_.basis_, powered_, of_flow * extraction.electrolyte_volume,
                       plant_.electrolyte_);
    for (const auto& [pond, share] : plant_.flowsheet_.raffinate) {
        deliver(pond, extraction.raffinate, share);
    }
    deliver(plant_.flowsheet_.bleed_to, house.bleed);
    copper.treated += plant_.basis_.volume(feed_) + plant_.basis_.volume(parallel_feed_);
    copper.extracted += extraction.extracted;
    copper.stripped += extraction.stripped;
    copper.iron += extraction.iron;
    copper.organic_lost += extraction.organic_lost;
    copper.plated += house.plated;
    copper.oxygen += house.oxygen;
    copper.water_split += house.water_split;
    copper.energy += house.energy;
    copper.acid_made_up += house.acid_added;
    copper.water_made_up += house.water_added;
    copper.heat_added += house.heat_added;
    copper.raffinate.add(extraction.raffinate);
    copper.bleed.add(house.bleed);
    copper.circuit = extraction.circuit;
    copper.efficiency = house.efficiency;
    copper.density = house.density;
    copper.voltage = house.voltage;
    note_copper(extraction, house);
}

void PlantStep::note_copper(const ExtractionStep& extraction, const TankHouseStep& house) {
    const double come =
        feed_.component[plant_.basis_.cu()] + parallel_feed_.component[plant_.basis_.cu()];
    if (come > 0.0 && extraction.extracted <= 1e-9 * come) {
        events_.note({"no_extraction", "extraction", start_,
                      plant_.basis_.volume(feed_) + plant_.basis_.volume(parallel_feed_), "m3",
                      "no copper is extracted: the liquor is too poor, or the electrolyte too "
                      "rich or too weak to strip"});
    }
    if (house.plated < house.wanted * (1.0 - 1e-9)) {
        events_.note({"current_at_limit", "tank house", start_,
                      (house.wanted - house.plated) * copper_molar_mass, "kg",
                      "the cells cannot plate all the copper; it stays in the electrolyte",
                      EventAmount::most});
    }
    if (house.acid_lacking > 1e-9 * plant_.electrolyte_.component[plant_.basis_.h()]) {
        events_.note({"make_up_acid_short", "tank house", start_,
                      house.acid_lacking * sulphuric_acid_molar_mass, "kg",
                      "make-up acid at its most does not hold the free acid", EventAmount::most});
    }
}

void PlantStep::dose_acid(std::size_t pond) {
    if (!pond_input(pond).acid || powered_ <= 0.0) return;
    const AcidMakeUp& acid = *pond_input(pond).acid;
    const double wanted = acid_wanted(plant_.basis_, plant_.ponds_[pond], acid.free_acid.si);
    const double given = std::min(wanted, acid.most.si * powered_ / sulphuric_acid_molar_mass);
    add_acid(plant_.basis_, given, plant_.ponds_[pond]);
    outcome_.ponds[pond].acid_made_up += given;
    outcome_.ponds[pond].warmed += given * acid_dilution_heat;
    if (given < wanted * (1.0 - 1e-9)) {
        events_.note({"make_up_acid_short", plant_.flowsheet_.names[pond], start_,
                      (wanted - given) * sulphuric_acid_molar_mass, "kg",
                      "make-up acid at its most does not hold the free acid", EventAmount::most});
    }
}

}  // namespace gossan::plant
