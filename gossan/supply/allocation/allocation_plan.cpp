// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/allocation_plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "gossan/base/calendar.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::supply {
namespace {

constexpr double seconds_of_day = 86400.0;
constexpr double least_need_kg = 1.0;
constexpr double kg_by_kg_m = 1e6;  // kg/kg/m into kg/t/km

std::vector<Taker> takers_of(const Demand& demand) {
    std::vector<Taker> takers;
    for (const Maker& maker : demand.makers) {
        const MakerInput& input = maker.input;
        Taker taker{.name = input.name,
                    .transit_days = input.transit.si / seconds_of_day,
                    .freight = input.freight.si * kg_by_kg_m * input.distance.si * 1e-3,
                    .least = whole_mass(input.least)};
        if (input.most) taker.most = whole_mass(*input.most);
        takers.push_back(std::move(taker));
    }
    return takers;
}

struct Window {
    int first = 0, last = 0;
};

/// Quarters from the first arrival, or what is asked for, to the last that is asked for.
Window window_of(const DemandInput& input, const Demand& demand, const AllocationProblem& problem) {
    Window window{demand.quarters.first, demand.quarters.first + demand.quarters.n - 1};
    if (!input.from.empty()) window.first = quarter_of(*days_of(input.from));
    if (!input.until.empty()) window.last = quarter_of(*days_of(input.until));
    if (!input.from.empty() || problem.lots.empty()) return window;
    int first = std::numeric_limits<int>::max();
    for (const LotOnOffer& lot : problem.lots) {
        first = std::min(first, quarter_of(lot.available));
    }
    window.first = std::max(window.first, first);
    return window;
}

AllocationRules rules_of(const AllocationInput& allocation) {
    AllocationRules rules{.target = allocation.target,
                          .target_test = allocation.target_test,
                          .may_split = allocation.may_split,
                          .wait_quarters = allocation.wait_quarters,
                          .order = allocation.order,
                          .weights = {},
                          .gap = allocation.gap,
                          .most_nodes = allocation.most_nodes,
                          .seed = allocation.seed};
    for (const auto& name : names_of(Aim::least)) {
        const auto weight = allocation.weights.find(name.name);
        if (weight != allocation.weights.end()) rules.weights[name.value] = weight->second;
    }
    return rules;
}

void check_names(const std::vector<std::string>& told, const std::vector<std::string>& known,
                 const char* path, Diagnostics& diagnostics) {
    for (const std::string& name : told) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        Fault fault{.code = "reference.unknown", .path = path};
        fault.found = in_quotes(name);
        fault.allowed = enumerate(known);
        fault.write = nearest(name, known).value_or("");
        diagnostics.add(std::move(fault));
    }
}

struct Days {
    double first = -std::numeric_limits<double>::infinity();
    double behind = std::numeric_limits<double>::infinity();  ///< the last
};

/// Days on which cathode is wanted.
Days wanted_days(const DemandInput& input) {
    Days days;
    if (!input.from.empty()) days.first = std::floor(*days_of(input.from));
    if (!input.until.empty()) days.behind = std::floor(*days_of(input.until)) + 1.0;
    return days;
}

/// Share of a quarter's copper that is melted within some days: it is melted evenly.
double share_within(int quarter, const Days& days) {
    const double begin = first_day_of_quarter(quarter), end = first_day_of_quarter(quarter + 1);
    return std::max(0.0, std::min(end, days.behind) - std::max(begin, days.first)) / (end - begin);
}

using BySite = std::vector<std::vector<double>>;  ///< kg by site and quarter

/// What a maker needs in a quarter: of each site that comes first, and of all others together.
void add_needs(const Demand& demand, const AllocationInput& allocation, std::size_t maker,
               int quarter, double share, const BySite& by_site, std::vector<Need>& needs) {
    const auto at = std::size_t(quarter - demand.quarters.first);
    Need others{.taker = maker, .quarter = quarter, .site = other_sites};
    double others_kg = 0.0;
    std::vector<double> of_others;
    for (std::size_t site = 0; site < demand.sites.size(); ++site) {
        const double kg = share * by_site[site][at];
        const std::string& name = demand.sites[site];
        const auto& first = allocation.priority_sites;
        if (std::find(first.begin(), first.end(), name) == first.end()) {
            if (kg <= 0.0) continue;
            others_kg += kg;
            of_others.push_back(kg);
            others.parts.emplace_back(name, WholeMass{});
        } else if (kg >= least_need_kg) {
            needs.push_back({.taker = maker,
                             .quarter = quarter,
                             .site = name,
                             .mass = whole_mass(Mass{kg}),
                             .priority = 1,
                             .wants_claim = allocation.target.has_value()});
        }
    }
    if (others_kg < least_need_kg) return;
    others.mass = whole_mass(Mass{others_kg});
    const auto masses = apportioned(others.mass, of_others);
    for (std::size_t k = 0; k < masses.size(); ++k) others.parts[k].second = masses[k];
    needs.push_back(std::move(others));
}

}  // namespace

AllocationProblem problem_of(const DemandInput& input, const Demand& demand,
                             const AllocationInput& allocation, Offer offer,
                             Diagnostics& diagnostics) {
    AllocationProblem problem{.lots = std::move(offer.lots),
                              .takers = takers_of(demand),
                              .needs = {},
                              .rules = rules_of(allocation),
                              .pool = std::move(offer.pool),
                              .forbidden = {},
                              .notes = std::move(offer.notes),
                              .view = std::move(offer.view)};
    if (const auto from = days_of(input.from)) {
        for (LotOnOffer& lot : problem.lots) lot.available = std::max(lot.available, *from);
    }
    for (Taker& taker : problem.takers) {
        taker.may_claim = offer.customers.empty() ||
                          std::find(offer.customers.begin(), offer.customers.end(), taker.name) !=
                              offer.customers.end();
    }
    problem.is_as_planned = allocation.basis == NeedBasis::planned;
    check_names(allocation.priority_sites, demand.sites, "allocation.priority_sites", diagnostics);
    const Window window = window_of(input, demand, problem);
    const Days days = wanted_days(input);
    double earlier = 0.0;
    for (std::size_t m = 0; m < demand.makers.size(); ++m) {
        const BySite& by_site = allocation.basis == NeedBasis::expected
                                    ? demand.expected[m]
                                    : demand.planned.makers[m].cathode_by_site;
        const int n_quarters = demand.quarters.n;
        for (int at = 0; at < std::min(window.first - demand.quarters.first, n_quarters); ++at) {
            for (const auto& site : by_site) earlier += site[std::size_t(at)];
        }
        for (int q = window.first; q <= window.last; ++q) {
            const int at = q - demand.quarters.first;
            if (at < 0 || at >= n_quarters) continue;
            const double before = share_within(q, {.behind = days.first});
            for (const auto& site : by_site) earlier += before * site[std::size_t(at)];
            add_needs(demand, allocation, m, q, share_within(q, days), by_site, problem.needs);
        }
    }
    if (earlier >= least_need_kg) {
        problem.notes.push_back(text_of(WholeMass{std::int64_t(earlier) * 1000}) +
                                " of cathode for this plan were melted before " +
                                (input.from.empty() ? name_of_quarter(window.first) : input.from) +
                                " and are not asked for");
    }
    return problem;
}

}  // namespace gossan::supply
