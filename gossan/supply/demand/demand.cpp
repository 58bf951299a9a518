// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/demand/demand.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

namespace gossan::supply {
namespace {

using ByQuarter = std::vector<std::vector<double>>;  ///< quarter, member

double quantile(std::span<const double> sorted, double share) {
    const double rank = share * double(sorted.size() - 1);
    const auto below = std::size_t(rank);
    if (below + 1 >= sorted.size()) return sorted.back();
    return sorted[below] + (rank - double(below)) * (sorted[below + 1] - sorted[below]);
}

std::vector<CopperSpread> spreads(ByQuarter values) {
    std::vector<CopperSpread> all;
    for (auto& each : values) all.push_back(spread_of(std::move(each)));
    return all;
}

/// What all members say, before it becomes spreads.
struct Gathered {
    std::vector<ByQuarter> cathode;  ///< by maker
    ByQuarter all, installed;
};

/// Adds a part of one world's flows to their mean; cathode by site has its own.
void add_flows(const MakerFlows& flows, double weight, MakerFlows& mean) {
    for (auto part : {&MakerFlows::installed, &MakerFlows::melted, &MakerFlows::scrap_made,
                      &MakerFlows::scrap_lost, &MakerFlows::scrap_used, &MakerFlows::recycled,
                      &MakerFlows::cathode}) {
        (mean.*part).resize((flows.*part).size(), 0.0);
        for (std::size_t q = 0; q < (flows.*part).size(); ++q) {
            (mean.*part)[q] += weight * (flows.*part)[q];
        }
    }
    mean.scrap_back.resize(flows.scrap_back.size());
    for (std::size_t q = 0; q < flows.scrap_back.size(); ++q) {
        for (std::size_t lag = 0; lag < n_scrap_lags; ++lag) {
            mean.scrap_back[q][lag] += weight * flows.scrap_back[q][lag];
        }
    }
    mean.scrap_left += weight * flows.scrap_left;
}

void gather(const CopperFlows& flows, double weight, Gathered& to, Demand& demand) {
    for (std::size_t m = 0; m < flows.makers.size(); ++m) {
        add_flows(flows.makers[m], weight, demand.mean_flows[m]);
    }
    for (std::size_t q = 0; q < to.all.size(); ++q) {
        double all = 0.0, installed = 0.0;
        for (std::size_t m = 0; m < flows.makers.size(); ++m) {
            to.cathode[m][q].push_back(flows.makers[m].cathode[q]);
            all += flows.makers[m].cathode[q];
            for (std::size_t site = 0; site < demand.sites.size(); ++site) {
                demand.expected[m][site][q] += weight * flows.makers[m].cathode_by_site[site][q];
            }
        }
        for (const auto& part : flows.installed) installed += part[q];
        to.all[q].push_back(all);
        to.installed[q].push_back(installed);
    }
}

void draw(const DemandInput& input, Demand& demand) {
    const auto n = std::size_t(demand.quarters.n);
    Gathered gathered{std::vector<ByQuarter>(demand.makers.size(), ByQuarter(n)), ByQuarter(n),
                      ByQuarter(n)};
    demand.expected.assign(
        demand.makers.size(),
        std::vector<std::vector<double>>(demand.sites.size(), std::vector<double>(n, 0.0)));
    demand.mean_flows.resize(demand.makers.size());
    for (int member = 0; member < input.members; ++member) {
        const World world = drawn_world(demand.steps, demand.bill, demand.classes, input.slip,
                                        std::uint64_t(input.seed), std::uint64_t(member));
        gather(copper_flows(demand.steps, demand.sites, demand.bill, demand.makers, world,
                            demand.quarters),
               1.0 / input.members, gathered, demand);
    }
    for (ByQuarter& maker : gathered.cathode) demand.cathode.push_back(spreads(std::move(maker)));
    demand.cathode_of_all = spreads(std::move(gathered.all));
    demand.installed = spreads(std::move(gathered.installed));
}

void note_others(Demand& demand) {
    double others = 0.0, all = 0.0;
    for (std::size_t s = 0; s < demand.bill.size(); ++s) {
        others += demand.planned.of_others[s];
        for (const double each : demand.planned.installed[s]) all += each;
    }
    if (others <= 0.0) return;
    char text[160];
    std::snprintf(text, sizeof text,
                  "%.0f of %.0f t of installed copper pass through makers that are not named here",
                  others * 1e-3, all * 1e-3);
    demand.notes.emplace_back(text);
}

}  // namespace

CopperSpread spread_of(std::vector<double> values) {
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    double sum = 0.0;
    for (const double value : values) sum += value;
    return {quantile(values, 0.1), quantile(values, 0.5), quantile(values, 0.9),
            sum / double(values.size())};
}

std::optional<Demand> demand_of(const DemandInput& input, std::span<const MakerInput> makers,
                                Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.n_errors();
    Demand demand;
    demand.classes = site_classes(input);
    demand.steps = read_build_plan(input, demand.classes, diagnostics);
    demand.bill = read_bill(input, diagnostics);
    demand.makers = makers_of(makers, demand.bill, diagnostics);
    if (diagnostics.n_errors() > before) return {};
    std::set<std::string> sites;
    for (const PowerStep& step : demand.steps) sites.insert(step.site);
    demand.sites.assign(sites.begin(), sites.end());
    demand.quarters = quarters_of(demand.steps, demand.bill, demand.makers, input.slip);
    demand.planned =
        copper_flows(demand.steps, demand.sites, demand.bill, demand.makers,
                     planned_world(demand.steps, demand.bill, demand.classes), demand.quarters);
    draw(input, demand);
    demand.notes.emplace_back(
        input.bill ? "The bill of materials is " + input.bill->path
                   : "The bill of materials is an assumption: no public source gives a full split");
    note_others(demand);
    return demand;
}

}  // namespace gossan::supply
