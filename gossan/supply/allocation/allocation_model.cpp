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

}  // namespace

AllocationModel::AllocationModel(const AllocationProblem& problem) {
    for (const LotOnOffer& lot : problem.lots) most_ += lot.mass.tonnes() + double(n_pieces(lot));
    for (const Need& need : problem.needs) most_ += problem.takers[need.taker].least.tonnes();
    if (problem.pool) {
        for (const ClaimGrant& grant : problem.pool->grants) most_ += grant.mass.tonnes();
    }
    add_options(problem);
    add_lots(problem);
    add_stocks(problem);
    add_claims(problem);
    if (problem.pool) add_pool(problem);
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
        const bool is_split = problem.rules.may_split && n_pieces(lot) > 1;
        const auto alike = alike_pieces(lot);
        for (std::size_t t = 0; t < problem.takers.size(); ++t) {
            if (!may_go(problem, lot, problem.takers[t])) continue;
            const int at_once = arrival_quarter(lot, problem.takers[t]);
            const int latest = std::min(at_once + problem.rules.wait_quarters, last[t]);
            for (int quarter = at_once; quarter <= latest; ++quarter) {
                Option option{.lot = l, .taker = t, .quarter = quarter};
                option.chosen = program.add_column(0.0, 1.0, true);
                if (is_split) {
                    for (auto& pieces : alike) {
                        const int count = program.add_column(0.0, double(pieces.size()), true);
                        option.groups.push_back({pieces, count});
                    }
                }
                options.push_back(option);
            }
        }
    }
}

/// (1) and (6).
void AllocationModel::add_lots(const AllocationProblem& problem) {
    std::vector<std::vector<const Option*>> of_lot(problem.lots.size());
    for (const Option& option : options) of_lot[option.lot].push_back(&option);
    for (std::size_t l = 0; l < problem.lots.size(); ++l) {
        if (of_lot[l].empty()) continue;
        std::vector<LinearTerm> once;
        for (const Option* option : of_lot[l]) once.push_back({option->chosen, 1.0});
        if (of_lot[l].front()->groups.empty()) {
            if (once.size() > 1) program.add_row(std::move(once), -infinity, 1.0);
        } else {
            add_split_lot(of_lot[l], std::move(once), double(n_pieces(problem.lots[l])));
        }
    }
}

void AllocationModel::add_split_lot(std::span<const Option* const> of_lot,
                                    std::vector<LinearTerm> parts, double n_all) {
    std::vector<LinearTerm> counted;
    std::vector<std::vector<LinearTerm>> by_group(of_lot.front()->groups.size());
    for (const Option* option : of_lot) {
        std::vector<LinearTerm> of_option{{option->chosen, -n_all}};
        for (std::size_t g = 0; g < option->groups.size(); ++g) {
            const LinearTerm one{option->groups[g].count, 1.0};
            of_option.push_back(one);
            by_group[g].push_back(one);
            counted.push_back(one);
        }
        program.add_row(std::move(of_option), -infinity, 0.0);
    }
    for (std::size_t g = 0; g < by_group.size(); ++g) {
        const double n = double(of_lot.front()->groups[g].pieces.size());
        program.add_row(std::move(by_group[g]), -infinity, n);
    }
    rest_.push_back(program.add_column(0.0, 1.0, true));
    parts_.push_back(program.add_column(0.0, most_));
    counted.push_back({rest_.back(), n_all});
    program.add_row(std::move(counted), n_all, infinity);
    parts.push_back({rest_.back(), 1.0});
    parts.push_back({parts_.back(), -1.0});
    program.add_row(std::move(parts), -infinity, 1.0);
}

void AllocationModel::add_terms(const AllocationProblem& problem, const Option& option,
                                const MassOf& mass, std::vector<LinearTerm>& terms) {
    const LotOnOffer& lot = problem.lots[option.lot];
    if (option.groups.empty()) {
        std::vector<std::size_t> all(n_pieces(lot));
        std::iota(all.begin(), all.end(), 0U);
        terms.push_back({option.chosen, mass(all)});
    }
    for (const Group& group : option.groups) {
        terms.push_back({group.count, mass(std::span(group.pieces).first(1))});
    }
}

