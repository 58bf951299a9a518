// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/watch.hpp"

#include <algorithm>

#include "gossan/base/constants.hpp"
#include "gossan/base/units.hpp"
#include "gossan/column/stocks.hpp"
#include "gossan/simulation/profile.hpp"

namespace gossan::simulation {
namespace {

constexpr double seconds_a_day = 86400.0;

std::string metres(double value) {
    return rounded_quantity(value, {.dimension = Length::dimension, .unit = "m"}, 2);
}

}  // namespace

void Watch::watch_air(const Stage& stage, const column::StateLayout& layout, double time,
                      std::span<const double> state, std::vector<records::Event>& events) {
    if (!stage.model->air) return;
    double fullest = 0.0, height = 0.0, at = 0.0;
    int cell = 0;
    for (int c = 0; c < layout.n_cells(); ++c) {
        const auto& properties = stage.model->cells[std::size_t(c)];
        const double content = state[layout.begin(c) + std::size_t(column::StateLayout::water)] *
                               constants::water_molar_mass / 997.0;
        const double saturation = content / properties.porosity;
        if (saturation > fullest) {
            fullest = saturation;
            cell = c;
            at = height + 0.5 * properties.height;
        }
        height += properties.height;
    }
    const bool is_blocked = fullest > Profile::blocked_saturation;
    if (is_blocked && !is_blocked_) {
        events.push_back(
            {.time_d = time / seconds_a_day,
             .kind = "gas_blocked",
             .severity = Severity::warning,
             .place = "cell " + std::to_string(cell + 1) + ", " + metres(at) + " above the base",
             .value = fullest,
             .unit = "1",
             .message = "Water fills the pores there so far that no air gets through; "
                        "the air is blown through it all the same."});
    }
    is_blocked_ = is_blocked;
}

std::vector<records::Event> Watch::after_step(const Stage& stage, const column::StateLayout& layout,
                                              double time, std::span<const double> state) {
    std::vector<records::Event> events;
    auto tell = [&](std::string kind, Severity severity, double value, std::string message) {
        events.push_back({.time_d = time / seconds_a_day,
                          .kind = std::move(kind),
                          .severity = severity,
                          .place = "surface",
                          .value = value,
                          .unit = "m",
                          .message = std::move(message)});
    };
    const double* store = state.data() + layout.begin(layout.surface_block());
    const double depth = store[column::StateLayout::water] * constants::water_molar_mass / 997.0;
    if (depth > pond_depth) {
        if (pond_since_ < 0.0) {
            pond_since_ = time;
            tell("ponding", Severity::warning, depth, "Water stands on the surface.");
        }
        deepest_ = std::max(deepest_, depth);
    } else if (pond_since_ >= 0.0) {
        tell("ponding_ended", Severity::note, deepest_,
             "The pond of day " + rounded_quantity(pond_since_ / seconds_a_day, {}, 4) +
                 " is gone; it was " + metres(deepest_) + " deep.");
        pond_since_ = -1.0;
        deepest_ = 0.0;
    }
    const double over =
        store[layout.run_off(column::StateLayout::water)] * constants::water_molar_mass / 997.0;
    if (!has_run_off_ && over > 1e-3) {
        has_run_off_ = true;
        tell("run_off", Severity::warning, over,
             "Ponds deeper than " + metres(assembly_.model.surface.max_pond_depth) +
                 " run off the surface.");
    }
    const std::size_t top = layout.begin(layout.n_cells() - 1);
    const double content =
        state[top + column::StateLayout::water] * constants::water_molar_mass / 997.0;
    const bool dry = content < 0.5 * assembly_.site.bed.hydraulics.residual_content;
    if (dry && !is_dry_) {
        events.push_back({.time_d = time / seconds_a_day,
                          .kind = "dry_top",
                          .severity = Severity::warning,
                          .place = "top cell",
                          .value = content,
                          .unit = "m3/m3",
                          .message = "The top of the bed has dried to half its residual water."});
    }
    is_dry_ = dry;
    const double coldest = column::coldest(*stage.model, layout, state);
    const bool frozen = coldest < constants::zero_celsius;
    if (frozen && !is_frozen_) {
        events.push_back({.time_d = time / seconds_a_day,
                          .kind = "freezing",
                          .severity = Severity::warning,
                          .place = "bed",
                          .value = coldest - constants::zero_celsius,
                          .unit = "degC",
                          .message = "A cell is below 0 degC, where ice would form: water is kept "
                                     "liquid, so what follows is not to be trusted there."});
    }
    is_frozen_ = frozen;
    watch_air(stage, layout, time, state, events);
    return events;
}

std::vector<records::Event> Watch::at_output(double time, const Observation::Pls& pls) {
    if (!pls.is_known || is_beyond_range_ || !solution::is_beyond_model_range(pls.equilibrium)) {
        return {};
    }
    is_beyond_range_ = true;
    return {{.time_d = time / seconds_a_day,
             .kind = "activity_model_range",
             .severity = Severity::warning,
             .place = "PLS",
             .value = pls.equilibrium.ionic_strength,
             .unit = "mol/kg",
             .message =
                 "The PLS is saltier than the activity model is good for: pH and saturation are "
                 "indicative from here on."}};
}

std::vector<double> Watch::memory() const {
    return {pond_since_,
            deepest_,
            double(has_run_off_),
            double(is_dry_),
            double(is_beyond_range_),
            double(is_frozen_),
            double(is_blocked_)};
}

void Watch::remember(std::span<const double> memory) {
    pond_since_ = memory[0];
    deepest_ = memory[1];
    has_run_off_ = memory[2] != 0.0;
    is_dry_ = memory[3] != 0.0;
    is_beyond_range_ = memory[4] != 0.0;
    is_frozen_ = memory[5] != 0.0;
    is_blocked_ = memory[6] != 0.0;
}

}  // namespace gossan::simulation
