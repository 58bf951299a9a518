// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/column_run.hpp"

#include <algorithm>
#include <utility>

namespace gossan::column {

ColumnRun::ColumnRun(const ColumnModel& model, numerics::IntegratorOptions options, double time,
                     std::vector<double> state)
    : system_(model), integrator_(system_, options), time_(time), state_(std::move(state)) {}

SegmentResult ColumnRun::advance(double end, std::span<const double> output_times,
                                 const Observer& observer) {
    system_.set_segment(time_, end);
    integrator_.start(time_, state_, 0.0);
    return go_on(end, output_times, observer);
}

SegmentResult ColumnRun::go_on(double end, std::span<const double> output_times,
                               const Observer& observer) {
    system_.set_segment(time_, end);
    ++segments_;
    std::vector<double> shown(state_.size());
    std::size_t next = 0;
    while (integrator_.time() < end) {
        const numerics::StepStatus status = integrator_.step(end);
        const double now = integrator_.time();
        if (!status.succeeded) {
            return {
                SegmentEnd::failed,
                now,
                status.reason + "; worst: " +
                    describe_unknown(system_.model(), system_.state_layout(), status.worst_unknown),
                status.worst_unknown,
                {integrator_.state().begin(), integrator_.state().end()}};
        }
        if (observer.on_step) observer.on_step(now, integrator_.state());
        for (; next < output_times.size() && output_times[next] <= now; ++next) {
            integrator_.interpolate(output_times[next], shown);
            if (observer.on_output) observer.on_output(output_times[next], shown);
        }
        if (now < end && observer.is_interrupted && observer.is_interrupted()) {
            return {SegmentEnd::interrupted, now, {}, 0, {}};
        }
    }
    time_ = end;
    std::copy(integrator_.state().begin(), integrator_.state().end(), state_.begin());
    return {SegmentEnd::reached, end, {}, 0, {}};
}

std::string describe_unknown(const ColumnModel& model, const StateLayout& layout,
                             std::size_t index) {
    int block = 0;
    while (block < layout.surface_block() && layout.begin(block + 1) <= index) ++block;
    const int at = static_cast<int>(index - layout.begin(block));
    const bool is_store = block == layout.surface_block();
    const std::string place =
        is_store ? "the surface store" : "cell " + std::to_string(block + 1) + " from the base";
    if (at == StateLayout::water) return "water of " + place;
    if (at == StateLayout::enthalpy) return "heat of " + place;
    const auto& names = model.network->components();
    const int nc = layout.n_components();
    if (at >= layout.gas(0) && at < layout.n_carried()) {
        const Gas& gas = model.air->gases[std::size_t(at - layout.gas(0))];
        return names[std::size_t(gas.component)] + " in the air of " + place;
    }
    if (at < layout.n_carried()) {
        return names[std::size_t(at - StateLayout::first_component)] + " in the mobile water of " +
               place;
    }
    const int first_node = layout.solid(layout.n_solids());
    if (!is_store && at < first_node) {
        return model.network->solids()[std::size_t(at - layout.solid(0))].mineral + " of " + place;
    }
    if (!is_store && at < layout.extent(0)) {
        const int local = at - first_node;
        return names[std::size_t(local % nc)] + " in stagnant node " +
               std::to_string(local / nc + 1) + " of " + place;
    }
    return "a cumulative flow of " + place;
}

}  // namespace gossan::column
