// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "gossan/base/calendar.hpp"
#include "gossan/supply/contract/performance.hpp"

namespace gossan::supply {
namespace {

/// Days of a month with force majeure, each once; and those of them that a notice excuses.
struct ExcusedDays {
    int all = 0, counted = 0;
};

ExcusedDays days_of(const ContractInput& contract, const ContractHistory& history, int month) {
    ExcusedDays days;
    for (double day = days_to_month(month); day < days_to_month(month + 1); ++day) {
        bool is_hit = false, is_counted = false;
        for (const ForceMajeure& each : history.force_majeure) {
            if (day < std::floor(each.begin) || day > each.end) continue;
            const bool is_late = each.notice > each.begin + contract.force_majeure.notice_days;
            is_hit = true;
            is_counted = is_counted || !is_late || day >= std::floor(each.notice);
        }
        days.all += int(is_hit);
        days.counted += int(is_counted);
    }
    return days;
}

}  // namespace

std::vector<WholeMass> shared_out(WholeMass available, std::span<const Claimant> claimants) {
    std::map<int, std::vector<std::size_t>> ranks;
    for (std::size_t k = 0; k < claimants.size(); ++k) ranks[claimants[k].rank].push_back(k);
    std::vector<WholeMass> shares(claimants.size());
    for (const auto& [rank, who] : ranks) {
        WholeMass wanted;
        std::vector<double> weights;
        for (const std::size_t k : who) {
            wanted += claimants[k].wanted;
            weights.push_back(double(claimants[k].wanted.grams));
        }
        if (wanted.grams <= 0) continue;
        const auto parts = apportioned(std::min(available, wanted), weights);
        for (std::size_t k = 0; k < who.size(); ++k) shares[who[k]] = parts[k];
        available -= std::min(available, wanted);
    }
    return shares;
}

WholeMass excused_of(const ContractInput& contract, const ContractHistory& history, int month,
                     WholeMass quota) {
    const ExcusedDays days = days_of(contract, history, month);
    if (days.all == 0) return {};
    const double in_month = days_to_month(month + 1) - days_to_month(month);
    WholeMass share = whole_mass(Mass{quota.kg() * (1.0 - days.all / in_month)});
    std::optional<WholeMass> available;  // the least that is told, for all customers
    for (const ForceMajeure& each : history.force_majeure) {
        const auto known = each.available.find(month);
        if (known == each.available.end()) continue;
        available = available ? std::min(*available, known->second) : known->second;
    }
    if (available) {
        std::vector<Claimant> claimants{{quota, contract.force_majeure.rank}};
        for (const OtherCustomer& other : contract.force_majeure.others) {
            claimants.push_back({whole_mass(other.month), other.rank});
        }
        share = shared_out(*available, claimants).front();
    }
    return whole_mass(Mass{(quota - share).kg() * days.counted / days.all});  // (6)
}

}  // namespace gossan::supply
