// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/problem.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "gossan/supply/allocation/claim_flow.hpp"
#include "gossan/supply/demand/copper_flows.hpp"

namespace gossan::supply {

EnumNames<Aim> names_of(Aim) {
    return {{Aim::least, "least", "what a maker must get, he gets"},
            {Aim::priority, "priority", "the sites that come first are covered"},
            {Aim::shortfall, "shortfall", "as much as can be is covered"},
            {Aim::claim, "claim", "claims cover the sites that have a target"},
            {Aim::whole, "whole", "lots are kept whole"},
            {Aim::freight, "freight", "little CO2e of freight"}};
}

const char* name_of(Aim aim) {
    static const auto names = names_of(aim);
    return std::find_if(names.begin(), names.end(), [&](const auto& n) { return n.value == aim; })
        ->name.c_str();
}

bool is_below_target(const LotOnOffer& lot, const AllocationRules& rules) {
    return is_within(rules.target, rules.target_test, lot);
}

bool may_go(const AllocationProblem& problem, const LotOnOffer& lot, const Taker& taker) {
    return lot.form == taker.form && !problem.forbidden.contains({lot.id, taker.name});
}

int arrival_quarter(const LotOnOffer& lot, const Taker& taker) {
    return quarter_of(lot.available + taker.transit_days);
}

double departure_day(const LotOnOffer& lot, const Taker& taker, int quarter) {
    if (quarter <= arrival_quarter(lot, taker)) return lot.available;
    return first_day_of_quarter(quarter) - taker.transit_days;
}

WholeMass most_claimable(const AllocationProblem& problem, std::size_t lot, std::size_t taker,
                         int quarter, std::span<const std::size_t> pieces) {
    const LotOnOffer& of = problem.lots[lot];
    const Taker& to = problem.takers[taker];
    if (!to.may_claim || !is_below_target(of, problem.rules)) return {};
    if (!problem.pool) return claimable_of(of, pieces);
    return problem.pool->most(departure_day(of, to, quarter), mass_of(of, pieces));
}

namespace {

/// Mass by quarter, of which some is taken again.
class Store {
public:
    Store(int first, int n) : first_(first), left_(std::size_t(n), 0) {}

    void put(int quarter, WholeMass mass) {
        for (std::size_t q = index(quarter); q < left_.size(); ++q) left_[q] += mass.grams;
    }
    /// (1)
    WholeMass take(int quarter, WholeMass most) {
        std::int64_t can = most.grams;
        for (std::size_t q = index(quarter); q < left_.size(); ++q) can = std::min(can, left_[q]);
        for (std::size_t q = index(quarter); q < left_.size(); ++q) left_[q] -= can;
        return {can};
    }

private:
    [[nodiscard]] std::size_t index(int quarter) const { return std::size_t(quarter - first_); }

    int first_;
    std::vector<std::int64_t> left_;
};

std::vector<std::size_t> order_of_needs(const AllocationProblem& problem) {
    std::vector<std::size_t> order(problem.needs.size());
    for (std::size_t n = 0; n < order.size(); ++n) order[n] = n;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const Need &x = problem.needs[a], &y = problem.needs[b];
        return std::tuple(x.priority, !x.wants_claim, x.quarter, std::cref(x.site).get(), a) <
               std::tuple(y.priority, !y.wants_claim, y.quarter, std::cref(y.site).get(), b);
    });
    return order;
}

/// Which delivery covers which need: the earliest the earliest, in each maker.
std::vector<Cover> traced(const AllocationProblem& problem, std::span<const Assignment> assignments,
                          std::span<const WholeMass> covered) {
    std::vector<std::size_t> by_arrival(assignments.size()), by_quarter(problem.needs.size());
    for (std::size_t a = 0; a < by_arrival.size(); ++a) by_arrival[a] = a;
    for (std::size_t n = 0; n < by_quarter.size(); ++n) by_quarter[n] = n;
    std::stable_sort(by_arrival.begin(), by_arrival.end(), [&](std::size_t a, std::size_t b) {
        return assignments[a].quarter < assignments[b].quarter;
    });
    std::stable_sort(by_quarter.begin(), by_quarter.end(), [&](std::size_t a, std::size_t b) {
        const Need &x = problem.needs[a], &y = problem.needs[b];
        return std::tie(x.quarter, x.priority) < std::tie(y.quarter, y.priority);
    });
    std::vector<WholeMass> left;
    for (const Assignment& each : assignments) left.push_back(each.mass);
    std::vector<Cover> covers;
    for (const std::size_t n : by_quarter) {
        WholeMass open = covered[n];
        for (const std::size_t a : by_arrival) {
            if (open.grams <= 0) break;
            if (assignments[a].taker != problem.needs[n].taker || left[a].grams <= 0) continue;
            const WholeMass part = std::min(open, left[a]);
            covers.push_back({a, n, part});
            left[a] -= part;
            open -= part;
        }
    }
    return covers;
}

