// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "gossan/supply/allocation/allocation_model.hpp"

namespace gossan::supply {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What of a pool has been granted by a day, and what has run out.
struct PoolOnDay {
    double granted_t = 0.0, ended_t = 0.0;
};

PoolOnDay pool_on(const ClaimPool& pool, double day) {
    PoolOnDay of;
    for (const ClaimGrant& grant : pool.grants) {
        if (grant.first_day <= day) of.granted_t += grant.mass.tonnes();
        if (grant.end_day <= day) of.ended_t += grant.mass.tonnes();
    }
    return of;
}

}  // namespace

/// (3) and (4)
void AllocationModel::add_claims(const AllocationProblem& problem) {
    std::map<Time, std::vector<LinearTerm>> claims;
    for (std::size_t n = 0; n < problem.needs.size(); ++n) {
        const Need& need = problem.needs[n];
        claim_.push_back(need.wants_claim ? program.add_column(0.0, need.mass.tonnes()) : -1);
        if (!need.wants_claim) continue;
        program.add_row({{claim_[n], 1.0}, {cover_[n], -1.0}}, -infinity, 0.0);
        claims[{need.taker, need.quarter}].push_back({claim_[n], -1.0});
    }
    if (claims.empty()) return;
    std::map<std::pair<Time, double>, std::vector<LinearTerm>> most;
    for (const Option& option : options) {
        const LotOnOffer& lot = problem.lots[option.lot];
        const Taker& taker = problem.takers[option.taker];
        if (!taker.may_claim || !is_below_target(lot, problem.rules)) continue;
        // Without a pool the day makes no difference.
        const double day = problem.pool ? std::max(departure_day(lot, taker, option.quarter),
                                                   problem.pool->open_day)
                                        : 0.0;
        add_terms(
            problem, option,
            [&](auto pieces) {
                return most_claimable(problem, option.lot, option.taker, option.quarter, pieces)
                    .tonnes();
            },
            most[{{option.taker, option.quarter}, day}]);
    }
    for (auto& [key, terms] : most) {
        const int column = program.add_column(0.0, most_);
        claims[key.first].push_back({column, 1.0});
        claims_by_day_[key.second].push_back(column);
        terms.push_back({column, -1.0});
        program.add_row(std::move(terms), 0.0, infinity);
    }
    add_balances(std::move(claims));
}

/// (7) and (8)
void AllocationModel::add_pool(const AllocationProblem& problem) {
    int used = -1, ended = -1;
    for (const auto& [day, columns] : claims_by_day_) {
        const PoolOnDay pool = pool_on(*problem.pool, day);
        const int used_before = used;
        used = program.add_column(0.0, most_);
        std::vector<LinearTerm> sum{{used, -1.0}};
        for (const int column : columns) sum.push_back({column, 1.0});
        if (used_before >= 0) sum.push_back({used_before, 1.0});
        program.add_row(std::move(sum), 0.0, 0.0);
        std::vector<LinearTerm> within{{used, 1.0}};
        if (pool.ended_t > 0.0) {
            const int ended_before = ended;
            ended = program.add_column(0.0, most_);
            starts_.emplace_back(ended, pool.ended_t);
            within.push_back({ended, 1.0});
            if (ended_before >= 0) {
                program.add_row({{ended, 1.0}, {ended_before, -1.0}}, 0.0, infinity);
            }
            std::vector<LinearTerm> left{{ended, 1.0}};
            if (used_before >= 0) left.push_back({used_before, 1.0});
            program.add_row(std::move(left), pool.ended_t, infinity);
        }
        program.add_row(std::move(within), -infinity, pool.granted_t);
    }
}

}  // namespace gossan::supply
