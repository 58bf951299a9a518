// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/optimisation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gossan/base/error.hpp"
#include "gossan/study/search/front.hpp"

namespace gossan::study {
namespace {

constexpr double failed_violation = 1000.0;  // beyond what constraints are missed by
constexpr double most_scaled = 1e5;  // objectives beyond that many times the base are faults

double sign_of(const ObjectiveInput& objective) {
    return objective.aim == Aim::minimise ? 1.0 : -1.0;
}

/// By what an objective is divided: its size under the plan in force.
double scale_of(const JudgedPlan& base, std::size_t objective) {
    const double value = std::abs(base.figures[objective].mean);
    return value > 0.0 ? value : 1.0;
}

/// The parts of a study that everything below works on.
struct Study {
    const OptimiseInput& input;
    PlanRuns& runs;
    const PlanSpace& space;
    std::function<std::vector<PlanRun>(std::span<const PlanJob>)> make;
    std::vector<double> scales = {};  ///< of the objectives: those of the plan in force

    [[nodiscard]] std::size_t n_objectives() const { return input.objectives.size(); }
    void try_in_members(JudgedPlan& base, std::vector<JudgedPlan*> plans) const;
    [[nodiscard]] std::vector<JudgedPlan> judge(const std::vector<Point>& points) const;
    [[nodiscard]] JudgedPlan judged(const Point& point, std::span<const PlanRun> members) const;
    [[nodiscard]] Worth worth_of(const JudgedPlan& plan, std::size_t n_members) const;
    void run_in_full(std::vector<JudgedPlan*> plans) const;
    void put_back_one_by_one(JudgedPlan& plan) const;
};

/// All members of some plans, run side by side.
std::vector<JudgedPlan> Study::judge(const std::vector<Point>& points) const {
    std::vector<PlanJob> jobs;
    const std::size_t n = runs.n_worlds();
    for (const Point& point : points) {
        for (std::size_t m = 0; m < n; ++m) {
            PlanJob& job = jobs.emplace_back(PlanJob{.edits = space.edits(point), .point = point});
            if (runs.seeks_over_members()) job.member = m;
        }
    }
    const auto made = make(jobs);
    std::vector<JudgedPlan> plans;
    for (std::size_t k = 0; k < points.size(); ++k) {
        plans.push_back(judged(points[k], std::span(made).subspan(k * n, n)));
    }
    return plans;
}

/// Every member of one plan, and how they compare with those of the plan in force.
void Study::try_in_members(JudgedPlan& base, std::vector<JudgedPlan*> plans) const {
    const std::size_t n = runs.n_members();
    std::vector<PlanJob> jobs;
    for (const JudgedPlan* each : plans) {
        for (std::size_t m = 0; m < n; ++m) {
            jobs.push_back({.edits = space.edits(each->point), .member = m, .point = each->point});
        }
    }
    const auto made = make(jobs);
    const auto in_force = std::span(made).first(n);
    for (std::size_t k = 0; k < plans.size(); ++k) {
        const auto members = std::span(made).subspan(k * n, n);
        const JudgedPlan plan = judged(plans[k]->point, members);
        OverMembers& over = plans[k]->over_members.emplace();
        over.figures = plan.figures;
        over.constraints = plan.constraints;
        over.n_failed = plan.n_failed;
        if (plans[k] == &base) continue;
        for (std::size_t f = 0; f < n_objectives(); ++f) {
            const double sign = input.objectives[f].aim == Aim::minimise ? 1.0 : -1.0;
            std::size_t better = 0, both = 0;
            for (std::size_t m = 0; m < n; ++m) {
                if (!members[m].failure.empty() || !in_force[m].failure.empty()) continue;
                ++both;
                if (sign * (members[m].figures[f] - in_force[m].figures[f]) < 0.0) ++better;
            }
            over.better.push_back(both > 0 ? double(better) / double(both) : 0.0);
        }
    }
}

JudgedPlan Study::judged(const Point& point, std::span<const PlanRun> members) const {
    JudgedPlan plan{.point = point, .changes = space.changes(point)};
    const std::size_t n = n_objectives();
    std::vector<std::vector<double>> by_figure(n + input.constraints.size());
    for (const PlanRun& run : members) {
        if (!run.failure.empty() && plan.n_failed++ == 0) plan.failure = run.failure;
        for (std::size_t f = 0; f < by_figure.size(); ++f) {
            by_figure[f].push_back(run.failure.empty() ? run.figures[f]
                                                       : std::numeric_limits<double>::quiet_NaN());
        }
    }
    for (const auto& values : by_figure) plan.figures.push_back(spread_of(values));
    for (std::size_t c = 0; c < input.constraints.size(); ++c) {
        plan.constraints.push_back(standing_of(input.constraints[c], by_figure[n + c]));
    }
    for (std::size_t f = 0; f < n; ++f) plan.first_world.push_back(by_figure[f].front());
    plan.worth = worth_of(plan, members.size());
    return plan;
}

Worth Study::worth_of(const JudgedPlan& plan, std::size_t n_members) const {
    Worth worth;
    for (const Standing& each : plan.constraints) worth.violation += std::max(each.missed, 0.0);
    bool is_defined = true;
    for (std::size_t f = 0; f < n_objectives(); ++f) {
        const double sign = sign_of(input.objectives[f]);
        const double scale = scales.empty() ? 1.0 : scales[f];
        double value = sign * plan.figures[f].mean / scale;
        if (!scales.empty() && !(std::abs(value) < most_scaled)) is_defined = false;
        if (std::isnan(value)) value = 0.0;
        worth.objectives.push_back(value);
    }
    const double share = double(plan.n_failed) / double(n_members);
    if (share > input.study.most_failures.si || !is_defined) {
        worth.violation += failed_violation * (1.0 + share);
    }
    return worth;
}

void Study::run_in_full(std::vector<JudgedPlan*> plans) const {
    std::vector<PlanJob> jobs;
    for (const JudgedPlan* each : plans) {
        PlanJob& job = jobs.emplace_back(
            PlanJob{.edits = space.edits(each->point), .is_full = true, .point = each->point});
        if (runs.seeks_over_members()) job.member = 0;
    }
    const auto made = make(jobs);
    for (std::size_t k = 0; k < plans.size(); ++k) {
        plans[k]->full.assign(n_objectives(), std::numeric_limits<double>::quiet_NaN());
        if (!made[k].failure.empty()) continue;
        plans[k]->full.assign(made[k].figures.begin(),
                              made[k].figures.begin() + std::ptrdiff_t(n_objectives()));
    }
}

void Study::put_back_one_by_one(JudgedPlan& plan) const {
    std::vector<Point> points;
    for (std::size_t d = 0; d < space.n_decisions(); ++d) {
        points.push_back(space.put_back(plan.point, d));
    }
    for (const JudgedPlan& without : judge(points)) {
        auto& gains = plan.gains.emplace_back();
        for (std::size_t f = 0; f < n_objectives(); ++f) {
            gains.push_back(plan.figures[f].mean - without.figures[f].mean);
        }
    }
}

/// The plan in force must run, or there is nothing to compare with.
void judge_base(Study& study, Optimisation& found) {
    found.base = study.judge({study.space.base()}).front();
    if (found.base.n_failed > 0) {
        throw Error(ErrorCode::input, "the plan in force cannot be run: " + found.base.failure,
                    study.input.plan.scenario.path, "run the scenario by itself first");
    }
    for (std::size_t f = 0; f < study.n_objectives(); ++f) {
        if (std::isnan(found.base.figures[f].mean)) {
            throw Error(
                ErrorCode::input,
                "\"" + study.input.objectives[f].name + "\" is not defined under the plan in force",
                "objectives[" + std::to_string(f) + "]",
                "choose a figure that has a value, or a day by which it has one");
        }
        study.scales.push_back(scale_of(found.base, f));
    }
    found.base.worth = study.worth_of(found.base, 1);  // none of them failed
}

/// The plan in force, then its neighbours where they leave enough of the first generation to
/// chance.
std::vector<Point> starts_of(const PlanSpace& space, int population) {
    std::vector<Point> starts{space.base()};
    const auto neighbours = space.neighbours_of_base();
    constexpr std::size_t left_to_chance = 8;
    if (starts.size() + neighbours.size() + left_to_chance <= std::size_t(population)) {
        starts.insert(starts.end(), neighbours.begin(), neighbours.end());
    }
    return starts;
}

void judge_front(const Study& study, Optimisation& found) {
    const auto& tried = found.search.tried;
    const auto front = front_of(tried);
    std::vector<Point> points;
    for (const std::size_t k : front) points.push_back(tried[k].point);
    found.front = study.judge(points);  // all kept: nothing is run
    const auto chosen = spread_over(tried, front, std::size_t(study.input.study.chosen));
    std::vector<JudgedPlan*> in_full{&found.base};
    for (std::size_t k = 0; k < front.size(); ++k) {
        if (std::find(chosen.begin(), chosen.end(), front[k]) == chosen.end()) continue;
        found.chosen.push_back(k);
        in_full.push_back(&found.front[k]);
    }
    for (const std::size_t k : found.chosen) study.put_back_one_by_one(found.front[k]);
    if (study.input.reduced) {
        study.run_in_full(in_full);
        for (std::size_t f = 0; f < study.n_objectives(); ++f) {
            std::vector<OnBothSites> both;
            for (const JudgedPlan* each : in_full) {
                both.push_back({.reduced = each->first_world[f], .full = each->full[f]});
            }
            found.full_checks.push_back(check_of(both));
        }
    }
    if (study.input.members && !study.runs.seeks_over_members()) {
        study.try_in_members(found.base, in_full);
    }
}

}  // namespace

bool has_failed(const Worth& worth) { return worth.violation >= failed_violation; }

double objective_of(const Optimisation& found, const OptimiseInput& input, const Worth& worth,
                    std::size_t objective) {
    return sign_of(input.objectives[objective]) * worth.objectives[objective] *
           scale_of(found.base, objective);
}

FigureSpread spread_of(std::vector<double> values) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    const double none = std::numeric_limits<double>::quiet_NaN();
    if (values.empty()) return {none, none, none};
    std::sort(values.begin(), values.end());
    const auto quantile = [&](double share) {
        const double at = share * double(values.size() - 1);
        const auto below = std::size_t(at);
        const std::size_t above = std::min(below + 1, values.size() - 1);
        return values[below] + (at - double(below)) * (values[above] - values[below]);
    };
    double sum = 0.0;
    for (const double value : values) sum += value;
    return {sum / double(values.size()), quantile(0.1), quantile(0.9)};
}