void count(const AllocationProblem& problem, std::span<const Assignment> assignments,
           AllocationOutcome& result) {
    for (const auto& name : names_of(Aim::least)) result.values[name.value] = 0.0;
    for (std::size_t n = 0; n < problem.needs.size(); ++n) {
        const Need& need = problem.needs[n];
        const double open = (need.mass - result.covered[n]).tonnes();
        result.values[Aim::shortfall] += open;
        result.short_by_priority[need.priority] += open;
        if (need.wants_claim) {
            result.values[Aim::claim] += (need.mass - result.claimed[n]).tonnes();
        }
    }
    if (result.short_by_priority.size() > 1) {
        for (const auto& [priority, open] : result.short_by_priority) {
            if (priority != result.short_by_priority.rbegin()->first) {
                result.values[Aim::priority] += open;
            }
        }
    }
    std::map<std::size_t, std::pair<int, std::size_t>> parts;  // number of them, pieces
    for (const Assignment& each : assignments) {
        ++parts[each.lot].first;
        parts[each.lot].second += each.pieces.size();
        result.values[Aim::freight] +=
            1e-3 * each.mass.tonnes() * problem.takers[each.taker].freight;
    }
    for (const auto& [lot, part] : parts) {
        const bool has_rest = part.second < n_pieces(problem.lots[lot]);
        result.values[Aim::whole] += part.first + (has_rest ? 1 : 0) - 1;
    }
    for (const AllocationOutcome::Lack& lack : result.below_least) {
        result.values[Aim::least] += lack.mass.tonnes();
    }
}

}  // namespace

AllocationOutcome settled(const AllocationProblem& problem, std::span<const Assignment> assignments,
                          bool with_covers, std::span<const WholeMass> first_covers) {
    AllocationOutcome result;
    result.covered.resize(problem.needs.size());
    result.claimed.resize(problem.needs.size());
    result.claims.resize(assignments.size());
    if (problem.needs.empty() && assignments.empty()) {
        count(problem, assignments, result);
        return result;
    }
    int first = 0, last = 0;
    bool is_first = true;
    const auto widen = [&](int quarter) {
        first = is_first ? quarter : std::min(first, quarter);
        last = is_first ? quarter : std::max(last, quarter);
        is_first = false;
    };
    for (const Need& need : problem.needs) widen(need.quarter);
    for (const Assignment& each : assignments) widen(each.quarter);
    std::vector<Store> copper(problem.takers.size(), Store(first, last - first + 1));
    std::map<std::pair<std::size_t, int>, WholeMass> arrived;
    for (const Assignment& each : assignments) {
        copper[each.taker].put(each.quarter, each.mass);
        arrived[{each.taker, each.quarter}] += each.mass;
    }
    const auto order = order_of_needs(problem);
    for (const std::size_t n : order) {
        if (first_covers.empty()) break;
        const Need& need = problem.needs[n];
        result.covered[n] =
            copper[need.taker].take(need.quarter, std::min(need.mass, first_covers[n]));
    }
    for (const std::size_t n : order) {
        const Need& need = problem.needs[n];
        const WholeMass open = need.mass - result.covered[n];
        result.covered[n] += copper[need.taker].take(need.quarter, open);
    }
    ClaimsMet claims = claims_met(problem, assignments, order, result.covered);
    result.claimed = std::move(claims.by_need);
    result.claims = std::move(claims.by_assignment);
    std::set<std::pair<std::size_t, int>> wanted;
    for (const Need& need : problem.needs) wanted.insert({need.taker, need.quarter});
    for (const auto& [taker, quarter] : wanted) {
        const WholeMass got = arrived[{taker, quarter}];
        const WholeMass least = problem.takers[taker].least;
        if (got < least) result.below_least.push_back({taker, quarter, least - got});
    }
    if (with_covers) result.covers = traced(problem, assignments, result.covered);
    count(problem, assignments, result);
    return result;
}

}  // namespace gossan::supply
