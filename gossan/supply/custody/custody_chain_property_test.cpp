// SPDX-License-Identifier: Apache-2.0
// What must hold of claims on their whole way, after any history: cathode to two mills, from there
// to two makers and to sites, with whatever somebody may try at each of them.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstdlib>
#include <optional>

#include "gossan/base/calendar.hpp"
#include "gossan/supply/custody/made_chain.hpp"

namespace gossan::supply {
namespace {

/// The same histories at every run, unless the environment asks for others.
const bool is_configured = setenv("RC_PARAMS", "seed=20260504 max_success=1000", 0) == 0;

const std::vector<std::string>& parties() {
    static const std::vector<std::string> all{"rod mill",     "bar mill", "cable maker",
                                              "busway maker", "site A",   "site B"};
    return all;
}

/// The way of the tests, by models and conversions of its own.
std::vector<CustodyLink> random_chain() {
    auto links = made::chain();
    for (CustodyLink& link : links) {
        link.model =
            *rc::gen::element(CustodyModel::mass_balance_credit, CustodyModel::mass_balance_average,
                              CustodyModel::controlled_blending, CustodyModel::book_and_claim);
        link.conversion = double(*rc::gen::inRange(50, 101)) / 100.0;
        link.casts = is_mixed(link) && link.name != "cathode" && *rc::gen::arbitrary<bool>();
        link.credits_last = *rc::gen::inRange(1, 13);
    }
    return links;
}

template <class Map>
std::string random_key(const Map& map) {
    if (map.empty()) return "none";
    return std::next(map.begin(), *rc::gen::inRange<int>(0, int(map.size())))->first;
}

/// All of a mass, a part, or now and then a little more.
WholeMass some_of(WholeMass mass) {
    const int which = *rc::gen::inRange(0, 10);
    if (which == 0) return mass + WholeMass{*rc::gen::inRange(1, 2000)};
    if (which < 5) return mass;
    return {*rc::gen::inRange<std::int64_t>(0, mass.grams + 1)};
}

/// One step that somebody may try, sound or not.
EventDraft random_step(const CustodyBook& book, const std::vector<CustodyLink>& links, int count) {
    const CustodyLink link = count < 3 ? links[0] : *rc::gen::elementOf(links);
    const CustodyAccount& account = *book.find(link.name);
    EventDraft event{.at = date_of(20500.0 + 6.0 * count).substr(0, 10) + "T19:00:00Z",
                     .who = "anyone",
                     .kind = {},
                     .subject = link.name};
    event.kind = *rc::gen::element<std::string>(
        "custody received", "custody received", "custody converted", "custody delivered",
        "custody delivered", "certificate issued", "certificate retired");
    const std::string batch = is_mixed(link) ? "" : random_key(account.batches());
    records::Document& data = event.data;
    if (event.kind == "custody received") {
        if (link.after.empty() || *rc::gen::inRange(0, 6) == 0) {  // from elsewhere
            const WholeMass mass{*rc::gen::inRange<std::int64_t>(1, 50'000'000)};
            data["batch"] = "B" + std::to_string(count);
            data["mass"] = text_of(mass);
            data["eligible"] = text_of(link.after.empty() ? some_of(mass) : WholeMass{});
            return event;
        }
        std::map<std::string, bool> open;
        for (const auto& [name, delivery] : book.deliveries()) {
            if (!delivery.has_come_in() && book.is_awaited(delivery)) open[name] = true;
        }
        const bool takes_an_open_one = !open.empty() && *rc::gen::inRange(0, 5) > 0;
        const std::string id = takes_an_open_one ? random_key(open) : random_key(book.deliveries());
        const auto known = book.deliveries().find(id);
        const WholeMass mass = known == book.deliveries().end() ? WholeMass{} : known->second.mass;
        const WholeMass claimed =
            known == book.deliveries().end() ? WholeMass{} : known->second.claimed;
        if (known != book.deliveries().end() && *rc::gen::inRange(0, 5) > 0) {
            for (const CustodyLink& each : links) {  // mostly where it went
                if (each.party == known->second.to) event.subject = each.name;
            }
        }
        data["delivery"] = id;
        data["mass"] = text_of(some_of(mass));
        data["eligible"] = text_of(some_of(claimed));
    } else if (event.kind == "custody converted") {
        const auto inputs = account.oldest_waiting(some_of(account.waiting()));
        WholeMass input;
        data["heat"] = "H" + std::to_string(count);
        data["inputs"] = records::Document::object();
        for (const auto& [name, mass] : inputs) {
            data["inputs"][name] = text_of(mass);
            input += mass;
        }
        const WholeMass yielded = some_of(input);
        data["yielded"] = text_of(yielded);
        data["scrap"] = text_of(some_of(std::max(input - yielded, WholeMass{})));
    } else if (event.kind == "custody delivered") {
        const auto known = account.batches().find(batch);
        const WholeMass there = is_mixed(link)                     ? account.stock()
                                : known == account.batches().end() ? WholeMass{}
                                                                   : known->second.left;
        const WholeMass mass = some_of(there);
        data["delivery"] = *rc::gen::inRange(0, 9) == 0 ? random_key(book.deliveries())
                                                        : "D" + std::to_string(count);
        data["to"] = *rc::gen::elementOf(parties());
        for (const CustodyLink& next : links) {  // mostly to one who keeps the next link
            if (follows(next, link.name) && *rc::gen::inRange(0, 3) > 0) data["to"] = next.party;
        }
        data["batch"] = batch;
        data["mass"] = text_of(mass);
        data["claimed"] =
            text_of(some_of(account.claimable(book.month_of_event(event), batch, mass)));
    } else if (event.kind == "certificate issued") {
        data["serial"] = "C" + std::to_string(*rc::gen::inRange(0, 6));
        data["batch"] = batch;
        const auto known = account.batches().find(batch);
        data["mass"] = text_of(known == account.batches().end()
                                   ? WholeMass{1}
                                   : some_of(known->second.eligible - known->second.claimed));
        data["holder"] = "anyone";
    } else {
        data["serial"] = "C" + std::to_string(*rc::gen::inRange(0, 6));
        data["delivery"] = random_key(book.deliveries());
    }
    return event;
}

/// What comes to the end of the way, however it came: claimed with material that nobody received,
/// and certificates, used or not.
WholeMass claimed_at_ends(const CustodyBook& book) {
    WholeMass sum;
    for (const auto& [id, delivery] : book.deliveries()) {
        if (!delivery.has_come_in()) sum += delivery.claimed;
    }
    for (const auto& [name, account] : book.accounts()) {
        for (const auto& [serial, certificate] : account.certificates()) sum += certificate.mass;
    }
    return sum;
}

void expect_sound(const CustodyBook& book) {
    std::map<std::string, WholeMass> came_in;  // of the claims, by link
    WholeMass retired_for, retired;
    for (const auto& [id, delivery] : book.deliveries()) {
        RC_ASSERT(delivery.claimed + delivery.retired <= delivery.mass);
        retired_for += delivery.retired;
        WholeMass parts;
        for (const auto& [batch, mass] : delivery.parts) parts += mass;
        RC_ASSERT(parts == delivery.claimed);
        if (!delivery.has_come_in()) continue;
        RC_ASSERT(delivery.taken <= delivery.claimed);
        RC_ASSERT(delivery.retired.grams == 0);
        came_in[delivery.came_in] += delivery.taken;
    }
    for (const auto& [name, account] : book.accounts()) {
        const CustodyMonth all = account.to_date();
        WholeMass certified, eligible;
        for (const auto& [serial, certificate] : account.certificates()) {
            certified += certificate.mass;
            if (!certificate.retired_for.empty()) retired += certificate.mass;
        }
        for (const auto& [batch, of] : account.batches()) {
            RC_ASSERT(of.left.grams >= 0 && of.waiting.grams >= 0 &&
                      of.waiting_eligible.grams >= 0);
            RC_ASSERT(of.claimed + of.certified <= of.eligible);
            RC_ASSERT(of.eligible <= of.mass);
            eligible += of.eligible + of.waiting_eligible;
        }
        RC_ASSERT(all.claimed + certified <= all.eligible);
        RC_ASSERT(account.stock() == all.received - all.delivered);
        RC_ASSERT(all.yielded + all.scrap <= all.cast);
        RC_ASSERT(account.credit().grams >= 0);
        // a link has no claim but of what came in: (1) and (3) of the book
        if (!account.link().after.empty()) RC_ASSERT(eligible <= came_in[name]);
    }
    RC_ASSERT(retired == retired_for);
}

bool same(const CustodyBook& a, const CustodyBook& b) {
    if (a.deliveries().size() != b.deliveries().size()) return false;
    for (const auto& [id, delivery] : a.deliveries()) {
        const CustodyDelivery& other = b.deliveries().at(id);
        if (delivery.claimed != other.claimed || delivery.came_in != other.came_in ||
            delivery.taken != other.taken || delivery.parts != other.parts ||
            delivery.retired != other.retired) {
            return false;
        }
    }
    for (const auto& [name, account] : a.accounts()) {
        const CustodyMonth one = account.to_date(), two = b.find(name)->to_date();
        if (one.claimed != two.claimed || one.eligible != two.eligible ||
            one.expired != two.expired || one.yielded != two.yielded ||
            account.stock() != b.find(name)->stock() ||
            account.credit() != b.find(name)->credit()) {
            return false;
        }
    }
    return true;
}

TEST(CustodyChain, BringsNoMoreToAnyEndThanQualifiedAtItsBeginning) {
    ASSERT_TRUE(is_configured);
    int entered_in_all = 0, came_in = 0, reached_ends = 0;
    EXPECT_TRUE(rc::check("claims at the ends within what qualified at the start", [&] {
        const auto links = random_chain();
        CustodyBook book(links);
        std::vector<EventDraft> entered;
        std::map<std::string, int> receipts;
        WholeMass began;
        for (int count = 0; count < 50; ++count) {
            const EventDraft event = random_step(book, links, count);
            std::optional<CustodyBook> before;
            if (count % 8 == 7) before = book;
            if (book.enter(event)) {
                if (before) RC_ASSERT(same(*before, book));
                continue;
            }
            entered.push_back(event);
            const auto* delivery = event.data.find("delivery");
            const bool is_receipt = event.kind == "custody received";
            if (is_receipt && delivery != nullptr) {
                RC_ASSERT(++receipts[delivery->string()] == 1);
                ++came_in;
            } else if (is_receipt) {
                began += whole_mass(event.data.at("eligible").string());
            }
        }
        expect_sound(book);
        const WholeMass ends = claimed_at_ends(book);
        RC_ASSERT(ends <= began);
        entered_in_all += int(entered.size());
        reached_ends += ends.grams > 0 ? 1 : 0;
        RC_ASSERT(same(book, replay_custody(links, chained({}, entered))));
    }));
    EXPECT_GT(entered_in_all, 8000) << "histories of refusals alone show nothing";
    EXPECT_GT(came_in, 600);
    EXPECT_GT(reached_ends, 300);
}

TEST(CustodyChain, MultipliesTheConversionsOfTheWay) {
    // all that may be claimed is sent on at each step, without a remainder: at the sites arrives
    // at most what qualified × the conversions on the way, and all of it but for rounding
    EXPECT_TRUE(rc::check("ends = start × conversions", [] {
        auto links = made::chain();
        for (CustodyLink& link : links) {
            link.conversion = double(*rc::gen::inRange(50, 101)) / 100.0;
        }
        CustodyBook book(links);
        const WholeMass began{*rc::gen::inRange<std::int64_t>(1, 50'000'000)};
        int day = 20500;
        const auto when = [&] { return date_of(double(++day)).substr(0, 10); };
        RC_ASSERT(!book.enter(made::harvested(when(), "lot", text_of(began), text_of(began))));
        std::string delivery;
        double expected = double(began.grams) * links[0].conversion;
        for (const auto& [name, to] : std::vector<std::pair<std::string, std::string>>{
                 {"cathode", "rod mill"}, {"rod", "cable maker"}, {"cable", "a site"}}) {
            const CustodyAccount& account = *book.find(name);
            if (!delivery.empty()) {
                const std::string mass = text_of(book.deliveries().at(delivery).mass);
                RC_ASSERT(!book.enter(made::came(name, when(), delivery, mass, mass)));
                expected *= account.link().conversion;
            }
            const std::string mass = text_of(account.stock());
            if (account.stock().grams == 0) return;
            delivery = "from " + name;
            RC_ASSERT(!book.enter(made::left(name, when(), delivery, to, mass, mass)));
        }
        const double ended = double(book.deliveries().at(delivery).claimed.grams);
        RC_ASSERT(ended <= expected + 1e-3);
        RC_ASSERT(ended > expected - 3.0);  // a gram a step
    }));
}

}  // namespace
}  // namespace gossan::supply
