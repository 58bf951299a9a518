// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/copper_assay.hpp"

#include <cmath>

#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"

namespace gossan::ore {
namespace {

using Complaint = std::optional<std::string>;

std::string percent(double share) { return rounded_quantity(share, {.unit = "%"}); }

Complaint about_shares(const Hosts& hosts) {
    double sum = 0.0;
    for (const auto& [mineral, share] : hosts) sum += share.si;
    if (hosts.empty() || std::abs(sum - 1.0) < 1e-9) return std::nullopt;
    return "the shares add up to " + shortest(sum) + ", not to 1";
}

Complaint about_hosts(const SequentialAssay& assay) {
    std::vector<std::string> without;
    for (const Pool& pool : pools_of(assay)) {
        if (pool.counted() > 0.0 && pool.hosts.empty()) without.push_back(pool.name);
    }
    if (without.empty()) return std::nullopt;
    return "no minerals that carry the copper of " + enumerate(without, "and");
}

/// What the pools hold together: least and most that their limits leave open, and as counted.
struct Sum {
    double least = 0.0, counted = 0.0, most = 0.0;
};

Sum sum_of(const SequentialAssay& assay) {
    Sum sum;
    for (const Pool& pool : pools_of(assay)) {
        sum.least += pool.copper.is_below ? 0.0 : pool.copper.si;
        sum.counted += pool.counted();
        sum.most += pool.copper.si;
    }
    return sum;
}

Complaint about_kind(const CopperAssay& assay) {
    std::vector<std::string> there, missing;
    const auto look = [&](bool is_there, const char* key) {
        (is_there ? there : missing).emplace_back(key);
    };
    look(assay.acid_soluble.has_value(), "acid_soluble");
    look(assay.fast.has_value(), "fast");
    look(assay.slow.has_value(), "slow");
    if (assay.sequential) {
        if (there.empty()) return std::nullopt;
        return enumerate(there, "and") + " beside sequential, which names pools and hosts itself";
    }
    if (!assay.total) missing.insert(missing.begin(), "total");
    if (missing.empty()) return std::nullopt;
    return "no " + enumerate(missing, "and") +
           "; give total, acid_soluble, fast and slow, or sequential";
}

Complaint about_total(const CopperAssay& assay) {
    if (!assay.total || !assay.sequential) return std::nullopt;
    const Sum sum = sum_of(*assay.sequential);
    const double total = assay.total->si;
    const double slack = pools_may_miss * total;
    if (sum.most >= total - slack && sum.least <= total + slack) return std::nullopt;
    return "a total of " + percent(total) + " where the pools add up to " + percent(sum.counted) +
           ", more than " + percent(pools_may_miss) + " apart";
}

}  // namespace

Schema<PoolHosts> PoolHosts::schema() {
    using H = PoolHosts;
    constexpr const char* none = "choice: none, where the pool holds nothing";
    return Schema<H>("hosts", "minerals that carry each pool, by their shares of its copper")
        .field("acid_soluble", &H::acid_soluble, fraction(), "they add up to 1", defaults_to(none))
        .field("cyanide_soluble", &H::cyanide_soluble, fraction(), "they add up to 1",
               defaults_to(none))
        .field("residual", &H::residual, fraction(), "they add up to 1", defaults_to(none))
        .check("acid_soluble", [](const H& hosts) { return about_shares(hosts.acid_soluble); })
        .check("cyanide_soluble",
               [](const H& hosts) { return about_shares(hosts.cyanide_soluble); })
        .check("residual", [](const H& hosts) { return about_shares(hosts.residual); });
}

Schema<SequentialAssay> SequentialAssay::schema() {
    using S = SequentialAssay;
    return Schema<S>("sequential", "Copper by one leach after another.")
        .field("acid_soluble", &S::acid_soluble, between(0, 1),
               "copper in dry ore that dilute acid takes", unit("%"))
        .field("cyanide_soluble", &S::cyanide_soluble, between(0, 1),
               "copper in dry ore that cyanide takes after the acid", unit("%"))
        .field("residual", &S::residual, between(0, 1), "copper in dry ore that both leave",
               unit("%"))
        .field("hosts", &S::hosts, "minerals that carry each pool")
        .check("hosts", about_hosts);
}

Schema<CopperAssay> CopperAssay::schema() {
    using A = CopperAssay;
    return Schema<A>("copper", "Copper by assay: total and acid-soluble, or sequential.")
        .field("total", &A::total, above_to(0, 1), "copper in dry ore", unit("%"))
        .field("acid_soluble", &A::acid_soluble, between(0, 1),
               "copper in dry ore that dilute acid takes", unit("%"))
        .field("fast", &A::fast, "mineral that carries the acid-soluble copper")
        .field("slow", &A::slow, "mineral that carries the rest")
        .field("sequential", &A::sequential,
               "pools with hosts of their own; a total beside them only checks them")
        .check("acid_soluble",
               [](const A& assay) -> Complaint {
                   if (!assay.acid_soluble || !assay.total) return std::nullopt;
                   if (*assay.acid_soluble <= *assay.total) return std::nullopt;
                   return "more acid-soluble than total copper";
               })
        .check("sequential", about_kind)
        .check("total", about_total);
}

double Pool::counted() const { return copper.is_below ? 0.5 * copper.si : copper.si; }  // (1)

std::array<Pool, 3> pools_of(const SequentialAssay& assay) {
    return {{{"acid_soluble", assay.acid_soluble, assay.hosts.acid_soluble},
             {"cyanide_soluble", assay.cyanide_soluble, assay.hosts.cyanide_soluble},
             {"residual", assay.residual, assay.hosts.residual}}};
}

std::vector<std::string> assay_notes(const CopperAssay& assay, const std::string& path) {
    if (!assay.sequential) return {};
    std::vector<std::string> notes;
    for (const Pool& pool : pools_of(*assay.sequential)) {
        if (!pool.copper.is_below) continue;
        notes.push_back(joined(joined(path, "sequential"), pool.name) + ": below " +
                        percent(pool.copper.si) + " counts as half of it");
    }
    const double sum = sum_of(*assay.sequential).counted;
    // Below a ten-thousandth the two are the same number in other words.
    if (assay.total && std::abs(sum - assay.total->si) > 1e-4 * sum) {
        notes.push_back(joined(path, "total") + ": the pools add up to " + percent(sum) +
                        ", not to the total of " + percent(assay.total->si) +
                        "; the pools are what counts");
    }
    return notes;
}

}  // namespace gossan::ore
