// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "gossan/base/calendar.hpp"
#include "gossan/supply/allocation/allocation.hpp"
#include "gossan/supply/allocation/offer.hpp"
#include "gossan/supply/demand/copper_flows.hpp"
#include "gossan/supply/lot/genealogy.hpp"
#include "gossan/supply/lot/made_lots.hpp"

namespace gossan::supply {
namespace {

constexpr std::int64_t kg = 1000;

/// Lots of 9 t, some of them only planned, and the books of a link by random claims before.
struct Mine {
    LotBook book;
    CustodyAccount account;
    ClaimInput claim{.link = "cathode", .streams = {"sulphide"}, .customers = {}};
};

std::string day_text(int day) { return date_of(*days_of("2026-01-01") + day); }

Mine random_mine(CustodyModel model) {
    Mine mine{.book = LotBook{},
              .account = CustodyAccount({.name = "cathode",
                                         .place = "the mine",
                                         .model = model,
                                         .characteristic = "bioleached",
                                         .months = *rc::gen::inRange(1, 13),
                                         .credits_last = *rc::gen::inRange(1, 6)})};
    std::vector<EventDraft> drafts;
    const int n_lots = *rc::gen::inRange(1, 6);
    const int n_there = *rc::gen::inRange(0, n_lots + 1);
    for (int k = 0; k < n_lots; ++k) {
        const std::string lot = "L" + std::to_string(k);
        const int end = 30 * k + *rc::gen::inRange(0, 30);
        // What is there came in as the link takes it; what is planned may be any mixture.
        const bool is_pure = model == CustodyModel::segregated && k < n_there;
        const int share = is_pure ? *rc::gen::element(0, 9000) : *rc::gen::inRange(0, 9001);
        EventDraft opened = made::opened(lot);
        opened.data["begin"] = day_text(end - 7);
        opened.data["end"] = day_text(end);
        opened.data["streams"]["sulphide"] = std::to_string(share) + " kg";
        opened.data["streams"]["run_of_mine"] = std::to_string(9000 - share) + " kg";
        drafts.push_back(opened);
        drafts.push_back(made::bundled(lot, {3000, 2500, 3500}));
        if (k >= n_there) continue;
        drafts.push_back(made::assayed(lot));
        drafts.push_back(made::event("lot released", lot));
        drafts.push_back(made::formed("C" + lot, {lot + "-1", lot + "-2"}));
        const int month = month_of(*days_of(day_text(end)));
        RC_ASSERT(!mine.account.receive(month, lot, {9000 * kg}, {share * kg}));
        if (*rc::gen::arbitrary<bool>()) {  // the third bundle left
            const std::string batch = is_mixed(mine.account.link()) ? "" : lot;
            const WholeMass mass{3500 * kg};
            const WholeMass most = mine.account.claimable(month, batch, mass);
            const WholeMass some{most.grams * *rc::gen::inRange(0, 101) / 100};
            RC_ASSERT(!mine.account.deliver(month, batch, mass, some));
            drafts.push_back(made::formed("D" + lot, {lot + "-3"}));
            drafts.push_back(made::shipped("S" + lot, {"D" + lot}));
        }
    }
    for (const EventDraft& draft : drafts) RC_ASSERT(mine.book.enter(draft).value_or("") == "");
    return mine;
}

AllocationProblem random_problem(const Mine& mine, bool may_split) {
    AllocationInput input;
    input.planned = true;
    input.target = 3.0;
    input.footprint = 2.0;
    input.wait_quarters = *rc::gen::inRange(0, 2);
    Offer offer = offer_of_log(
        input, {.book = mine.book, .account = &mine.account, .claim = &mine.claim}, 0.0);
    AllocationProblem problem;
    problem.lots = std::move(offer.lots);
    problem.pool = std::move(offer.pool);
    problem.rules.target = input.target;
    problem.rules.wait_quarters = input.wait_quarters;
    problem.rules.may_split = may_split;
    problem.rules.most_nodes = 50;
    const int first = quarter_of(*days_of("2026-01-01"));
    for (int t = 0; t < 2; ++t) {
        Taker taker;
        taker.name = "M" + std::to_string(t);
        taker.transit_days = double(*rc::gen::inRange(0, 20));
        problem.takers.push_back(taker);
        for (int q = 0; q < 3; ++q) {
            problem.needs.push_back({.taker = std::size_t(t),
                                     .quarter = first + q,
                                     .site = "S",
                                     .mass = {*rc::gen::inRange(1, 15) * 1000 * kg},
                                     .priority = 1,
                                     .wants_claim = *rc::gen::arbitrary<bool>()});
        }
    }
    return problem;
}

/// In one case of many the best, which takes its time; else any that is within the rules.
Allocation random_allocation(AllocationProblem& problem) {
    if (*rc::gen::inRange(0, 50) == 0) return allocate(problem);
    Allocation made;
    for (std::size_t l = 0; l < problem.lots.size(); ++l) {
        const LotOnOffer& lot = problem.lots[l];
        std::map<std::pair<std::size_t, int>, std::vector<std::size_t>> places;
        const auto place = [&] {
            const std::size_t taker = *rc::gen::inRange(0U, 2U);
            const int wait = *rc::gen::inRange(0, problem.rules.wait_quarters + 1);
            return std::pair(taker, arrival_quarter(lot, problem.takers[taker]) + wait);
        };
        const auto whole = place();
        for (std::size_t piece = 0; piece < n_pieces(lot); ++piece) {
            if (problem.rules.may_split && *rc::gen::inRange(0, 4) == 0) continue;  // kept
            places[problem.rules.may_split ? place() : whole].push_back(piece);
        }
        for (const auto& [at, pieces] : places) {
            made.assignments.push_back({l, at.first, at.second, pieces, mass_of(lot, pieces)});
        }
    }
    made.settlement = settled(problem, made.assignments);
    return made;
}

/// What the allocation does, as the books of the link would be told it: what is planned comes in on
/// its day, and deliveries leave on theirs.
void replay(const Mine& mine, const AllocationProblem& problem, const Allocation& found) {
    struct Step {
        double day = 0.0;
        bool is_delivery = false;
        std::size_t which = 0;
    };
    std::vector<Step> steps;
    for (std::size_t l = 0; l < problem.lots.size(); ++l) {
        if (problem.lots[l].is_planned) steps.push_back({problem.lots[l].available, false, l});
    }
    for (std::size_t a = 0; a < found.assignments.size(); ++a) {
        const Assignment& each = found.assignments[a];
        const auto& taker = problem.takers[each.taker];
        steps.push_back({departure_day(problem.lots[each.lot], taker, each.quarter), true, a});
    }
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
        return std::tie(a.day, a.is_delivery) < std::tie(b.day, b.is_delivery);
    });
    CustodyAccount account = mine.account;
    const auto open = [&] {
        return account.months().empty() ? 0 : account.months().rbegin()->first;
    };
    const auto descents = descents_of(mine.book);
    for (const Step& step : steps) {
        const int month = std::max(open(), month_of(step.day));
        if (!step.is_delivery) {
            const LotOnOffer& lot = problem.lots[step.which];
            WholeMass eligible;
            for (const BundleOnOffer& bundle : lot.bundles) {
                const auto& streams = descents.at(bundle.serial).streams;
                if (streams.contains("sulphide")) eligible += streams.at("sulphide");
            }
            (void)account.receive(month, lot.id, lot.mass,
                                  eligible);  // segregated refuses mixtures
            continue;
        }
        const Assignment& each = found.assignments[step.which];
        WholeMass left = found.settlement.claims[step.which];
        if (is_mixed(account.link())) {
            const auto refusal = account.deliver(month, "", each.mass, left);
            RC_ASSERT(refusal.value_or("") == "");
            continue;
        }
        for (const std::size_t piece : each.pieces) {
            const BundleOnOffer& bundle = problem.lots[each.lot].bundles[piece];
            const std::string& batch = descents.at(bundle.serial).lot;
            if (!account.batches().contains(batch)) continue;
            const WholeMass part = std::min(left, account.claimable(month, batch, bundle.mass));
            const auto refusal = account.deliver(month, batch, bundle.mass, part);
            RC_ASSERT(refusal.value_or("") == "");
            left -= part;
        }
        RC_ASSERT(left.grams == 0);
    }
}

