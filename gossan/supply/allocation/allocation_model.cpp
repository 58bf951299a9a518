// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/allocation_model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>

namespace gossan::supply {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What one unit of an option's count weighs.
double tonnes(const AllocationProblem& problem, const AllocationModel::Option& option) {
    const LotOnOffer& lot = problem.lots[option.lot];
    return lot.mass.tonnes() * option.bundles_of_one / lot.bundles;
}

}  // namespace

AllocationModel::AllocationModel(const AllocationProblem& problem) {
    add_options(problem);
    add_lots(problem);
    add_stocks(problem);
    add_bounds(problem);
    add_aims(problem);
    add_ties(problem);
    set_start(problem);
}

/// A lot may go to each maker who takes its form, as long as somebody of him needs copper then or
/// later.
void AllocationModel::add_options(const AllocationProblem& problem) {
    std::vector<int> last(problem.takers.size(), std::numeric_limits<int>::min());
    for (const Need& need : problem.needs) {
        last[need.taker] = std::max(last[need.taker], need.quarter);
    }
    for (std::size_t l = 0; l < problem.lots.size(); ++l) {
        const LotOnOffer& lot = problem.lots[l];
        const bool is_split = problem.rules.may_split && lot.bundles > 1;
        for (std::size_t t = 0; t < problem.takers.size(); ++t) {
            if (!may_go(problem, lot, problem.takers[t])) continue;
            const int at_once = arrival_quarter(lot, problem.takers[t]);
            const int latest = std::min(at_once + problem.rules.wait_quarters, last[t]);
            for (int quarter = at_once; quarter <= latest; ++quarter) {
                Option option{.lot = l, .taker = t, .quarter = quarter};
                option.chosen = program.add_column(0.0, 1.0, true);
                option.bundles_of_one = is_split ? 1 : lot.bundles;
                option.count =
                    is_split ? program.add_column(0.0, lot.bundles, true) : option.chosen;
                options.push_back(option);
            }
        }
    }
}

/// (1) and (5).
void AllocationModel::add_lots(const AllocationProblem& problem) {
    std::vector<std::vector<const Option*>> of_lot(problem.lots.size());
    for (const Option& option : options) of_lot[option.lot].push_back(&option);
    for (std::size_t l = 0; l < problem.lots.size(); ++l) {
        if (of_lot[l].empty()) continue;
        std::vector<LinearTerm> once, counted, parts;
        for (const Option* option : of_lot[l]) {
            once.push_back({option->chosen, 1.0});
            counted.push_back({option->count, 1.0});
            parts.push_back({option->chosen, 1.0});
        }
        const bool is_split = of_lot[l].front()->count != of_lot[l].front()->chosen;
        if (!is_split) {
            if (once.size() > 1) program.add_row(std::move(once), -infinity, 1.0);
            continue;
        }
        const double all = problem.lots[l].bundles;
        for (const Option* option : of_lot[l]) {
            program.add_row({{option->count, 1.0}, {option->chosen, -all}}, -infinity, 0.0);
        }
        rest_.push_back(program.add_column(0.0, 1.0, true));
        parts_.push_back(program.add_column(0.0, infinity));
        program.add_row(counted, -infinity, all);
        counted.push_back({rest_.back(), all});
        program.add_row(std::move(counted), all, infinity);
        parts.push_back({rest_.back(), 1.0});
        parts.push_back({parts_.back(), -1.0});
        program.add_row(std::move(parts), -infinity, 1.0);
    }
}

/// (2) and (3).
void AllocationModel::add_stocks(const AllocationProblem& problem) {
    std::set<std::pair<std::size_t, int>> times;
    for (const Need& need : problem.needs) {
        cover_.push_back(program.add_column(0.0, need.mass.tonnes()));
        claim_.push_back(need.wants_claim ? program.add_column(0.0, need.mass.tonnes()) : -1);
        times.insert({need.taker, need.quarter});
        if (need.wants_claim) {
            program.add_row({{claim_.back(), 1.0}, {cover_.back(), -1.0}}, -infinity, 0.0);
        }
    }
    for (const Option& option : options) times.insert({option.taker, option.quarter});
    std::map<std::pair<std::size_t, int>, std::vector<LinearTerm>> copper, claims;
    for (const Option& option : options) {
        const LotOnOffer& lot = problem.lots[option.lot];
        copper[{option.taker, option.quarter}].push_back({option.count, tonnes(problem, option)});
        if (is_below_target(lot, problem.rules)) {
            const double share = lot.claimable.tonnes() * option.bundles_of_one / lot.bundles;
            claims[{option.taker, option.quarter}].push_back({option.count, share});
        }
    }
    for (std::size_t n = 0; n < problem.needs.size(); ++n) {
        const Need& need = problem.needs[n];
        copper[{need.taker, need.quarter}].push_back({cover_[n], -1.0});
        if (claim_[n] >= 0) claims[{need.taker, need.quarter}].push_back({claim_[n], -1.0});
    }
    for (auto* balances : {&copper, &claims}) {
        std::pair<std::size_t, int> before{problem.takers.size(), -1};  // taker, column
        for (const auto& time : times) {
            auto terms = (*balances)[time];
            if (before.first == time.first) terms.push_back({before.second, 1.0});
            const int stock = program.add_column(0.0, infinity);
            terms.push_back({stock, -1.0});
            program.add_row(std::move(terms), 0.0, 0.0);
            before = {time.first, stock};
        }
    }
}

