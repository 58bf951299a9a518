// SPDX-License-Identifier: Apache-2.0
// What must hold after any history of lots.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <set>

#include "gossan/supply/lot/genealogy.hpp"
#include "gossan/supply/lot/made_lots.hpp"

namespace gossan::supply {
namespace {

/// From `low` to below `high`, all alike: without a size the library prefers the low ones.
int any_from(int low, int high) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high));
}

std::string any_name(const char* kind, int most) {
    return kind + std::to_string(any_from(0, most));
}

std::vector<std::string> some_of(const std::vector<std::string>& all, int most) {
    std::vector<std::string> chosen;
    const int count = any_from(0, most + 1);
    for (int k = 0; k < count && !all.empty(); ++k) {
        chosen.push_back(*rc::gen::elementOf(all));
    }
    return chosen;
}

template <class Entry>
std::vector<std::string> names_of_all(const std::map<std::string, Entry>& entries) {
    std::vector<std::string> names;
    for (const auto& [name, entry] : entries) names.push_back(name);
    return names;
}

/// Names of those entries of which a claim is true; now and then of all.
template <class Entry, class Claim>
std::vector<std::string> likely(const std::map<std::string, Entry>& entries, Claim claim) {
    if (any_from(0, 5) == 0) return names_of_all(entries);
    std::vector<std::string> names;
    for (const auto& [name, entry] : entries) {
        if (claim(entry)) names.push_back(name);
    }
    return names;
}

EventDraft any_forming(const LotBook& book) {
    const auto free = likely(book.bundles(), [&](const Bundle& bundle) {
        return bundle.commercial_lot.empty() &&
               book.lots().at(bundle.lot).state == LotState::released;
    });
    std::vector<std::string> serials;
    for (const std::string& serial : free) {
        if (serials.size() < 3 && any_from(0, 2) == 0) serials.push_back(serial);
    }
    if (any_from(0, 8) == 0 && !serials.empty()) serials.push_back(serials.front());
    return made::formed(any_name("C", 40), serials);
}

EventDraft any_shipping(const LotBook& book) {
    const auto formed = likely(book.commercial_lots(), [](const CommercialLot& lot) {
        return lot.state == CommercialState::formed;
    });
    return made::shipped(any_name("S", 9), some_of(formed, 2));
}

EventDraft any_bundling(const std::string& lot) {
    std::vector<int> net_kg;
    int left = 9000;
    while (left > 0) {
        const int net = std::min(left, any_from(500, 4000));
        net_kg.push_back(net);
        left -= net;
    }
    if (any_from(0, 5) == 0) net_kg.back() += any_from(-40, 200);
    EventDraft draft = made::bundled(lot, net_kg);
    if (any_from(0, 4) == 0) draft.kind = "lot rebundled";
    return draft;
}

/// New lots of the bundles of old ones; now and then one too many or too few.
EventDraft any_relotting(const LotBook& book) {
    const auto from = some_of(names_of_all(book.commercial_lots()), 2);
    std::vector<std::pair<std::string, std::vector<std::string>>> into;
    for (int k = any_from(1, 3); k > 0; --k) into.push_back({any_name("C", 40), {}});
    for (const std::string& id : from) {
        for (const std::string& serial : book.commercial_lots().at(id).bundles) {
            if (any_from(0, 20) == 0) continue;
            into[std::size_t(any_from(0, int(into.size())))].second.push_back(serial);
        }
    }
    return made::relotted(from, into);
}

/// Anything that somebody may try, sound or not.
EventDraft any_event(const LotBook& book) {
    const std::string lot = any_name("L", 3);
    switch (any_from(0, 14)) {
        case 0:
        case 1:
            return made::opened(lot);
        case 2:
        case 3:
            return made::assayed(lot, *rc::gen::element<std::string>("1", "<0.5", "2", "7"),
                                 any_from(1, 4));
        case 4:
        case 5:
            return made::event("lot released", lot);
        case 6: {
            EventDraft draft = made::event("lot held", lot);
            draft.data["reason"] = "a doubt";
            return draft;
        }
        case 7: {
            EventDraft draft = made::event("lot downgraded", lot);
            draft.data["reason"] = "a doubt";
            draft.data["standard"] = *rc::gen::element<std::string>(off_grade, "EN 1978 Cu-CATH-1");
            return draft;
        }
        case 8:
        case 9:
            return any_bundling(lot);
        case 10:
        case 11:
            return any_forming(book);
        case 12:
            return any_relotting(book);
        default:
            return any_from(0, 3) > 0 ? any_shipping(book)
                                      : made::received(any_name("S", 9), "4 t");
    }
}

