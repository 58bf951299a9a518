// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "gossan/base/calendar.hpp"
#include "gossan/supply/contract/contract_history.hpp"
#include "gossan/supply/contract/contract_input.hpp"
#include "gossan/supply/contract/price_index.hpp"

namespace gossan::supply::made {

inline int month(const char* name) { return *month_number(name); }
inline double day(const char* date) { return *days_of(date); }
inline WholeMass tonnes(double t) { return whole_mass(Mass{t * 1e3}); }

/// 3000 t a year from January 2025 on, LME by month, M+1, 6.5 cents/lb, rounded to 0.01 cents/lb.
inline ContractInput contract(int months = 12) {
    ContractInput made;
    made.name = "offtake";
    made.start = "2025-01-01";
    made.months = months;
    made.product = "ASTM B115 Grade 1";
    made.quantity = Mass{3e6};
    made.price.premium = "6.5 cents/lb";
    made.price.decimals = 2;
    made.shortfall.replacement = "12 cents/lb";
    return made;
}

/// Monthly means of the World Bank's Pink Sheet, USD/t.
inline PriceIndex index(const ContractInput& contract) {
    constexpr std::array means{9075.73, 8916.32,  8991.41,  9330.6,   9739.68,
                               9176.8,  9532.98,  9835.07,  9770.58,  9669.56,
                               9983.79, 10739.91, 10812.03, 11785.25, 13012.0};
    PriceIndex made(contract.pounds_per_tonne, contract.price.holidays);
    int at = month("2024-11");
    for (const double mean : means) made.set_month(at++, mean * 100.0 / contract.pounds_per_tonne);
    return made;
}

/// One lot on the 15th of a month.
inline Delivery delivery(const char* name, double t) {
    const std::string text = name;
    return {.id = "S" + text,
            .line = text,
            .day = day((text + "-15").c_str()),
            .month = month(name),
            .lots = {{.lot = "L" + text, .net = tonnes(t)}}};
}

}  // namespace gossan::supply::made