Standing standing_of(const ConstraintInput& constraint, const std::vector<double>& members) {
    std::vector<double> missed;
    for (const double value : members) {
        double worst = -std::numeric_limits<double>::infinity();
        const auto scale = [](double limit) { return std::max(std::abs(limit), 1e-9); };
        if (constraint.least) {
            worst = std::max(worst, (*constraint.least - value) / scale(*constraint.least));
        }
        if (constraint.most) {
            worst = std::max(worst, (value - *constraint.most) / scale(*constraint.most));
        }
        missed.push_back(std::isnan(value) ? 10.0 : std::min(worst, 10.0));
    }
    std::sort(missed.begin(), missed.end());
    const auto n_hold =
        std::count_if(missed.begin(), missed.end(), [](double m) { return m <= 0; });
    // The fewest members that make the share; 0.8 of 20 are 16 whatever the rounding of 0.8.
    const double wanted = std::ceil(constraint.holds_in.si * double(missed.size()) - 1e-9);
    const auto must = std::size_t(std::max(wanted, 1.0)) - 1;
    return {double(n_hold) / double(missed.size()), missed[std::min(must, missed.size() - 1)]};
}

namespace {

Optimisation optimise(Study study) {
    const auto& [input, runs, space, make, scales] = study;
    Optimisation found;
    found.sizes = runs.sizes();
    judge_base(study, found);
    const SearchProblem problem{.n_variables = space.n_variables(),
                                .n_objectives = study.n_objectives(),
                                .evaluate =
                                    [&](const std::vector<Point>& points) {
                                        std::vector<Worth> worths;
                                        for (const auto& plan : study.judge(points)) {
                                            worths.push_back(plan.worth);
                                            found.n_failed += plan.n_failed;
                                        }
                                        return worths;
                                    },
                                .starts = starts_of(space, input.study.population)};
    found.search = search(problem, {.engine = input.study.engine,
                                    .population = input.study.population,
                                    .generations = input.study.generations,
                                    .seed = std::uint64_t(input.study.seed)});
    found.n_points = found.search.tried.size();
    for (const std::string& name : space.base_outside()) {
        found.notes.push_back("\"" + name +
                              "\" stands outside of its bounds in the plan in force; the base plan "
                              "of this study has it at the nearer bound");
    }
    if (found.search.history.back().feasible == 0) {
        const Point& least = found.search.tried[least_violated(found.search.tried)].point;
        found.least_violated = study.judge({least}).front();
    } else {
        judge_front(study, found);
    }
    found.n_runs = runs.n_made();
    if (found.n_runs > 0) found.seconds_a_run = runs.wall_made() / double(found.n_runs);
    return found;
}

}  // namespace

Optimisation optimise(const OptimiseInput& input, PlanRuns& runs, const PlanSpace& space,
                      Workforce& workforce, int threads, const StudyAttendant& attendant) {
    return optimise({input, runs, space, [&](std::span<const PlanJob> jobs) {
                         return runs.run(jobs, workforce, space, threads, attendant);
                     }});
}

Optimisation optimise(const OptimiseInput& input, PlanRuns& runs, const PlanSpace& space,
                      int threads, const StudyAttendant& attendant) {
    return optimise({input, runs, space, [&](std::span<const PlanJob> jobs) {
                         return runs.run(jobs, threads, attendant);
                     }});
}

}  // namespace gossan::study
