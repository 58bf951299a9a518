// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/closure.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <utility>

#include "gossan/ledger/ore.hpp"
#include "gossan/ledger/place.hpp"

namespace gossan::ledger {
namespace {

/// Stock, receipts and issues of one place and substance, by closing day.
struct Account {
    std::vector<double> stock, in, out;

    explicit Account(std::size_t n_days) : stock(n_days), in(n_days), out(n_days) {}
};

using Accounts = std::map<std::pair<std::string, std::string>, Account>;

Accounts accounts_of(const Book& book) {
    Accounts accounts;
    const auto at = [&](const std::string& place, const std::string& substance) -> Account& {
        return accounts.try_emplace({place, substance}, book.n_days()).first->second;
    };
    for (const Held& held : book.held) {
        Account& account = at(held.place, held.substance);
        for (std::size_t k = 0; k < book.n_days(); ++k) account.stock[k] += held.amount[k];
    }
    const auto pass = [&](const Moved& moved, const auto& counts) {
        if (moved.from == moved.to) return;
        for (std::size_t k = 0; k < book.n_days(); ++k) {
            const double amount = moved.amount[k];
            const bool is_back = amount < 0.0;
            if (counts(moved.from)) {
                Account& giver = at(moved.from, moved.substance);
                (is_back ? giver.in : giver.out)[k] += std::abs(amount);
            }
            if (counts(moved.to)) {
                Account& taker = at(moved.to, moved.substance);
                (is_back ? taker.out : taker.in)[k] += std::abs(amount);
            }
        }
    };
    const auto is_ore = [](const std::string& name) { return place_of(name).is_ore(); };
    for (const Moved& moved : book.moved) {
        pass(moved, [&](const std::string& place) {
            return !is_ore(place) && book.stores.contains(place);
        });
    }
    for (const Moved& moved : ore_flows(book)) pass(moved, is_ore);
    return accounts;
}

}  // namespace

std::vector<Closure> closures(const Book& book) {
    const Accounts accounts = accounts_of(book);
    std::map<std::string, double> largest;
    for (const auto& [names, account] : accounts) {
        double& most = largest[names.second];
        for (const auto* amounts : {&account.stock, &account.in, &account.out}) {
            for (const double amount : *amounts) most = std::max(most, std::abs(amount));
        }
    }
    std::vector<Closure> all;
    for (const auto& [names, account] : accounts) {
        const auto& [place, substance] = names;
        for (std::size_t k = 0; k < book.n_days(); ++k) {
            const double begin = k > 0 ? account.stock[k - 1] : 0.0;
            double residual = account.stock[k] - begin - account.in[k] + account.out[k];
            if (k == 0) residual = std::min(residual, 0.0);
            const double scale =
                std::max({std::abs(begin), std::abs(account.stock[k]), account.in[k],
                          account.out[k], 1e-6 * largest.at(substance)});
            all.push_back({.place = place,
                           .substance = substance,
                           .begin_d = book.days[k > 0 ? k - 1 : 0],
                           .end_d = book.days[k],
                           .residual = residual,
                           .relative = scale > 0.0 ? std::abs(residual) / scale : 0.0});
        }
    }
    return all;
}

std::vector<Closure> worst_by_substance(std::span<const Closure> closures) {
    std::map<std::string, Closure> worst;
    for (const Closure& closure : closures) {
        const auto [found, is_new] = worst.try_emplace(closure.substance, closure);
        if (!is_new && closure.relative > found->second.relative) found->second = closure;
    }
    std::vector<Closure> list;
    list.reserve(worst.size());
    for (auto& [substance, closure] : worst) list.push_back(std::move(closure));
    return list;
}

std::string in_words(const Closure& closure, const std::string& unit) {
    char numbers[160];
    std::snprintf(numbers, sizeof numbers, "from day %g to day %g by %.4g %s, relative %.2g",
                  closure.begin_d, closure.end_d, closure.residual, unit.c_str(), closure.relative);
    return closure.substance + " of " + closure.place + " does not close " + numbers;
}

}  // namespace gossan::ledger