/// (4)
void AllocationModel::add_bounds(const AllocationProblem& problem) {
    std::map<std::pair<std::size_t, int>, std::vector<LinearTerm>> arrivals;
    for (const Option& option : options) {
        arrivals[{option.taker, option.quarter}].push_back({option.count, tonnes(problem, option)});
    }
    for (const auto& [time, terms] : arrivals) {
        const auto& most = problem.takers[time.first].most;
        if (most) program.add_row(terms, -infinity, most->tonnes());
    }
    std::set<std::pair<std::size_t, int>> wanted;
    for (const Need& need : problem.needs) wanted.insert({need.taker, need.quarter});
    for (const auto& time : wanted) {
        const double least_t = problem.takers[time.first].least.tonnes();
        if (least_t <= 0.0) continue;
        lacks_.push_back({program.add_column(0.0, infinity), least_t});
        auto terms = arrivals[time];
        terms.push_back({lacks_.back().column, 1.0});
        program.add_row(std::move(terms), least_t, infinity);
    }
}

void AllocationModel::add_aims(const AllocationProblem& problem) {
    std::set<int> priorities;
    for (const Need& need : problem.needs) priorities.insert(need.priority);
    std::map<Aim, std::vector<ModelAim>> of;
    const auto open = [&](auto is_counted, std::span<const int> columns) {
        LinearSum sum;
        for (std::size_t n = 0; n < problem.needs.size(); ++n) {
            if (!is_counted(problem.needs[n]) || columns[n] < 0) continue;
            sum.terms.push_back({columns[n], -1.0});
            sum.constant += problem.needs[n].mass.tonnes();
        }
        return sum;
    };
    for (const int priority : priorities) {
        if (priority == *priorities.rbegin()) break;
        of[Aim::priority].push_back(
            {"short of priority " + std::to_string(priority),
             open([&](const Need& need) { return need.priority == priority; }, cover_)});
    }
    of[Aim::shortfall].push_back({"shortfall", open([](const Need&) { return true; }, cover_)});
    of[Aim::claim].push_back(
        {"claims missing", open([](const Need& need) { return need.wants_claim; }, claim_)});
    LinearSum least_sum, whole, freight;
    for (const LackColumn& lack : lacks_) least_sum.terms.push_back({lack.column, 1.0});
    for (const int column : parts_) whole.terms.push_back({column, 1.0});
    for (const Option& option : options) {
        freight.terms.push_back(
            {option.count, 1e-3 * tonnes(problem, option) * problem.takers[option.taker].freight});
    }
    of[Aim::least].push_back({"below what must come", std::move(least_sum)});
    of[Aim::whole].push_back({"splits", std::move(whole)});
    of[Aim::freight].push_back({"freight", std::move(freight)});
    if (problem.rules.weights.empty()) {
        for (const Aim aim : problem.rules.order) {
            for (ModelAim& each : of[aim]) aims.push_back(std::move(each));
        }
        return;
    }
    ModelAim all{.name = "weighted sum", .sum = {}};
    for (const auto& [aim, weight] : problem.rules.weights) {
        for (const ModelAim& each : of[aim]) {
            for (const LinearTerm& term : each.sum.terms) {
                all.sum.terms.push_back({term.column, weight * term.coefficient});
            }
            all.sum.constant += weight * each.sum.constant;
        }
    }
    aims.push_back(std::move(all));
}

/// Lots by age and id, a little off for what comes late, so that equals are told apart.
void AllocationModel::add_ties(const AllocationProblem& problem) {
    const auto ranks = [](std::size_t n, auto key) {
        std::vector<std::size_t> order(n), rank(n);
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
        for (std::size_t k = 0; k < n; ++k) rank[order[k]] = k;
        return rank;
    };
    const auto lot_rank = ranks(problem.lots.size(), [&](std::size_t l) {
        return std::tuple(problem.lots[l].available, problem.lots[l].id);
    });
    const auto option_rank = ranks(options.size(), [&](std::size_t o) {
        return std::tuple(options[o].quarter, options[o].taker);
    });
    const double n_lots = std::max<double>(1.0, double(problem.lots.size()));
    const double n_options = std::max<double>(1.0, double(options.size()));
    for (std::size_t o = 0; o < options.size(); ++o) {
        const double lot = (double(lot_rank[options[o].lot]) + 1.0) / n_lots;
        const double place = (double(option_rank[o]) + 1.0) / n_options;
        // Like sorted with like has the largest sum of products: old lots to early quarters.
        ties.terms.push_back({options[o].chosen, lot + 0.1 * place - 0.2 * lot * place});
    }
}

void AllocationModel::set_start(const AllocationProblem&) {
    start.assign(program.lower.size(), 0.0);
    for (const int column : rest_) start[std::size_t(column)] = 1.0;
    for (const LackColumn& lack : lacks_) start[std::size_t(lack.column)] = lack.least;
}

std::vector<Assignment> AllocationModel::assignments(const AllocationProblem& problem,
                                                     std::span<const double> x) const {
    std::vector<Assignment> all;
    std::vector<int> taken(problem.lots.size(), 0);
    for (const Option& option : options) {
        const int bundles = int(std::lround(x[std::size_t(option.count)])) * option.bundles_of_one;
        if (bundles <= 0) continue;
        const LotOnOffer& lot = problem.lots[option.lot];
        all.push_back({option.lot, option.taker, option.quarter, bundles,
                       mass_of_bundles(lot, bundles, taken[option.lot])});
        taken[option.lot] += bundles;
    }
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace gossan::supply
