// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/demand/copper_flows.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "gossan/base/calendar.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

constexpr int months_of_quarter = 3;
constexpr double seconds_of_day = 86400.0;
constexpr double share_tolerance = 1e-9;

int floor_quotient(int a, int b) { return a / b - (a % b < 0 ? 1 : 0); }

double melt_day(const PowerStep& step, double slip, const Subsystem& part, const Maker& maker) {
    return step.date + slip - part.lead_days - maker.input.mill_time.si / seconds_of_day;
}

MakerFlows empty_flows(std::size_t n_quarters, std::size_t n_sites) {
    const std::vector<double> none(n_quarters, 0.0);
    MakerFlows flows{.installed = none,
                     .melted = none,
                     .scrap_made = none,
                     .scrap_lost = none,
                     .scrap_used = none,
                     .recycled = none,
                     .cathode = none,
                     .scrap_back = std::vector<std::array<double, n_scrap_lags>>(n_quarters),
                     .cathode_by_site = {}};
    flows.cathode_by_site.assign(n_sites, none);
    return flows;
}

/// (2) and (3): what is melted becomes scrap, recycled copper and cathode. `melted_by_site` is
/// turned into cathode by site in place; `back` is scrap by quarter in which it is back.
void feed(const Maker& maker, std::span<const double> back, double back_later, MakerFlows& flows) {
    double stock = 0.0;
    for (std::size_t q = 0; q < flows.melted.size(); ++q) {
        stock += back[q];
        flows.scrap_used[q] = std::min(stock, flows.melted[q]);
        stock -= flows.scrap_used[q];
        const double bought = flows.melted[q] - flows.scrap_used[q];
        flows.recycled[q] = maker.input.recycled * bought;
        flows.cathode[q] = bought - flows.recycled[q];
        const double cathode_by_melted =
            flows.melted[q] > 0.0 ? flows.cathode[q] / flows.melted[q] : 0.0;
        for (auto& site : flows.cathode_by_site) site[q] *= cathode_by_melted;
    }
    flows.scrap_left = stock + back_later;
}

MakerFlows flows_of(const Maker& maker, std::size_t subsystems, std::span<const PowerStep> steps,
                    std::span<const std::size_t> site_of, std::size_t n_sites,
                    std::span<const Subsystem> bill, const World& world, QuarterRange quarters) {
    const auto n = std::size_t(quarters.n);
    MakerFlows flows = empty_flows(n, n_sites);
    std::vector<double> back(n, 0.0);
    double back_later = 0.0;
    for (std::size_t k = 0; k < steps.size(); ++k) {
        if (!world.is_built[k]) continue;
        for (std::size_t s = 0; s < subsystems; ++s) {
            const double installed = steps[k].mw * world.kg_by_mw[k] * world.share[s] *
                                     (1.0 - bill[s].aluminium) * maker.share[s];
            if (installed <= 0.0) continue;
            const double day = melt_day(steps[k], world.slip_days[k], bill[s], maker);
            const auto q = std::size_t(quarter_of(day) - quarters.first);
            const double melted = installed / bill[s].yield;  // (1)
            const double scrap = melted - installed;
            flows.installed[q] += installed;
            flows.melted[q] += melted;
            flows.scrap_made[q] += scrap;
            flows.scrap_lost[q] += (1.0 - maker.input.scrap_returned) * scrap;
            flows.cathode_by_site[site_of[k]][q] += melted;
            const double back_day = day + maker.input.scrap_after.si / seconds_of_day;
            const auto b = std::size_t(quarter_of(back_day) - quarters.first);
            (b < n ? back[b] : back_later) += maker.input.scrap_returned * scrap;
            flows.scrap_back[q][b - q] += maker.input.scrap_returned * scrap;
        }
    }
    feed(maker, back, back_later, flows);
    return flows;
}

}  // namespace

int quarter_of(double days) { return floor_quotient(month_of(days), months_of_quarter); }

double first_day_of_quarter(int quarter) { return days_to_month(months_of_quarter * quarter); }

std::string name_of_quarter(int quarter) {
    const int year = 1970 + floor_quotient(quarter, 4);
    return std::to_string(year) + " Q" + std::to_string(quarter - 4 * (year - 1970) + 1);
}

