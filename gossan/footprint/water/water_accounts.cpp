// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/water/water_accounts.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "gossan/ledger/statement.hpp"
#include "gossan/ledger/water_use.hpp"

namespace gossan::footprint {
namespace {

using ledger::Account;
using ledger::AccountLine;
using ledger::LineGroup;

constexpr double litres = 1000.0;  ///< in a m3

double litres_by_kg(double volume, double copper_kg) {
    return copper_kg > 0.0 ? litres * volume / copper_kg : std::numeric_limits<double>::quiet_NaN();
}

double use_of(const std::vector<ledger::WaterUse>& uses, const std::string& name) {
    for (const ledger::WaterUse& use : uses) {
        if (use.name == name) return use.volume;
    }
    return 0.0;
}

/// What a pad consumes by (1). Its lines sum to the change of what it holds.
double consumed_of(const Account& pad, const ledger::Period& period) {
    double consumed = 0.0, change = 0.0, stacked = 0.0;
    for (const AccountLine& line : pad.lines) {
        if (line.group == LineGroup::aside) continue;
        const double volume = ledger::in_period(line.amount, period);
        change += volume;
        if (line.name == "with stacked ore") stacked += volume;
        const bool is_vapour =
            line.name == "evaporated" || line.name == "left with air" || line.name == "blown in";
        const bool is_reaction = line.group == LineGroup::made || line.group == LineGroup::used;
        if (is_vapour || is_reaction) consumed -= volume;
    }
    return consumed + change - stacked;
}

const Account* water_account(const ledger::Inventory& inventory, const std::string& stream) {
    for (const Account& account : inventory.accounts) {
        if (account.kind->name != "water") continue;
        if (account.module == "pad " + stream || account.module == stream) return &account;
    }
    return nullptr;
}

/// Water that is told of each stream, m3.
struct OwnWater {
    std::vector<double> consumed, withdrawn;
};

/// Shares the site's water of a period among streams: what is told of each, the rest of what is
/// consumed by copper, and of what is withdrawn by what is consumed.
void add_streams(const StreamWater& site, const OwnWater& own, const Activities& activities,
                 std::vector<StreamWater>& all) {
    const std::vector<double> by_copper = shares_of(activities, Sharing::copper, site.period);
    const auto sum = [](const std::vector<double>& each) {
        return std::accumulate(each.begin(), each.end(), 0.0);
    };
    const double rest = site.consumed - sum(own.consumed);
    const double drawn = site.withdrawn - sum(own.withdrawn);
    for (std::size_t s = 0; s < own.consumed.size(); ++s) {
        StreamWater water = site;
        water.stream = activities.streams[s].name;
        water.consumed = own.consumed[s] + rest * by_copper[s];
        const double share = site.consumed > 0.0 ? water.consumed / site.consumed : by_copper[s];
        water.withdrawn = own.withdrawn[s] + drawn * share;
        water.rain = water.recycled = 0.0;
        water.copper_kg = activities.streams[s].copper[site.period];
        all.push_back(std::move(water));
    }
}

double copper_of(const Activities& activities, std::size_t period) {
    double sum = 0.0;
    for (const Stream& stream : activities.streams) sum += stream.copper[period];
    return sum;
}

}  // namespace

WaterFigure StreamWater::withdrawal() const {
    return {stream,
            litres_by_kg(withdrawn, copper_kg),
            {WaterQuantity::withdrawal, Boundary::gate_to_gate, Counted::no, Counted::no}};
}

WaterFigure StreamWater::consumption() const {
    return {stream,
            litres_by_kg(consumed, copper_kg),
            {WaterQuantity::consumption, Boundary::gate_to_gate, Counted::yes, Counted::no}};
}

std::vector<StreamWater> water_of(const AccountsSource& source, const Activities& activities,
                                  const FootprintInput& input) {
    std::vector<StreamWater> all;
    const auto periods = periods_of(source, input.period);
    for (std::size_t k = 0; k < periods.size(); ++k) {
        const auto uses = ledger::water_use(source.inventory, periods[k]);
        if (uses.empty()) return {};
        const StreamWater site{.period = k,
                               .withdrawn = use_of(uses, "withdrawn"),
                               .consumed = use_of(uses, "consumed"),
                               .rain = use_of(uses, "rain"),
                               .recycled = use_of(uses, "recycled to heaps"),
                               .copper_kg = copper_of(activities, k),
                               .source = input.water_source,
                               .basis = source.basis};
        all.push_back(site);
        OwnWater own{{}, std::vector<double>(activities.streams.size(), 0.0)};
        for (const Stream& stream : activities.streams) {
            const Account* account = water_account(source.inventory, stream.name);
            own.consumed.push_back(account == nullptr ? 0.0 : consumed_of(*account, periods[k]));
        }
        add_streams(site, own, activities, all);
    }
    return all;
}

std::vector<StreamWater> water_of(const std::vector<MeasuredWater>& rows,
                                  const Activities& activities) {
    std::vector<StreamWater> all;
    for (std::size_t k = 0; k < activities.periods.size(); ++k) {
        StreamWater site{
            .period = k, .copper_kg = copper_of(activities, k), .basis = Basis::measured};
        const std::vector<double> none(activities.streams.size(), 0.0);
        OwnWater own{none, none};
        bool is_told = false;
        for (const MeasuredWater& row : rows) {
            if (row.period != k) continue;
            is_told = true;
            (row.is_consumed ? site.consumed : site.withdrawn) += row.volume;
            const bool is_new = site.source.find(row.source) == std::string::npos;
            if (!row.is_consumed && is_new) {
                site.source += (site.source.empty() ? "" : ", ") + row.source;
            }
            if (row.stream.empty()) continue;
            (row.is_consumed ? own.consumed : own.withdrawn)[activities.stream_at(row.stream)] +=
                row.volume;
        }
        if (!is_told) continue;
        all.push_back(site);
        add_streams(site, own, activities, all);
    }
    return all;
}

}  // namespace gossan::footprint
