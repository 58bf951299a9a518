// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/records/balance.hpp"

namespace gossan::ledger::made {

/// Rows of a balance.csv written by hand; kg unless another unit is given.
inline records::BalanceRow flow(double begin, double end, const std::string& from,
                                const std::string& to, const std::string& substance,
                                const std::string& cause, double amount,
                                const std::string& unit = "kg") {
    return {.begin_d = begin,
            .end_d = end,
            .kind = records::BalanceKind::flow,
            .from = from,
            .to = to,
            .substance = substance,
            .cause = cause,
            .amount = amount,
            .unit = unit,
            .origin = records::RowOrigin::measured};
}

inline records::BalanceRow stock(double day, const std::string& place, const std::string& substance,
                                 const std::string& form, double amount,
                                 const std::string& unit = "kg") {
    return {.begin_d = day,
            .end_d = day,
            .kind = records::BalanceKind::stock,
            .from = place,
            .to = {},
            .substance = substance,
            .cause = form,
            .amount = amount,
            .unit = unit,
            .origin = records::RowOrigin::measured};
}

/// A column of 100 kg of copper, 10 of them locked: 6 dissolve in the cure and 20 after it, 5 are
/// fed, 18 drain, 1 runs off; 6 + 20 + 5 − 18 − 1 = 12 are left in its moisture.
inline std::vector<records::BalanceRow> column() {
    return {flow(0, 0, "solids", "bed", "Cu", "cure: chalcocite_acid", 6),
            stock(0, "bed", "Cu", "flowing water", 6),
            stock(0, "solids", "Cu", "chalcocite", 84),
            stock(0, "solids", "Cu", "locked in chalcocite", 10),
            flow(0, 30, "solids", "bed", "Cu", "chalcocite_ferric", 20),
            flow(0, 30, "irrigation", "bed", "Cu", "irrigation", 5),
            flow(0, 30, "bed", "pls", "Cu", "drainage", 18),
            flow(0, 30, "bed", "run_off", "Cu", "run-off", 1),
            stock(30, "bed", "Cu", "flowing water", 4),
            stock(30, "bed", "Cu", "stagnant water", 8),
            stock(30, "solids", "Cu", "chalcocite", 64),
            stock(30, "solids", "Cu", "locked in chalcocite", 10)};
}

}  // namespace gossan::ledger::made