TEST(ClaimsGranted, AnAllocationNeverClaimsWhatTheBooksOfTheLinkRefuse) {
    EXPECT_TRUE(rc::check("what is allocated can be booked", [] {
        const auto model =
            *rc::gen::element(CustodyModel::mass_balance_average, CustodyModel::mass_balance_credit,
                              CustodyModel::controlled_blending, CustodyModel::segregated);
        const Mine mine = random_mine(model);
        AllocationProblem problem = random_problem(mine, *rc::gen::arbitrary<bool>());
        const Allocation found = random_allocation(problem);
        WholeMass by_needs, by_deliveries;
        for (const WholeMass each : found.settlement.claimed) by_needs += each;
        for (const WholeMass each : found.settlement.claims) by_deliveries += each;
        RC_ASSERT(by_needs == by_deliveries);
        RC_CLASSIFY(by_needs.grams > 0, "claims something");
        replay(mine, problem, found);
    }));
}

TEST(ClaimsGranted, WhatIsSentAndWhatIsLeftIsWhatWasOnOffer) {
    EXPECT_TRUE(rc::check("lots to the gram", [] {
        const Mine mine = random_mine(CustodyModel::mass_balance_credit);
        AllocationProblem problem = random_problem(mine, *rc::gen::arbitrary<bool>());
        WholeMass offered, in_book;
        for (const LotOnOffer& lot : problem.lots) offered += lot.mass;
        for (const auto& [id, bundle] : mine.book.bundles()) {
            if (!bundle.commercial_lot.starts_with("D")) in_book += bundle.net;  // not shipped
        }
        RC_ASSERT(offered == in_book);
        const Allocation found = random_allocation(problem);
        WholeMass sent, covered, traced;
        std::set<std::pair<std::size_t, std::size_t>> pieces;
        for (const Assignment& each : found.assignments) {
            sent += each.mass;
            RC_ASSERT(each.mass == mass_of(problem.lots[each.lot], each.pieces));
            for (const std::size_t piece : each.pieces) {
                RC_ASSERT(pieces.insert({each.lot, piece}).second);
            }
        }
        WholeMass kept;
        for (std::size_t l = 0; l < problem.lots.size(); ++l) {
            for (std::size_t piece = 0; piece < n_pieces(problem.lots[l]); ++piece) {
                if (!pieces.contains({l, piece})) kept += mass_of_piece(problem.lots[l], piece);
            }
        }
        RC_ASSERT(sent + kept == offered);
        for (const WholeMass each : found.settlement.covered) covered += each;
        for (const Cover& cover : found.settlement.covers) traced += cover.mass;
        RC_ASSERT(covered == traced);
        RC_ASSERT(covered <= sent);
        for (std::size_t n = 0; n < problem.needs.size(); ++n) {
            RC_ASSERT(found.settlement.claimed[n] <= found.settlement.covered[n]);
            RC_ASSERT(found.settlement.covered[n] <= problem.needs[n].mass);
        }
    }));
}

}  // namespace
}  // namespace gossan::supply