std::vector<Maker> makers_of(std::span<const MakerInput> inputs, std::span<const Subsystem> bill,
                             Diagnostics& diagnostics) {
    std::vector<std::string> names;
    for (const Subsystem& part : bill) names.push_back(part.name);
    std::set<std::string> known;
    std::vector<double> sum(bill.size(), 0.0);
    std::vector<Maker> makers;
    const auto refuse = [&](std::string found, std::string allowed, std::string write) {
        Fault fault{.code = "reference.unknown", .path = "makers", .found = std::move(found)};
        fault.allowed = std::move(allowed);
        fault.write = std::move(write);
        diagnostics.add(std::move(fault));
    };
    for (const MakerInput& input : inputs) {
        if (!known.insert(input.name).second) {
            refuse("two makers called " + in_quotes(input.name), "names of their own", "");
        }
        Maker maker{input, std::vector<double>(bill.size(), 0.0)};
        for (const std::string& name : input.subsystems) {
            const auto at = std::find(names.begin(), names.end(), name);
            if (at == names.end()) {
                refuse(in_quotes(name), enumerate(names), nearest(name, names).value_or(""));
                continue;
            }
            const auto s = std::size_t(at - names.begin());
            maker.share[s] = input.share;
            sum[s] += input.share;
        }
        makers.push_back(std::move(maker));
    }
    for (std::size_t s = 0; s < bill.size(); ++s) {
        if (sum[s] <= 1.0 + share_tolerance) continue;
        refuse("makers of " + in_quotes(names[s]) + " with shares of " + shortest(sum[s]),
               "at most 1 in all", "");
    }
    return makers;
}

QuarterRange quarters_of(std::span<const PowerStep> steps, std::span<const Subsystem> bill,
                         std::span<const Maker> makers, const SpreadOfSlip& slip) {
    if (steps.empty()) return {};
    double first = steps.front().date, last = first, lead = 0.0, mill = 0.0;
    for (const PowerStep& step : steps) {
        first = std::min(first, step.date);
        last = std::max(last, step.date);
    }
    for (const Subsystem& part : bill) lead = std::max(lead, part.lead_days);
    for (const Maker& maker : makers) {
        mill = std::max(mill, maker.input.mill_time.si / seconds_of_day);
    }
    first += std::min(0.0, slip.low.si / seconds_of_day) - lead - mill;
    last += std::max(0.0, slip.high.si / seconds_of_day);
    return {quarter_of(first), quarter_of(last) - quarter_of(first) + 1};
}

CopperFlows copper_flows(std::span<const PowerStep> steps, std::span<const std::string> sites,
                         std::span<const Subsystem> bill, std::span<const Maker> makers,
                         const World& world, QuarterRange quarters) {
    std::vector<std::size_t> site_of;
    for (const PowerStep& step : steps) {
        site_of.push_back(
            std::size_t(std::find(sites.begin(), sites.end(), step.site) - sites.begin()));
    }
    CopperFlows flows{.first_quarter = quarters.first,
                      .installed = std::vector<std::vector<double>>(
                          bill.size(), std::vector<double>(std::size_t(quarters.n), 0.0)),
                      .makers = {},
                      .of_others = std::vector<double>(bill.size(), 0.0)};
    for (std::size_t s = 0; s < bill.size(); ++s) {
        double made = 0.0;
        for (const Maker& maker : makers) made += maker.share[s];
        for (std::size_t k = 0; k < steps.size(); ++k) {
            if (!world.is_built[k]) continue;
            const double installed =
                steps[k].mw * world.kg_by_mw[k] * world.share[s] * (1.0 - bill[s].aluminium);
            const int live = quarter_of(steps[k].date + world.slip_days[k]) - quarters.first;
            flows.installed[s][std::size_t(live)] += installed;
            flows.of_others[s] += std::max(0.0, 1.0 - made) * installed;
        }
    }
    for (const Maker& maker : makers) {
        flows.makers.push_back(
            flows_of(maker, bill.size(), steps, site_of, sites.size(), bill, world, quarters));
    }
    return flows;
}

}  // namespace gossan::supply
