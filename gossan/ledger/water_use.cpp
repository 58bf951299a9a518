// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/water_use.hpp"

#include <algorithm>
#include <functional>

#include "gossan/ledger/statement.hpp"

namespace gossan::ledger {
namespace {

/// The sums of an account over a period.
class Sums {
public:
    Sums(const Account& account, const Period& period) : account_(account), period_(period) {}

    /// Of lines that a rule picks.
    [[nodiscard]] double of(const std::function<bool(const AccountLine&)>& counts) const {
        double sum = 0.0;
        for (const AccountLine& line : account_.lines) {
            if (counts(line)) sum += in_period(line.amount, period_);
        }
        return sum;
    }
    [[nodiscard]] double named(const std::string& name) const {
        return of([&](const AccountLine& line) { return line.name == name; });
    }
    /// Of all that enter the account's balance.
    [[nodiscard]] double all() const {
        return of([](const AccountLine& line) { return line.group != LineGroup::aside; });
    }
    /// What heaps hold when the period begins; of the first one, before all flows, which until the
    /// first closing day are those of heaps alone.
    [[nodiscard]] double begin(const std::vector<double>& heaps) const {
        if (period_.first > 0) return heaps[period_.first];
        double before = heaps.front();
        for (const AccountLine& line : account_.lines) {
            if (line.group != LineGroup::aside) before -= line.amount.front();
        }
        return before;
    }

private:
    const Account& account_;
    const Period& period_;
};

const Account* water_of(const Inventory& inventory) {
    for (const Account& account : inventory.accounts) {
        if (account.kind->name == "water" && is_of_whole(inventory, account)) return &account;
    }
    return nullptr;
}

double recovered_in(const Inventory& inventory, const Period& period) {
    if (inventory.copper.empty()) return 0.0;
    const auto& recovered = inventory.copper.back().lines.recovered;
    return recovered[period.last] - (period.first > 0 ? recovered[period.first] : 0.0);
}

}  // namespace

std::vector<WaterUse> water_use(const Inventory& inventory, const Period& period) {
    const Account* account = water_of(inventory);
    if (account == nullptr) return {};
    const Sums sums(*account, period);
    const double stacked = sums.named("with stacked ore");
    const double evaporated =
        -sums.of([](const AccountLine& line) { return line.name.starts_with("evaporated"); });
    const double with_air = -sums.named("left with air") - sums.named("blown in");
    const double reactions = -sums.of([](const AccountLine& line) {
        return line.group == LineGroup::made || line.group == LineGroup::used;
    });
    std::vector<double> heaps = account->stored;  // all of a run without a plant
    for (const AccountLine& part : account->parts) {
        if (part.name == "in heaps") heaps = part.amount;
    }
    const double retained = heaps[period.last] - sums.begin(heaps) - stacked;
    const double withdrawn = sums.named("withdrawn") + sums.named("with the cure");
    const double fed = sums.named("fed from outside") + sums.named("irrigated");
    const double came = withdrawn + sums.named("rain") + fed + stacked;
    const double lost = came - sums.all() - evaporated - with_air - reactions;
    const double copper = recovered_in(inventory, period);
    std::vector<WaterUse> uses = {{"withdrawn", withdrawn},
                                  {"rain", sums.named("rain")},
                                  {"fed from outside", fed},
                                  {"consumed", evaporated + with_air + reactions + retained + lost},
                                  {"evaporated", evaporated},
                                  {"carried off with air", with_air},
                                  {"taken by reactions", reactions},
                                  {"retained in ore", retained},
                                  {"lost or drained", lost},
                                  {"recycled to heaps", sums.named("recycled to heaps")}};
    for (WaterUse& use : uses) {
        use.per_copper = copper > 0.0 ? 1e3 * use.volume / copper : 0.0;
    }
    return uses;
}

}  // namespace gossan::ledger
