// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "gossan/base/calendar.hpp"
#include "gossan/supply/contract/performance.hpp"

namespace gossan::supply {
namespace {

/// Days of a month between two days, both included.
double days_within(int month, double begin, double end) {
    const double from = std::max(begin, days_to_month(month));
    const double to = std::min(end + 1.0, days_to_month(month + 1));
    return std::max(0.0, to - from);
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
    WholeMass excused;
    for (const ForceMajeure& each : history.force_majeure) {
        const bool is_late = each.notice > each.begin + contract.force_majeure.notice_days;
        const double days = days_within(month, each.begin, each.end);
        const double counted = days_within(month, is_late ? each.notice : each.begin, each.end);
        if (days <= 0.0) continue;
        WholeMass share = whole_mass(
            Mass{quota.kg() * (1.0 - days / (days_to_month(month + 1) - days_to_month(month)))});
        if (const auto known = each.available.find(month); known != each.available.end()) {
            std::vector<Claimant> claimants{{quota, contract.force_majeure.rank}};
            for (const OtherCustomer& other : contract.force_majeure.others) {
                claimants.push_back({whole_mass(other.month), other.rank});
            }
            share = shared_out(known->second, claimants).front();
        }
        excused += whole_mass(Mass{(quota - share).kg() * counted / days});  // (6)
    }
    return std::min(excused, quota);
}

}  // namespace gossan::supply
