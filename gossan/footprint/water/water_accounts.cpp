// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/water/water_accounts.hpp"

#include <algorithm>
#include <cmath>
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

/// What a source is, by its name.
WaterDraw draw_of(const std::string& name, double volume, std::span<const WaterSource> sources) {
    for (const WaterSource& source : sources) {
        if (source.name == name) return {name, source.origin, source.quality, volume};
    }
    return {name, WaterOrigin::unstated, WaterQuality::unstated, volume};
}

/// Withdrawn by source, where the accounts tell the whole alone.
std::vector<WaterDraw> draws_of(double withdrawn, const FootprintInput& input) {
    std::vector<WaterDraw> draws;
    for (const WaterSource& source : input.water_sources) {
        if (double(source.share) <= 0.0) continue;
        draws.push_back(
            draw_of(source.name, double(source.share) * withdrawn, input.water_sources));
    }
    if (draws.empty()) {
        draws.push_back(draw_of(input.water_source, withdrawn, input.water_sources));
    }
    return draws;
}

std::string names_of(const std::vector<WaterDraw>& draws) {
    std::string names;
    for (const WaterDraw& draw : draws) names += (names.empty() ? "" : ", ") + draw.name;
    return names;
}

/// What ponds and plant hold more at the end of a period; heaps' own is consumed or not.
double stored_of(const ledger::Inventory& inventory, const ledger::Period& period) {
    for (const Account& account : inventory.accounts) {
        if (account.kind->name != "water" || account.module != "all") continue;
        double stored = 0.0;
        for (const AccountLine& part : account.parts) {
            if (part.name == "in heaps") continue;
            stored += part.amount[period.last] - part.amount[period.first];
        }
        return stored;
    }
    return 0.0;
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
        water.discharged = water.rain = water.fed = water.stored = water.recycled = 0.0;
        water.draws.clear();
        water.copper_kg = activities.streams[s].copper[site.period];
        all.push_back(std::move(water));
    }
}

double StreamWater::*volume_of(WaterFlow flow) {
    switch (flow) {
        case WaterFlow::consumed:
            return &StreamWater::consumed;
        case WaterFlow::discharged:
            return &StreamWater::discharged;
        case WaterFlow::rain:
            return &StreamWater::rain;
        case WaterFlow::recycled:
            return &StreamWater::recycled;
        case WaterFlow::stored:
            return &StreamWater::stored;
        case WaterFlow::withdrawn:
            break;
    }
    return &StreamWater::withdrawn;
}

void add_draw(std::vector<WaterDraw>& draws, const WaterDraw& draw) {
    for (WaterDraw& each : draws) {
        if (each.name != draw.name) continue;
        each.volume += draw.volume;
        return;
    }
    draws.push_back(draw);
}

double copper_of(const Activities& activities, std::size_t period) {
    double sum = 0.0;
    for (const Stream& stream : activities.streams) sum += stream.copper[period];
    return sum;
}

}  // namespace

double StreamWater::closure() const {
    if (!tells_withdrawn || !tells_consumed) return std::numeric_limits<double>::quiet_NaN();
    const double in = withdrawn + rain + fed, out = consumed + discharged + stored;
    const double larger = std::max(std::abs(in), std::abs(out));
    return larger > 0.0 ? (in - out) / larger : 0.0;
}

WaterFigure StreamWater::withdrawal() const {
    return {stream,
            litres_by_kg(withdrawn, tells_withdrawn ? copper_kg : 0.0),
            {WaterQuantity::withdrawal, Boundary::gate_to_gate, Counted::no, Counted::no}};
}

WaterFigure StreamWater::consumption() const {
    return {stream,
            litres_by_kg(consumed, tells_consumed ? copper_kg : 0.0),
            {WaterQuantity::consumption, Boundary::gate_to_gate, Counted::yes, Counted::no}};
}

std::vector<StreamWater> water_of(const AccountsSource& source, const Activities& activities,
                                  const FootprintInput& input) {
    std::vector<StreamWater> all;
    const auto periods = periods_of(source, input.period);
    for (std::size_t k = 0; k < periods.size(); ++k) {
        const auto uses = ledger::water_use(source.inventory, periods[k]);
        if (uses.empty()) return {};
        const double drained = use_of(uses, "lost or drained");
        StreamWater site{.period = k,
                         .withdrawn = use_of(uses, "withdrawn"),
                         .consumed = use_of(uses, "consumed") - drained,
                         .discharged = drained,
                         .rain = use_of(uses, "rain"),
                         .fed = use_of(uses, "fed from outside"),
                         .stored = stored_of(source.inventory, periods[k]),
                         .recycled = use_of(uses, "recycled to heaps"),
                         .copper_kg = copper_of(activities, k),
                         .basis = source.basis};
        site.draws = draws_of(site.withdrawn, input);
        site.source = names_of(site.draws);
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
                                  const Activities& activities,
                                  std::span<const WaterSource> sources) {
    std::vector<StreamWater> all;
    for (std::size_t k = 0; k < activities.periods.size(); ++k) {
        StreamWater site{
            .period = k, .copper_kg = copper_of(activities, k), .basis = Basis::measured};
        const std::vector<double> none(activities.streams.size(), 0.0);
        OwnWater own{none, none};
        bool is_told = false;
        site.tells_withdrawn = site.tells_consumed = false;
        for (const MeasuredWater& row : rows) {
            if (row.period != k) continue;
            is_told = true;
            (site.*volume_of(row.flow)) += row.volume;
            const bool is_draw = row.flow == WaterFlow::withdrawn;
            site.tells_withdrawn |= is_draw;
            site.tells_consumed |= row.flow == WaterFlow::consumed;
            if (is_draw) add_draw(site.draws, draw_of(row.source, row.volume, sources));
            if (row.stream.empty()) continue;
            (is_draw ? own.withdrawn : own.consumed)[activities.stream_at(row.stream)] +=
                row.volume;
        }
        if (!is_told) continue;
        site.source = names_of(site.draws);
        all.push_back(site);
        add_streams(site, own, activities, all);
    }
    return all;
}

StreamWater water_over(std::span<const StreamWater> water, const std::string& stream,
                       std::size_t first, std::size_t last) {
    StreamWater sum{.period = last, .stream = stream};
    bool is_first = true;
    for (const StreamWater& each : water) {
        if (each.stream != stream || each.period < first || each.period > last) continue;
        for (const auto volume :
             {&StreamWater::withdrawn, &StreamWater::consumed, &StreamWater::discharged,
              &StreamWater::rain, &StreamWater::fed, &StreamWater::stored, &StreamWater::recycled,
              &StreamWater::copper_kg}) {
            sum.*volume += each.*volume;
        }
        sum.tells_withdrawn = sum.tells_withdrawn && each.tells_withdrawn;
        sum.tells_consumed = sum.tells_consumed && each.tells_consumed;
        for (const WaterDraw& draw : each.draws) add_draw(sum.draws, draw);
        if (is_first) sum.basis = each.basis;
        is_first = false;
    }
    if (is_first) sum.tells_withdrawn = sum.tells_consumed = false;
    sum.source = names_of(sum.draws);
    return sum;
}

}  // namespace gossan::footprint
