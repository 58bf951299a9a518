// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/column_underway.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gossan::simulation {

ColumnUnderway::ColumnUnderway(const HeapModule& module, std::size_t stage, const PondCurves& ponds)
    : module_(module),
      stage_index_(stage),
      ponds_(&ponds),
      stage_(stage_of(module.assembly, stage)),
      model_(irrigated()),
      system_(model_) {}

column::ColumnModel ColumnUnderway::irrigated() {
    column::ColumnModel model = *stage_.model;
    model.forcing = [planned = stage_.model->forcing, this](double time,
                                                            column::SurfaceForcing& now) {
        planned(time, now);
        const PondStretch& stretch = module_.stretch_at(time);
        if (stretch.pond >= 0) ponds_->irrigate(std::size_t(stretch.pond), time, now);
    };
    return model;
}

column::SegmentResult ColumnUnderway::start(double time, std::vector<double> state, double end,
                                            const numerics::IntegratorOptions& options,
                                            std::span<const double> output_times,
                                            const column::Observer& observer) {
    run_.emplace(model_, options, time, std::move(state));
    earlier_ = {};
    const auto result = run_->advance(end, output_times, observer);
    share_ = share_at(end - least_apart, *ponds_);
    return result;
}

column::SegmentResult ColumnUnderway::go_on(double end, std::span<const double> output_times,
                                            const column::Observer& observer) {
    earlier_ = run_->counts();
    const auto result = run_->go_on(end, output_times, observer);
    share_ = share_at(end - least_apart, *ponds_);
    return result;
}

double ColumnUnderway::share_at(double time, const PondCurves& ponds) const {
    const PondStretch& stretch = module_.stretch_at(time);
    return stretch.pond < 0 ? 1.0 : ponds.share_given(std::size_t(stretch.pond), time);
}

bool ColumnUnderway::is_at(double time, std::size_t stage, const PondCurves& next) const {
    if (!run_ || run_->time() != time || stage != stage_index_) return false;
    const auto is_now = [time](double point) { return std::abs(point - time) < least_apart; };
    const auto& points = module_.assembly.restart_points;
    if (std::any_of(points.begin(), points.end(), is_now)) return false;
    return share_at(time + least_apart, next) == share_;
}

numerics::IntegratorCounts ColumnUnderway::counts() const {
    numerics::IntegratorCounts counts = run_->counts();
    counts -= earlier_;
    return counts;
}

}  // namespace gossan::simulation
