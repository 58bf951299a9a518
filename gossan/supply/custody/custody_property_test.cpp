// SPDX-License-Identifier: Apache-2.0
// What must hold after any history: 1000 random ones of each model.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>

#include "gossan/base/calendar.hpp"
#include "gossan/supply/custody/custody_book.hpp"

namespace gossan::supply {
namespace {

constexpr int january = 672;  // of 2026, counted from January 1970

/// The same histories at every run, unless the environment asks for others.
const bool is_configured = setenv("RC_PARAMS", "seed=20260504 max_success=1000", 0) == 0;

std::string time_of(int month) {
    return date_of(days_to_month(month)).substr(0, 10) + "T12:00:00Z";
}

CustodyLink random_link(CustodyModel model) {
    return {.name = "link",
            .place = "mill",
            .model = model,
            .characteristic = "bioleached",
            .conversion = double(*rc::gen::inRange(50, 101)) / 100.0,
            .months = *rc::gen::inRange(1, 13),
            .credits_last = *rc::gen::inRange(1, 13)};
}

WholeMass random_mass(std::int64_t most) {
    return {*rc::gen::inRange<std::int64_t>(0, std::max<std::int64_t>(1, most) + 1)};
}

std::string random_name(const char* kind, int most) {
    return kind + std::to_string(*rc::gen::inRange(0, most));
}

/// Nothing, all or a part of a mass; now and then more.
WholeMass random_part(WholeMass mass) {
    switch (*rc::gen::inRange(0, 8)) {
        case 0:
            return {};
        case 1:
        case 2:
        case 3:
            return mass;
        case 4:
            return mass + WholeMass{1};
        default:
            return random_mass(mass.grams);
    }
}

/// Anything that somebody may try, sound or not.
EventDraft random_event(const CustodyAccount& account, int month) {
    EventDraft event{.at = time_of(month), .who = "anyone", .kind = "", .subject = "link"};
    event.kind = *rc::gen::element<std::string>(
        "custody received", "custody received", "custody delivered", "custody delivered",
        "certificate issued", "certificate moved", "certificate retired");
    const bool is_mixed = account.link().model == CustodyModel::mass_balance_average ||
                          account.link().model == CustodyModel::mass_balance_credit;
    const bool names_batch = event.kind != "custody delivered" || !is_mixed;
    const std::string batch = random_name("batch ", 5);
    const auto known = account.batches().find(batch);
    const WholeMass there = is_mixed                           ? account.stock()
                            : known == account.batches().end() ? WholeMass{}
                                                               : known->second.left;
    const WholeMass mass =
        event.kind == "custody received" ? random_mass(50'000'000) : random_part(there);
    event.data["mass"] = text_of(mass);
    event.data["eligible"] = text_of(random_part(mass));
    event.data["claimed"] = text_of(random_part(account.claimable(month, batch, mass)));
    event.data["batch"] = names_batch ? batch : std::string();
    event.data["serial"] = random_name("C", 8);
    event.data["holder"] = random_name("buyer ", 3);
    // of what left: mostly a new name; a link that follows none receives no delivery
    if (event.kind != "custody received") event.data["delivery"] = random_name("delivery ", 12);
    event.data["to"] = "a buyer";
    return event;
}

void expect_sound(const CustodyAccount& account) {
    const CustodyMonth all = account.to_date();
    RC_ASSERT(all.claimed <= all.eligible);
    RC_ASSERT(all.delivered <= all.received);
    RC_ASSERT(account.stock() == all.received - all.delivered);
    RC_ASSERT(account.credit().grams >= 0);
    if (account.link().model == CustodyModel::mass_balance_credit) {
        RC_ASSERT(account.credit() + all.claimed + all.expired == all.eligible);
    }
    WholeMass certified;
    for (const auto& [serial, certificate] : account.certificates()) {
        certified += certificate.mass;
    }
    RC_ASSERT(certified + all.claimed <= all.eligible);
    WholeMass by_batch;
    for (const auto& [name, batch] : account.batches()) by_batch += batch.claimed;
    RC_ASSERT(by_batch == all.claimed);
    for (const auto& [name, batch] : account.batches()) {
        RC_ASSERT(batch.left.grams >= 0);
        RC_ASSERT(batch.left <= batch.mass);
        RC_ASSERT(batch.claimed + batch.certified <= batch.eligible);
    }
}

class RandomCustody : public testing::TestWithParam<CustodyModel> {};

TEST_P(RandomCustody, NeverClaimsMoreThanCameInAndReplaysToTheSame) {
    ASSERT_TRUE(is_configured);
    int entered_in_all = 0;
    const bool held = rc::check("sound after every event", [&] {
        const std::vector<CustodyLink> links{random_link(GetParam())};
        CustodyBook book(links);
        std::vector<EventDraft> entered;
        int month = january;
        for (int count = 0; count < 20; ++count) {
            month += *rc::gen::inRange(0, 3) / 2;
            const EventDraft event = random_event(*book.find("link"), month);
            const CustodyMonth before = book.find("link")->to_date();
            if (book.enter(event)) {
                const CustodyMonth after = book.find("link")->to_date();
                RC_ASSERT(before.claimed == after.claimed);
                RC_ASSERT(before.received == after.received);
                RC_ASSERT(before.delivered == after.delivered);
            } else {
                entered.push_back(event);
                ++entered_in_all;
            }
            expect_sound(*book.find("link"));
        }
        const CustodyBook again = replay_custody(links, chained({}, entered));
        const CustodyMonth one = book.find("link")->to_date(), two = again.find("link")->to_date();
        RC_ASSERT(one.claimed == two.claimed);
        RC_ASSERT(one.received == two.received);
        RC_ASSERT(one.delivered == two.delivered);
        RC_ASSERT(book.find("link")->stock() == again.find("link")->stock());
    });
    EXPECT_TRUE(held);
    RecordProperty("events_entered", entered_in_all);
    EXPECT_GT(entered_in_all, 1500) << "histories of refusals alone show nothing";
}

TEST_P(RandomCustody, DeliversWhatItSaysMayBeClaimedAndNotAGramMore) {
    EXPECT_TRUE(rc::check("claimable is the limit", [] {
        const std::vector<CustodyLink> links{random_link(GetParam())};
        CustodyAccount account(links[0]);
        const WholeMass mass{*rc::gen::inRange<std::int64_t>(1, 50'000'000)};
        const bool is_pure = GetParam() == CustodyModel::segregated ||
                             GetParam() == CustodyModel::identity_preserved;
        const WholeMass eligible =
            is_pure ? mass : WholeMass{*rc::gen::inRange<std::int64_t>(0, mass.grams + 1)};
        RC_ASSERT(!account.receive(january, "a", mass, eligible));
        const bool is_mixed = GetParam() == CustodyModel::mass_balance_average ||
                              GetParam() == CustodyModel::mass_balance_credit;
        const std::string batch = is_mixed ? "" : "a";
        const WholeMass out{*rc::gen::inRange<std::int64_t>(1, account.stock().grams + 1)};
        const WholeMass most = account.claimable(january, batch, out);
        RC_ASSERT(most <= out);
        CustodyAccount other = account;
        RC_ASSERT(bool(other.deliver(january, batch, out, most + WholeMass{1})));
        RC_ASSERT(!account.deliver(january, batch, out, most));
    }));
}

INSTANTIATE_TEST_SUITE_P(Models, RandomCustody,
                         testing::Values(CustodyModel::identity_preserved, CustodyModel::segregated,
                                         CustodyModel::controlled_blending,
                                         CustodyModel::mass_balance_average,
                                         CustodyModel::mass_balance_credit,
                                         CustodyModel::book_and_claim));

}  // namespace
}  // namespace gossan::supply
