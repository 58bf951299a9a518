// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/study/optimise/full_check.hpp"
#include "gossan/study/optimise/optimise_input.hpp"
#include "gossan/study/optimise/plan_runs.hpp"
#include "gossan/study/optimise/plan_space.hpp"
#include "gossan/study/search/search.hpp"

namespace gossan::study {

/// A figure over the members of a plan.
struct FigureSpread {
    double mean = 0.0;
    double low = 0.0, high = 0.0;  ///< 10 and 90 in 100 lie below; both the mean of one member
};

/// How a constraint stands at a plan.
struct Standing {
    double holds_in = 0.0;  ///< share of the members
    /// By how much it is missed, of its limit, in the member that must just hold; below 0: to
    /// spare.
    double missed = 0.0;
    [[nodiscard]] bool binds() const { return missed > -0.02; }
};

/// A plan in worlds that were not searched.
struct OverMembers {
    std::vector<FigureSpread> figures = {};  ///< objectives, then constraints
    std::vector<Standing> constraints = {};
    std::vector<double> better = {};  ///< share of members in which it beats the plan in force
    std::size_t n_failed = 0;
};

/// A plan and what it promises.
struct JudgedPlan {
    Point point = {};
    std::vector<DecisionChange> changes = {};  ///< against the plan in force
    std::vector<FigureSpread> figures = {};    ///< objectives, then constraints
    std::vector<Standing> constraints = {};
    Worth worth = {};
    std::size_t n_failed = 0;
    std::string failure = {};  ///< of the first member that failed
    /// Objectives in the first world on the full site, where it was run; NaN: it failed there.
    std::vector<double> full = {};
    /// The same on the reduced site.
    std::vector<double> first_world = {};
    /// [decision][objective] what the plan gains by this decision: its objective less that of the
    /// plan with this decision put back. Of chosen plans alone.
    std::vector<std::vector<double>> gains = {};
    /// Where members are of chosen plans alone.
    std::optional<OverMembers> over_members = {};
};

/// What a study found.
struct Optimisation {
    SearchResult search = {};
    JudgedPlan base = {};
    std::vector<JudgedPlan> front = {};             ///< by the first objective, best first
    std::vector<std::size_t> chosen = {};           ///< plans of the front that were run in full
    std::optional<JudgedPlan> least_violated = {};  ///< where no plan holds
    std::vector<FullCheck> full_checks = {};        ///< by objective; none without a reduced site
    std::size_t n_points = 0, n_runs = 0, n_failed = 0;
    double seconds_a_run = 0.0;  ///< of those made this time; 0: all were kept from before
    std::string sizes;
    std::vector<std::string> notes = {};
};

/// Whether so many members of a plan failed that its objectives tell nothing.
[[nodiscard]] bool has_failed(const Worth& worth);

/// An objective of a plan that was tried, in its own unit: what the search sees is scaled by the
/// plan in force and made small.
[[nodiscard]] double objective_of(const Optimisation& found, const OptimiseInput& input,
                                  const Worth& worth, std::size_t objective);

/// The mean, and 10th and 90th percentile, of values that are numbers.
[[nodiscard]] FigureSpread spread_of(std::vector<double> values);

/// How a constraint stands by its figure in each member; a member without one misses it by ten.
[[nodiscard]] Standing standing_of(const ConstraintInput& constraint,
                                   const std::vector<double>& members);

/// Searches, judges the front, runs chosen plans in full and puts their decisions back one by one.
/// Throws StudyInterrupted where asked to stop; a study taken up again in the same folder comes to
/// the same bits. Error(input) where the plan in force cannot be run.
[[nodiscard]] Optimisation optimise(const OptimiseInput& input, PlanRuns& runs,
                                    const PlanSpace& space, Workforce& workforce, int threads,
                                    const StudyAttendant& attendant);
/// The same by threads of this process.
[[nodiscard]] Optimisation optimise(const OptimiseInput& input, PlanRuns& runs,
                                    const PlanSpace& space, int threads,
                                    const StudyAttendant& attendant);

}  // namespace gossan::study
