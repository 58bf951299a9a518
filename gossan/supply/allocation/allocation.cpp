// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/allocation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/allocation/allocation_model.hpp"

namespace gossan::supply {
namespace {

constexpr double slack = 1e-4;     // t: what an aim may give up for the later ones, 100 g
constexpr double attained = 1e-6;  // t: an aim at its least possible value of 0

void sort_by_name(AllocationProblem& problem) {
    std::sort(problem.lots.begin(), problem.lots.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    std::vector<std::string> names;
    for (const Taker& taker : problem.takers) names.push_back(taker.name);
    std::sort(problem.needs.begin(), problem.needs.end(), [&](const Need& a, const Need& b) {
        return std::tie(names[a.taker], a.quarter, a.priority, a.site) <
               std::tie(names[b.taker], b.quarter, b.priority, b.site);
    });
    for (std::size_t l = 1; l < problem.lots.size(); ++l) {
        if (problem.lots[l].id == problem.lots[l - 1].id) {
            throw Error(ErrorCode::input, "two lots are called " + in_quotes(problem.lots[l].id));
        }
    }
}

/// Values in the order in which they count; of a weighted sum that alone.
std::vector<std::pair<Aim, double>> in_order(const AllocationProblem& problem,
                                             const AllocationOutcome& settlement) {
    std::vector<std::pair<Aim, double>> values;
    if (!problem.rules.weights.empty()) {
        double sum = 0.0;
        for (const auto& [aim, weight] : problem.rules.weights) {
            sum += weight * settlement.values.at(aim);
        }
        return {{problem.rules.weights.begin()->first, sum}};
    }
    for (const Aim aim : problem.rules.order) {
        if (aim != Aim::priority) {
            values.emplace_back(aim, settlement.values.at(aim));
            continue;
        }
        for (const auto& [priority, open] : settlement.short_by_priority) {
            if (priority != settlement.short_by_priority.rbegin()->first) {
                values.emplace_back(aim, open);
            }
        }
    }
    return values;
}

/// The first aim in which `other` differs from `chosen`.
std::pair<Aim, double> first_difference(const std::vector<std::pair<Aim, double>>& other,
                                        const std::vector<std::pair<Aim, double>>& chosen) {
    for (std::size_t k = 0; k < chosen.size(); ++k) {
        const double more = other[k].second - chosen[k].second;
        if (std::abs(more) > slack) return {chosen[k].first, more};
    }
    return {chosen.back().first, 0.0};
}

bool is_less(const std::vector<std::pair<Aim, double>>& a,
             const std::vector<std::pair<Aim, double>>& b) {
    return first_difference(b, a).second > 0.0;
}

bool is_within_most(const AllocationProblem& problem, const std::vector<Assignment>& all,
                    const Assignment& moved) {
    const auto& most = problem.takers[moved.taker].most;
    if (!most) return true;
    WholeMass sum;
    for (const Assignment& each : all) {
        if (each.taker == moved.taker && each.quarter == moved.quarter) sum += each.mass;
    }
    return sum <= *most;
}

}  // namespace

Allocation allocated_without(AllocationProblem problem, const std::string& lot,
                             const std::string& taker) {
    problem.forbidden.insert({lot, taker});
    return allocate(problem);
}

Allocation allocate(AllocationProblem& problem) {
    sort_by_name(problem);
    AllocationModel model(problem);
    Allocation result;
    std::vector<double> x = model.start;
    const SolverLimits limits{.gap = problem.rules.gap,
                              .most_nodes = problem.rules.most_nodes,
                              .seed = problem.rules.seed};
    for (const ModelAim& aim : model.aims) {
        AimReached reached{aim.name, aim.sum.at(x), 0.0, true};
        if (!aim.sum.terms.empty() && reached.value > attained && !model.options.empty()) {
            Solved solved = least(model.program, aim.sum, x, limits);
            x = std::move(solved.x);
            reached = {aim.name, solved.value, solved.bound, solved.is_proved};
        } else {
            reached.bound = reached.value;
        }
        if (std::abs(reached.value) < attained) reached.value = reached.bound = 0.0;
        result.aims.push_back(reached);
        if (!aim.sum.terms.empty()) {
            model.program.add_row(aim.sum.terms, -std::numeric_limits<double>::infinity(),
                                  reached.value - aim.sum.constant + slack +
                                      problem.rules.gap * std::abs(aim.sum.constant));
        }
    }
    const bool is_sent = std::any_of(model.options.begin(), model.options.end(),
                                     [&](auto& o) { return x[std::size_t(o.chosen)] > 0.5; });
    if (is_sent) x = least(model.program, model.ties, x, limits).x;
    result.assignments = model.assignments(problem, x);
    const auto covers = model.covers(x);
    result.settlement = settled(problem, result.assignments, true, covers);
    const auto in_the_end = in_order(problem, result.settlement);
    expects(in_the_end.size() == result.aims.size(), "aims are told in one order");
    for (std::size_t k = 0; k < in_the_end.size(); ++k) {
        result.aims[k].in_the_end = in_the_end[k].second;
    }
    result.reasons = reasons_of(problem, result.assignments, covers);
    return result;
}

std::vector<Reason> reasons_of(const AllocationProblem& problem,
                               const std::vector<Assignment>& assignments,
                               std::span<const WholeMass> covered_first) {
    const auto values = [&](const std::vector<Assignment>& all) {
        return in_order(problem, settled(problem, all, false, covered_first));
    };
    const auto chosen = values(assignments);
    std::vector<Reason> reasons;
    for (std::size_t a = 0; a < assignments.size(); ++a) {
        auto others = assignments;
        others.erase(others.begin() + std::ptrdiff_t(a));
        auto best = values(others);
        Reason reason{.assignment = a};
        const LotOnOffer& lot = problem.lots[assignments[a].lot];
        for (std::size_t t = 0; t < problem.takers.size(); ++t) {
            if (t == assignments[a].taker || !may_go(problem, lot, problem.takers[t])) continue;
            Assignment moved = assignments[a];
            moved.taker = t;
            moved.quarter = std::max(arrival_quarter(lot, problem.takers[t]),
                                     assignments[a].quarter - problem.rules.wait_quarters);
            others.push_back(moved);
            if (is_within_most(problem, others, moved)) {
                auto with = values(others);
                if (is_less(with, best)) {
                    best = std::move(with);
                    reason.next_taker = t;
                    reason.next_quarter = moved.quarter;
                }
            }
            others.pop_back();
        }
        std::tie(reason.worse_in, reason.worse_by) = first_difference(best, chosen);
        reasons.push_back(reason);
    }
    return reasons;
}

}  // namespace gossan::supply
