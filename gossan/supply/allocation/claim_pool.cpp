// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/claim_pool.hpp"

#include <algorithm>
#include <set>

#include "gossan/base/calendar.hpp"

namespace gossan::supply {
namespace {

constexpr double long_ago = -std::numeric_limits<double>::infinity();

/// What is there to be claimed before anything else comes in.
std::vector<ClaimGrant> grants_now(const CustodyAccount& account) {
    std::vector<ClaimGrant> grants;
    if (account.link().model == CustodyModel::mass_balance_average) {
        const CustodyMonth all = account.to_date();
        grants.push_back({.mass = all.eligible - all.claimed, .first_day = long_ago});
        return grants;
    }
    for (const auto& [month, left] : account.credits()) {
        grants.push_back({.mass = left,
                          .first_day = long_ago,
                          .end_day = days_to_month(month + account.link().credits_last)});
    }
    return grants;
}

ClaimShare share_on(const CustodyAccount& account, double day) {
    const int month = month_of(day);
    ClaimShare share{.first_day = day};
    for (const auto& [of, sums] : account.months()) {
        if (of <= month - account.link().months || of > month) continue;
        share.eligible += sums.eligible;
        share.received += sums.received;
    }
    return share;
}

}  // namespace

WholeMass ClaimPool::most(double day, WholeMass mass) const {
    if (shares.empty()) return mass;
    const auto after = std::find_if(shares.begin(), shares.end(),
                                    [&](const ClaimShare& each) { return each.first_day > day; });
    if (after == shares.begin()) return {};
    const ClaimShare& share = *(after - 1);
    if (share.received.grams <= 0) return {};
    __extension__ using Wide = __int128;
    return {
        std::int64_t(Wide(mass.grams) * Wide(share.eligible.grams) / Wide(share.received.grams))};
}

ClaimPool claim_pool_of(const CustodyAccount& account, std::span<const ComingBatch> coming,
                        double first_day, double last_day) {
    ClaimPool pool{.link = account.link().name};
    const auto& months = account.months();
    pool.open_day =
        months.empty() ? first_day : std::max(first_day, days_to_month(months.rbegin()->first));
    pool.grants = grants_now(account);
    std::set<double> days{pool.open_day};
    for (int month = month_of(pool.open_day) + 1; month <= month_of(last_day); ++month) {
        days.insert(days_to_month(month));
    }
    for (const ComingBatch& batch : coming) days.insert(std::max(batch.day, pool.open_day));

    const bool is_average = account.link().model == CustodyModel::mass_balance_average;
    CustodyAccount then = account;
    std::size_t next = 0;
    for (const double day : days) {
        const int month = month_of(day);
        for (; next < coming.size() && coming[next].day <= day; ++next) {
            const WholeMass before = then.to_date().eligible;
            if (then.receive(month, coming[next].name, coming[next].mass, coming[next].eligible)) {
                continue;
            }
            const WholeMass more = then.to_date().eligible - before;
            if (more.grams <= 0) continue;
            pool.grants.push_back({.mass = more, .first_day = day});
            if (!is_average) {
                pool.grants.back().end_day = days_to_month(month + account.link().credits_last);
            }
        }
        if (is_average) pool.shares.push_back(share_on(then, day));
    }
    return pool;
}

}  // namespace gossan::supply