/// What usually happens to a lot, to begin a history with.
std::vector<EventDraft> usual_start() {
    std::vector<EventDraft> events;
    for (const char* lot : {"L0", "L1"}) {
        if (any_from(0, 4) == 0) continue;
        events.push_back(made::opened(lot));
        events.push_back(any_bundling(lot));
        events.push_back(made::assayed(lot));
        events.push_back(made::event("lot released", lot));
    }
    return events;
}

void expect_bundles_are_lots(const LotBook& book) {
    for (const auto& [id, lot] : book.lots()) {
        WholeMass net;
        for (const std::string& serial : lot.bundles) {
            RC_ASSERT(book.bundles().at(serial).lot == id);
            net += book.bundles().at(serial).net;
        }
        RC_ASSERT(net == lot.bundled);
        if (lot.bundles.empty()) continue;
        RC_ASSERT(std::abs(double((net - lot.mass).grams)) <= 0.005 * double(lot.mass.grams));
        if (net == lot.mass) {
            RC_ASSERT(genealogy_of(book, id).streams == lot.streams);
            RC_ASSERT(genealogy_of(book, id).modules == lot.modules);
        }
    }
}

void expect_each_bundle_once(const LotBook& book) {
    std::set<std::string> in_a_lot, gone;
    for (const auto& [id, lot] : book.commercial_lots()) {
        if (lot.state == CommercialState::replaced) continue;
        WholeMass net;
        for (const std::string& serial : lot.bundles) {
            RC_ASSERT(in_a_lot.insert(serial).second);
            RC_ASSERT(book.bundles().at(serial).commercial_lot == id);
            net += book.bundles().at(serial).net;
        }
        RC_ASSERT(net == lot.net);
    }
    for (const auto& [id, shipment] : book.shipments()) {
        for (const std::string& lot : shipment.lots) {
            for (const std::string& serial : book.commercial_lots().at(lot).bundles) {
                RC_ASSERT(gone.insert(serial).second);
                const ProductionLot& of = book.lots().at(book.bundles().at(serial).lot);
                RC_ASSERT(of.state == LotState::released || of.state == LotState::downgraded);
                RC_ASSERT(of.standard == book.commercial_lots().at(lot).standard);
                if (of.standard == off_grade) continue;
                RC_ASSERT(meets(
                    held_against(*find_grade(of.standard), of.certificates.back().impurities)));
            }
        }
    }
}

TEST(LotProperties, HoldAfterAnyHistory) {
    int entered_in_all = 0, shipped_in_all = 0;
    EXPECT_TRUE(rc::check("sound after every event", [&] {
        LotBook book;
        std::vector<EventDraft> entered;
        std::int64_t opened_g = 0;
        const auto start = usual_start();
        for (std::size_t count = 0; count < 40; ++count) {
            const EventDraft event = count < start.size() ? start[count] : any_event(book);
            const LotBook before = book;
            if (book.enter(event)) {
                RC_ASSERT(book == before);
                continue;
            }
            if (event.kind == "lot opened") opened_g += 9'000'000;
            entered.push_back(event);
            ++entered_in_all;
        }
        expect_bundles_are_lots(book);
        expect_each_bundle_once(book);
        WholeMass lots;
        for (const auto& [id, lot] : book.lots()) lots += lot.mass;
        RC_ASSERT(lots.grams == opened_g);
        shipped_in_all += int(book.shipments().size());
        RC_ASSERT(replay_lots(chained({}, entered)) == book);
    }));
    EXPECT_GT(entered_in_all, 5000) << "histories of refusals alone show nothing";
    EXPECT_GT(shipped_in_all, 100);
}

}  // namespace
}  // namespace gossan::supply
