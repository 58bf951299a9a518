// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "gossan/ledger/made_rows.hpp"

namespace gossan::ledger::made {

/// Copper at random between three modules, a plant and the outside, whose stocks are what the flows
/// leave: an account that closes.
inline std::vector<records::BalanceRow> random_site(unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> share(0.05, 0.3);
    std::map<std::string, double> held;
    std::vector<std::pair<std::string, std::string>> ways;
    for (const std::string module : {"A", "B", "C"}) {
        held[module + "/solids"] = 1000.0 * share(random);
        held[module + "/bed"] = 10.0 * share(random);
        ways.emplace_back(module + "/solids", module + "/bed");
        ways.emplace_back(module + "/bed", "PLS pond");
        ways.emplace_back("raffinate pond", module + "/bed");
        ways.emplace_back(module + "/bed", "run_off");
    }
    ways.emplace_back("PLS pond", "SX");
    ways.emplace_back("SX", "EW");
    ways.emplace_back("SX", "raffinate pond");
    ways.emplace_back("EW", "cathode");
    held["PLS pond"] = 5.0;
    held["raffinate pond"] = held["SX"] = held["EW"] = 0.0;

    std::vector<records::BalanceRow> rows;
    const auto take_stock = [&](double day) {
        for (const auto& [place, amount] : held)
            rows.push_back(stock(day, place, "Cu", "", amount));
    };
    take_stock(0);
    for (int period = 0; period < 6; ++period) {
        const std::map<std::string, double> before = held;
        const double day = 10.0 * period;
        const auto move = [&](const std::string& from, const std::string& to, double amount) {
            rows.push_back(flow(day, day + 10.0, from, to, "Cu", "by chance", amount));
            if (held.contains(from)) held[from] -= amount;
            if (held.contains(to)) held[to] += amount;
        };
        for (const auto& [from, to] : ways) {
            const double amount = 0.5 * share(random) * before.at(from);
            if (amount > 0.0) move(from, to, amount);
        }
        move("stacking", "B/solids", 100.0 * share(random));
        move("make-up", "raffinate pond", share(random));
        take_stock(day + 10.0);
    }
    return rows;
}

}  // namespace gossan::ledger::made
