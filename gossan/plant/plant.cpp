// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/plant.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/plant/plant_step.hpp"

namespace gossan::plant {
namespace {

PlantOutcome no_outcome(const LiquorBasis& basis, std::size_t n_ponds, std::size_t n_transfers) {
    PlantOutcome outcome;
    outcome.ponds.resize(n_ponds);
    for (PondAccount& account : outcome.ponds) {
        account.drawn = basis.empty();
        account.treated = basis.empty();
        account.passed_on = basis.empty();
        account.lost = basis.empty();
    }
    outcome.transfers.assign(n_transfers, basis.empty());
    outcome.copper.raffinate = basis.empty();
    outcome.copper.bleed = basis.empty();
    return outcome;
}

}  // namespace

Plant::Plant(PlantInput input, LiquorBasis basis, std::vector<Liquor> start)
    : input_(std::move(input)),
      basis_(std::move(basis)),
      flowsheet_(resolve(input_)),
      ponds_(std::move(start)),
      electrolyte_(basis_.empty()) {
    expects(ponds_.size() == input_.ponds.size(), "a plant starts with one liquor a pond");
    if (input_.tank_house) electrolyte_ = starting_electrolyte(*input_.tank_house, basis_);
    if (input_.extraction) {
        organic_copper_ = input_.extraction->organic_inventory.si *
                          input_.extraction->organic_copper.si / copper_molar_mass;
    }
}

PlantOutcome Plant::advance(const PlantInterval& interval) {
    expects(interval.inflow.size() == n_ponds() && interval.demand.size() == n_ponds(),
            "an interval says what happens to every pond");
    PlantOutcome outcome = no_outcome(basis_, n_ponds(), input_.transfers.size());
    PlantEvents events;
    const auto n_steps =
        std::max(1L, std::lround(std::ceil(interval.length / input_.longest_step.si - 1e-9)));
    const double length = interval.length / double(n_steps);
    for (long step = 0; step < n_steps; ++step) {
        PlantStep(*this, interval, interval.start + double(step) * length, length, outcome, events)
            .run();
    }
    for (const int feed : {flowsheet_.feed, flowsheet_.parallel_feed}) {
        if (feed < 0) continue;
        const auto at = std::size_t(feed);
        const double level = input_.extraction->feed_level * flowsheet_.marks[at].capacity;
        const double volume = basis_.volume(ponds_[at]);
        if (volume <= level) continue;
        outcome.copper.held_in_ponds +=
            ponds_[at].component[basis_.cu()] * (volume - level) / volume;
    }
    if (input_.tank_house) {
        const double held = input_.tank_house->copper.si * basis_.volume(electrolyte_);
        outcome.copper.held_in_electrolyte =
            std::max(electrolyte_.component[basis_.cu()] - held / copper_molar_mass, 0.0);
    }
    outcome.events = events.all();
    return outcome;
}

Liquor Plant::held() const {
    Liquor all = electrolyte_;
    for (const Liquor& pond : ponds_) all.add(pond);
    all.component[basis_.cu()] += organic_copper_;
    all.component[basis_.h()] -= 2.0 * organic_copper_;
    return all;
}

std::vector<double> Plant::state() const {
    std::vector<double> values;
    const auto put = [&](const Liquor& liquor) {
        values.push_back(liquor.water);
        values.push_back(liquor.enthalpy);
        values.insert(values.end(), liquor.component.begin(), liquor.component.end());
    };
    for (const Liquor& pond : ponds_) put(pond);
    put(electrolyte_);
    values.push_back(organic_copper_);
    return values;
}

void Plant::restore(std::span<const double> state) {
    const std::size_t stride = 2 + basis_.n_components();
    expects(state.size() == (n_ponds() + 1) * stride + 1, "a plant's state has its length");
    const auto get = [&](Liquor& liquor, std::size_t at) {
        liquor.water = state[at];
        liquor.enthalpy = state[at + 1];
        for (std::size_t c = 0; c < liquor.component.size(); ++c) {
            liquor.component[c] = state[at + 2 + c];
        }
    };
    for (std::size_t pond = 0; pond < n_ponds(); ++pond) get(ponds_[pond], pond * stride);
    get(electrolyte_, n_ponds() * stride);
    organic_copper_ = state.back();
}

}  // namespace gossan::plant
