// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/allocation_plan.hpp"

#include <algorithm>
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

LotOnOffer read_row(const tables::Table& table, std::size_t row, const AllocationInput& input,
                    Diagnostics& diagnostics) {
    LotOnOffer lot{.id = text_at(table, "lot", row), .footprint = input.footprint};
    lot.mass = mass_at(table, "mass", row, diagnostics).value_or(WholeMass{});
    lot.available = date_at(table, "available", row, diagnostics).value_or(0.0);
    if (const auto form = text_at(table, "form", row); !form.empty()) lot.form = form;
    const auto number = [&](const char* column) -> std::optional<double> {
        if (!table.find(column) || table.is_blank(column, row)) return {};
        return table.number(column, row, diagnostics);
    };
    if (const auto told = number("footprint")) lot.footprint = told;
    if (find_column(table, "claimable") && !text_at(table, "claimable", row).empty()) {
        lot.claimable = mass_at(table, "claimable", row, diagnostics).value_or(WholeMass{});
    }
    lot.bundles = int(number("bundles").value_or(1.0));
    if (lot.mass.grams <= 0 || lot.claimable > lot.mass || lot.bundles < 1) {
        table.add_fault("lot", row,
                        {.code = "range.outside",
                         .allowed = "a mass above 0, no more claimable than that, one bundle or "
                                    "more"},
                        diagnostics);
    }
    return lot;
}

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

/// Of a lot's copper, that of the streams that may be claimed.
double claimable_share(const AllocationInput& input, const ProductionLot& lot) {
    WholeMass sum;
    for (const std::string& stream : input.claim_streams) {
        const auto part = lot.streams.find(stream);
        if (part != lot.streams.end()) sum += part->second;
    }
    return lot.mass.grams > 0 ? double(sum.grams) / double(lot.mass.grams) : 0.0;
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

}  // namespace

std::vector<LotOnOffer> lots_on_offer(const AllocationInput& input, Diagnostics& diagnostics) {
    const auto table = read_supply_table(input.lots->path, diagnostics);
    const std::vector<std::string> names{"lot", "mass", "available"};
    if (!table || !require(*table, names, diagnostics)) return {};
    std::vector<LotOnOffer> lots;
    std::set<std::string> known;
    for (std::size_t row = 0; row < table->n_rows(); ++row) {
        lots.push_back(read_row(*table, row, input, diagnostics));
        if (known.insert(lots.back().id).second) continue;
        table->add_fault("lot", row, {.code = "csv.word", .allowed = "each lot once"}, diagnostics);
    }
    return lots;
}

std::vector<LotOnOffer> lots_on_offer(const AllocationInput& input, const LotBook& book) {
    std::vector<LotOnOffer> lots;
    for (const auto& [id, commercial] : book.commercial_lots()) {
        if (commercial.state != CommercialState::formed) continue;
        LotOnOffer lot{.id = id,
                       .mass = commercial.net,
                       .footprint = input.footprint,
                       .bundles = int(commercial.bundles.size())};
        double claimable = 0.0;
        for (const std::string& serial : commercial.bundles) {
            const Bundle& bundle = book.bundles().at(serial);
            const ProductionLot& made = book.lots().at(bundle.lot);
            lot.available = std::max(lot.available, days_of(made.end).value_or(0.0));
            claimable += double(bundle.net.grams) * claimable_share(input, made);
        }
        lot.claimable = std::min(lot.mass, WholeMass{std::int64_t(claimable)});
        lots.push_back(std::move(lot));
    }
    if (!input.planned) return lots;
    for (const auto& [id, made] : book.lots()) {
        if (made.state != LotState::open && made.state != LotState::assayed) continue;
        lots.push_back(
            {.id = id,
             .mass = made.mass,
             .available = days_of(made.end).value_or(0.0),
             .footprint = input.footprint,
             .claimable = {std::int64_t(double(made.mass.grams) * claimable_share(input, made))},
             .bundles = std::max(1, int(made.bundles.size()))});
    }
    return lots;
}

AllocationProblem problem_of(const DemandInput& input, const Demand& demand,
                             const AllocationInput& allocation, std::vector<LotOnOffer> lots,
                             Diagnostics& diagnostics) {
    AllocationProblem problem{
        .lots = std::move(lots), .takers = takers_of(demand), .needs = {}, .rules = {}};
    if (const auto from = days_of(input.from)) {
        for (LotOnOffer& lot : problem.lots) lot.available = std::max(lot.available, *from);
    }
    problem.rules = {.target = allocation.target,
                     .may_split = allocation.may_split,
                     .wait_quarters = allocation.wait_quarters,
                     .order = allocation.order,
                     .weights = {},
                     .gap = allocation.gap,
                     .most_nodes = allocation.most_nodes,
                     .seed = allocation.seed};
    for (const auto& name : names_of(Aim::least)) {
        const auto weight = allocation.weights.find(name.name);
        if (weight != allocation.weights.end()) problem.rules.weights[name.value] = weight->second;
    }
    for (const std::string& site : allocation.priority_sites) {
        if (std::find(demand.sites.begin(), demand.sites.end(), site) != demand.sites.end())
            continue;
        Fault fault{.code = "reference.unknown", .path = "allocation.priority_sites"};
        fault.found = in_quotes(site);
        fault.allowed = enumerate(demand.sites);
        fault.write = nearest(site, demand.sites).value_or("");
        diagnostics.add(std::move(fault));
    }
    const std::set<std::string> first(allocation.priority_sites.begin(),
                                      allocation.priority_sites.end());
    const Window window = window_of(input, demand, problem);
    double earlier = 0.0;
    for (std::size_t m = 0; m < demand.makers.size(); ++m) {
        const auto& by_site = allocation.basis == NeedBasis::expected
                                  ? demand.expected[m]
                                  : demand.planned.makers[m].cathode_by_site;
        for (int at = 0; at < std::min(window.first - demand.quarters.first, demand.quarters.n);
             ++at) {
            for (const auto& site : by_site) earlier += site[std::size_t(at)];
        }
        for (int q = window.first; q <= window.last; ++q) {
            const int at = q - demand.quarters.first;
            if (at < 0 || at >= demand.quarters.n) continue;
            double others = 0.0;
            const auto add = [&](const std::string& site, double kg, bool is_first) {
                if (kg < least_need_kg) return;
                problem.needs.push_back({.taker = m,
                                         .quarter = q,
                                         .site = site,
                                         .mass = whole_mass(Mass{kg}),
                                         .priority = is_first ? 1 : 2,
                                         .wants_claim = is_first && allocation.target});
            };
            for (std::size_t site = 0; site < demand.sites.size(); ++site) {
                const double kg = by_site[site][std::size_t(at)];
                if (first.contains(demand.sites[site])) {
                    add(demand.sites[site], kg, true);
                } else {
                    others += kg;
                }
            }
            add(other_sites, others, false);
        }
    }
    if (earlier >= least_need_kg) {
        problem.notes.push_back(text_of(WholeMass{std::int64_t(earlier) * 1000}) +
                                " of cathode for this plan were melted before " +
                                name_of_quarter(window.first) + " and are not asked for");
    }
    return problem;
}

}  // namespace gossan::supply