/// (2) and (3): what comes in and what is taken out, by maker and quarter.
void AllocationModel::add_balances(std::map<Time, std::vector<LinearTerm>>&& balances) {
    std::pair<std::size_t, int> before{std::numeric_limits<std::size_t>::max(), -1};
    for (auto& [time, terms] : balances) {
        if (before.first == time.first) terms.push_back({before.second, 1.0});
        const int stock = program.add_column(0.0, most_);
        terms.push_back({stock, -1.0});
        program.add_row(std::move(terms), 0.0, 0.0);
        before = {time.first, stock};
    }
}

/// (2)
void AllocationModel::add_stocks(const AllocationProblem& problem) {
    std::map<Time, std::vector<LinearTerm>> copper;
    for (const Need& need : problem.needs) {
        cover_.push_back(program.add_column(0.0, need.mass.tonnes()));
        copper[{need.taker, need.quarter}].push_back({cover_.back(), -1.0});
    }
    for (const Option& option : options) {
        const LotOnOffer& lot = problem.lots[option.lot];
        add_terms(
            problem, option, [&](auto pieces) { return mass_of(lot, pieces).tonnes(); },
            copper[{option.taker, option.quarter}]);
    }
    add_balances(std::move(copper));
}

/// (5)
void AllocationModel::add_bounds(const AllocationProblem& problem) {
    std::map<Time, std::vector<LinearTerm>> arrivals;
    for (const Option& option : options) {
        const LotOnOffer& lot = problem.lots[option.lot];
        add_terms(
            problem, option, [&](auto pieces) { return mass_of(lot, pieces).tonnes(); },
            arrivals[{option.taker, option.quarter}]);
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
        lacks_.push_back({program.add_column(0.0, most_), least_t});
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
        const double by_t = 1e-3 * problem.takers[option.taker].freight;
        const LotOnOffer& lot = problem.lots[option.lot];
        add_terms(
            problem, option, [&](auto pieces) { return by_t * mass_of(lot, pieces).tonnes(); },
            freight.terms);
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
    for (const auto& [column, value] : starts_) start[std::size_t(column)] = value;
}

std::vector<WholeMass> AllocationModel::covers(std::span<const double> x) const {
    std::vector<WholeMass> all;
    for (const int column : cover_) {
        all.push_back({std::int64_t(std::max(0.0, x[std::size_t(column)] * 1e6))});
    }
    return all;
}

std::vector<Assignment> AllocationModel::assignments(const AllocationProblem& problem,
                                                     std::span<const double> x) const {
    std::vector<Assignment> all;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> taken;  // of a group, in order
    for (const Option& option : options) {
        const LotOnOffer& lot = problem.lots[option.lot];
        Assignment each{.lot = option.lot, .taker = option.taker, .quarter = option.quarter};
        const auto n_of = [&](int column) {
            return std::size_t(std::max(0L, std::lround(x[std::size_t(column)])));
        };
        if (option.groups.empty() && n_of(option.chosen) > 0) {
            each.pieces.resize(n_pieces(lot));
            std::iota(each.pieces.begin(), each.pieces.end(), 0U);
        }
        for (std::size_t g = 0; g < option.groups.size(); ++g) {
            std::size_t& from = taken[{option.lot, g}];
            const auto& pieces = option.groups[g].pieces;
            for (std::size_t n = n_of(option.groups[g].count); n > 0; --n) {
                each.pieces.push_back(pieces.at(from++));
            }
        }
        if (each.pieces.empty()) continue;
        std::sort(each.pieces.begin(), each.pieces.end());
        each.mass = mass_of(lot, each.pieces);
        all.push_back(std::move(each));
    }
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace gossan::supply
