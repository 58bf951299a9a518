// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/allocation_record.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "gossan/base/calendar.hpp"

namespace gossan::supply {
namespace {

using records::Document;

constexpr double tonnes_of_kg = 1e-3;

const char* unit_of(Aim aim) {
    if (aim == Aim::whole) return "parts";
    return aim == Aim::freight ? "t CO2e" : "t";
}

Document spread_document(const CopperSpread& spread) {
    Document document = Document::object();
    document["p90_t"] = spread.p90 * tonnes_of_kg;
    document["p50_t"] = spread.p50 * tonnes_of_kg;
    document["p10_t"] = spread.p10 * tonnes_of_kg;
    document["mean_t"] = spread.mean * tonnes_of_kg;
    return document;
}

bool is_empty(const Demand& demand, std::size_t q) {
    double sum = demand.installed[q].mean + demand.cathode_of_all[q].mean;
    for (const auto& part : demand.planned.installed) sum += part[q];
    for (const MakerFlows& maker : demand.planned.makers) sum += maker.cathode[q];
    return sum <= 0.0;
}

Document demand_document(const Demand& demand) {
    Document document = Document::object();
    Document& quarters = document["quarters"] = Document::array();
    for (std::size_t q = 0; q < std::size_t(demand.quarters.n); ++q) {
        if (is_empty(demand, q)) continue;
        Document row = Document::object();
        row["quarter"] = name_of_quarter(demand.quarters.first + int(q));
        row["cathode"] = spread_document(demand.cathode_of_all[q]);
        row["installed"] = spread_document(demand.installed[q]);
        for (std::size_t m = 0; m < demand.makers.size(); ++m) {
            Document maker = spread_document(demand.cathode[m][q]);
            maker["planned_t"] = demand.planned.makers[m].cathode[q] * tonnes_of_kg;
            row["makers"][demand.makers[m].input.name] = std::move(maker);
        }
        quarters.push_back(std::move(row));
    }
    Document& bill = document["bill"] = Document::array();
    for (const Subsystem& part : demand.bill) {
        Document row = Document::object();
        row["subsystem"] = part.name;
        row["share"] = part.share;
        row["share_low"] = part.share_low;
        row["share_high"] = part.share_high;
        row["yield"] = part.yield;
        row["lead_weeks"] = part.lead_days / 7.0;
        row["aluminium"] = part.aluminium;
        row["source"] = part.source;
        bill.push_back(std::move(row));
    }
    Document& classes = document["classes"] = Document::object();
    for (const auto& [name, copper] : demand.classes) {
        Document row = Document::object();
        row["low_t_per_MW"] = copper.low.si * 1e3;
        row["likely_t_per_MW"] = copper.likely.si * 1e3;
        row["high_t_per_MW"] = copper.high.si * 1e3;
        row["source"] = copper.source;
        classes[name] = std::move(row);
    }
    Document& notes = document["notes"] = Document::array();
    for (const std::string& note : demand.notes) notes.push_back(note);
    return document;
}

Document assignments_document(const AllocationProblem& problem, const Allocation& allocation) {
    Document list = Document::array();
    for (std::size_t a = 0; a < allocation.assignments.size(); ++a) {
        const Assignment& each = allocation.assignments[a];
        const LotOnOffer& lot = problem.lots[each.lot];
        Document row = Document::object();
        row["lot"] = lot.id;
        row["maker"] = problem.takers[each.taker].name;
        row["arrives"] = name_of_quarter(each.quarter);
        row["mass_t"] = each.mass.tonnes();
        row["bundles"] = std::int64_t(each.pieces.size());
        row["claimed_t"] = allocation.settlement.claims[a].tonnes();
        row["footprint"] = lot.footprint ? Document(lot.footprint->per_kg) : Document();
        if (each.mass != lot.mass) {
            Document& serials = row["serials"] = Document::array();
            for (const std::size_t piece : each.pieces)
                serials.push_back(lot.bundles[piece].serial);
        }
        row["is_whole"] = each.mass == lot.mass;
        row["freight_t_co2e"] =
            each.mass.tonnes() * problem.takers[each.taker].freight * tonnes_of_kg;
        Document& covers = row["covers"] = Document::array();
        for (const Cover& cover : allocation.settlement.covers) {
            if (cover.assignment != a) continue;
            const Need& need = problem.needs[cover.need];
            Document part = Document::object();
            part["site"] = need.site;
            part["quarter"] = name_of_quarter(need.quarter);
            part["mass_t"] = cover.mass.tonnes();
            covers.push_back(std::move(part));
        }
        row["next_best"] = words_of(problem, allocation.reasons[a]);
        list.push_back(std::move(row));
    }
    return list;
}

Document needs_document(const AllocationProblem& problem, const Allocation& allocation) {
    Document list = Document::array();
    for (std::size_t n = 0; n < problem.needs.size(); ++n) {
        const Need& need = problem.needs[n];
        Document row = Document::object();
        row["maker"] = problem.takers[need.taker].name;
        row["quarter"] = name_of_quarter(need.quarter);
        row["site"] = need.site;
        row["priority"] = need.priority;
        row["wanted_t"] = need.mass.tonnes();
        row["covered_t"] = allocation.settlement.covered[n].tonnes();
        row["wants_claim"] = need.wants_claim;
        row["claimed_t"] = allocation.settlement.claimed[n].tonnes();
        list.push_back(std::move(row));
    }
    return list;
}

void put_footprint(const LotOnOffer& lot, Document& row) {
    const auto number = [](const std::optional<double>& value) {
        return value ? Document(*value) : Document();
    };
    if (!lot.footprint) {
        for (const char* key : {"footprint", "p5", "p95", "footprint_is"}) row[key] = Document();
        return;
    }
    row["footprint"] = lot.footprint->per_kg;
    row["p5"] = number(lot.footprint->p5);
    row["p95"] = number(lot.footprint->p95);
    row["footprint_is"] = words_of(lot.footprint->origin);
}

Document lots_document(const AllocationProblem& problem, const Allocation& allocation) {
    std::map<std::size_t, WholeMass> sent;
    for (const Assignment& each : allocation.assignments) sent[each.lot] += each.mass;
    Document list = Document::array();
    for (std::size_t l = 0; l < problem.lots.size(); ++l) {
        const LotOnOffer& lot = problem.lots[l];
        Document row = Document::object();
        row["lot"] = lot.id;
        row["mass_t"] = lot.mass.tonnes();
        row["available"] = date_of(std::floor(lot.available));
        row["claimable_t"] = lot.claimable.tonnes();
        put_footprint(lot, row);
        row["is_planned"] = lot.is_planned;
        row["is_within_target"] = is_below_target(lot, problem.rules);
        row["sent_t"] = sent[l].tonnes();
        list.push_back(std::move(row));
    }
    return list;
}

/// What the link grants to what may leave until the last delivery, and what is claimed of it.
Document custody_document(const AllocationProblem& problem, const Allocation& allocation) {
    double last = problem.pool->open_day;
    WholeMass claimed, granted;
    for (std::size_t a = 0; a < allocation.assignments.size(); ++a) {
        const Assignment& each = allocation.assignments[a];
        last = std::max(
            last, departure_day(problem.lots[each.lot], problem.takers[each.taker], each.quarter));
        claimed += allocation.settlement.claims[a];
    }
    for (const ClaimGrant& grant : problem.pool->grants) {
        if (grant.first_day <= last) granted += grant.mass;
    }
    Document document = Document::object();
    document["link"] = problem.pool->link;
    document["until"] = date_of(std::floor(last));
    document["granted_t"] = granted.tonnes();
    document["claimed_t"] = claimed.tonnes();
    return document;
}

/// Of each site and quarter: what is wanted, and of what is covered its part. Sites that do not
/// come first share what covers them by what they want.
Document sites_document(const AllocationProblem& problem, const Allocation& allocation) {
    struct Sums {
        WholeMass wanted, covered, claimed;
    };
    std::map<std::pair<std::string, int>, Sums> by;
    const auto add = [&](const std::string& site, int quarter, WholeMass wanted, WholeMass covered,
                         WholeMass claimed) {
        Sums& sums = by[{site, quarter}];
        sums.wanted += wanted;
        sums.covered += covered;
        sums.claimed += claimed;
    };
    for (std::size_t n = 0; n < problem.needs.size(); ++n) {
        const Need& need = problem.needs[n];
        const WholeMass covered = allocation.settlement.covered[n];
        if (need.parts.empty()) {
            add(need.site, need.quarter, need.mass, covered, allocation.settlement.claimed[n]);
            continue;
        }
        std::vector<double> weights;
        for (const auto& part : need.parts) weights.push_back(double(part.second.grams));
        const auto parts = apportioned(covered, weights);
        for (std::size_t k = 0; k < parts.size(); ++k) {
            add(need.parts[k].first, need.quarter, need.parts[k].second, parts[k], {});
        }
    }
    Document list = Document::array();
    for (const auto& [key, sums] : by) {
        Document row = Document::object();
        row["site"] = key.first;
        row["quarter"] = name_of_quarter(key.second);
        row["wanted_t"] = sums.wanted.tonnes();
        row["covered_t"] = sums.covered.tonnes();
        row["claimed_t"] = sums.claimed.tonnes();
        list.push_back(std::move(row));
    }
    return list;
}

Document claims_of_makers_document(const Demand& demand, const std::vector<ClaimFlows>& claims) {
    Document list = Document::array();
    for (std::size_t m = 0; m < claims.size(); ++m) {
        const ClaimFlows& of = claims[m];
        double claimed = 0.0, back = 0.0, installed = 0.0, lost = 0.0;
        for (std::size_t q = 0; q < of.claimed.size(); ++q) {
            claimed += of.claimed[q];
            back += of.back[q];
            installed += of.installed[q];
            lost += of.lost[q];
        }
        if (claimed <= 0.0) continue;
        Document row = Document::object();
        row["maker"] = demand.makers[m].input.name;
        row["scrap_claim"] =
            demand.makers[m].input.scrap_claim == ScrapClaim::lost ? "lost" : "returned";
        row["claimed_t"] = claimed * tonnes_of_kg;
        row["back_with_scrap_t"] = back * tonnes_of_kg;
        row["installed_t"] = installed * tonnes_of_kg;
        row["lost_t"] = lost * tonnes_of_kg;
        row["left_in_scrap_t"] = of.left * tonnes_of_kg;
        list.push_back(std::move(row));
    }
    return list;
}

/// "lot|maker|quarter" of a document's assignments, with their masses.
std::map<std::string, std::map<std::string, double>> sent_by_lot(const Document& document) {
    std::map<std::string, std::map<std::string, double>> sent;
    for (const Document& row : document.at("assignments").elements()) {
        sent[row.at("lot").string()][row.at("maker").string() + " in " +
                                     row.at("arrives").string()] += row.at("mass_t").number();
    }
    return sent;
}

std::string places(const std::map<std::string, double>& of) {
    std::string text;
    for (const auto& [place, mass] : of) text += (text.empty() ? "" : ", ") + place;
    return text.empty() ? "kept" : text;
}

}  // namespace

std::string words_of(const AllocationProblem& problem, const Reason& reason) {
    const std::string where = reason.next_taker ? problem.takers[*reason.next_taker].name + " in " +
                                                      name_of_quarter(reason.next_quarter)
                                                : std::string("kept at the mine");
    char text[96];
    if (std::abs(reason.worse_by) < 1e-3) return where + ": as good";
    const char* of = problem.rules.weights.empty() ? name_of(reason.worse_in) : "the weighted sum";
    std::snprintf(text, sizeof text, ": %.3f %s %s of %s", std::abs(reason.worse_by),
                  problem.rules.weights.empty() ? unit_of(reason.worse_in) : "",
                  reason.worse_by > 0.0 ? "more" : "less", of);
    // Better is only left where it is not fought for, or where the search was stopped.
    return where + text + (reason.worse_by < 0.0 ? ", within the gap or not searched for" : "");
}

std::vector<ClaimFlows> claims_of_makers(const Demand& demand, const AllocationProblem& problem,
                                         const Allocation& allocation) {
    const auto n = std::size_t(demand.quarters.n);
    std::vector<std::vector<double>> claimed(demand.makers.size(), std::vector<double>(n, 0.0));
    for (std::size_t k = 0; k < problem.needs.size(); ++k) {
        const Need& need = problem.needs[k];
        claimed[need.taker][std::size_t(need.quarter - demand.quarters.first)] +=
            allocation.settlement.claimed[k].kg();
    }
    std::vector<ClaimFlows> all;
    for (std::size_t m = 0; m < demand.makers.size(); ++m) {
        const MakerFlows& flows =
            problem.is_as_planned ? demand.planned.makers[m] : demand.mean_flows[m];
        all.push_back(claim_flows(flows, claimed[m], demand.makers[m].input.scrap_claim));
    }
    return all;
}

Document allocation_document(const Demand& demand, const AllocationProblem& problem,
                             const Allocation& allocation) {
    Document document = Document::object();
    document["schema"] = "gossan.allocation/1";
    Document& aims = document["aims"] = Document::array();
    for (const AimReached& aim : allocation.aims) {
        Document row = Document::object();
        row["aim"] = aim.name;
        row["value"] = aim.value;
        row["bound"] = aim.bound;
        row["is_proved"] = aim.is_proved;
        row["in_the_end"] = aim.in_the_end;
        aims.push_back(std::move(row));
    }
    for (const auto& [aim, value] : allocation.settlement.values) {
        Document row = Document::object();
        row["value"] = value;
        row["unit"] = unit_of(aim);
        document["values"][name_of(aim)] = std::move(row);
    }
    document["view"] = problem.view;
    document["target_test"] = problem.rules.target_test == TargetTest::p95 ? "P95" : "middle";
    document["gap"] = problem.rules.gap;
    document["most_nodes"] = std::int64_t(problem.rules.most_nodes);
    if (problem.pool) document["custody"] = custody_document(problem, allocation);
    document["target"] = problem.rules.target ? Document(*problem.rules.target) : Document();
    document["assignments"] = assignments_document(problem, allocation);
    document["needs"] = needs_document(problem, allocation);
    document["claims"] =
        claims_of_makers_document(demand, claims_of_makers(demand, problem, allocation));
    document["sites"] = sites_document(problem, allocation);
    document["lots"] = lots_document(problem, allocation);
    Document& lacks = document["below_least"] = Document::array();
    for (const auto& lack : allocation.settlement.below_least) {
        Document row = Document::object();
        row["maker"] = problem.takers[lack.taker].name;
        row["quarter"] = name_of_quarter(lack.quarter);
        row["short_t"] = lack.mass.tonnes();
        lacks.push_back(std::move(row));
    }
    document["demand"] = demand_document(demand);
    for (const std::string& note : problem.notes) document["demand"]["notes"].push_back(note);
    return document;
}

Document allocation_difference(const Document& before, const Document& now) {
    Document difference = Document::object();
    Document& lots = difference["lots"] = Document::array();
    auto old = sent_by_lot(before), fresh = sent_by_lot(now);
    for (const auto& [lot, of] : old) fresh.try_emplace(lot);
    for (const auto& [lot, of] : fresh) {
        if (old[lot] == of) continue;
        Document row = Document::object();
        row["lot"] = lot;
        row["before"] = places(old[lot]);
        row["now"] = places(of);
        lots.push_back(std::move(row));
    }
    std::map<std::string, std::pair<double, double>> covered;
    const auto gather = [&](const Document& of, auto member) {
        for (const Document& row : of.at("needs").elements()) {
            covered[row.at("maker").string() + " in " + row.at("quarter").string() + ", " +
                    row.at("site").string()].*
                member = row.at("covered_t").number();
        }
    };
    gather(before, &std::pair<double, double>::first);
    gather(now, &std::pair<double, double>::second);
    Document& needs = difference["needs"] = Document::array();
    for (const auto& [need, masses] : covered) {
        if (std::abs(masses.second - masses.first) < 1e-6) continue;
        Document row = Document::object();
        row["need"] = need;
        row["before_t"] = masses.first;
        row["now_t"] = masses.second;
        needs.push_back(std::move(row));
    }
    for (const auto& value : now.at("values").members()) {
        const Document* was = before.at("values").find(value.key);
        Document row = Document::object();
        row["before"] = was == nullptr ? Document() : was->at("value");
        row["now"] = value.value.at("value");
        row["unit"] = value.value.at("unit");
        difference["values"][value.key] = std::move(row);
    }
    return difference;
}

}  // namespace gossan::supply
