// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/supply/custody/custody_book.hpp"

namespace gossan::supply::made {

// A way of copper for tests: cathode to two mills, each to a maker, and from there to sites.

inline CustodyLink link(const std::string& name, const std::string& party,
                        const std::vector<std::string>& after, double conversion) {
    return {.name = name,
            .place = party + "'s works",
            .party = party,
            .after = after,
            .model = CustodyModel::mass_balance_credit,
            .characteristic = "bioleached",
            .conversion = conversion};
}

inline std::vector<CustodyLink> chain() {
    return {link("cathode", "", {}, 1.0), link("rod", "rod mill", {"cathode"}, 0.98),
            link("bar", "bar mill", {"cathode"}, 0.96), link("cable", "cable maker", {"rod"}, 0.95),
            link("busway", "busway maker", {"bar", "rod"}, 0.9)};
}

inline EventDraft came(const std::string& link, const std::string& day, const std::string& delivery,
                       const std::string& mass, const std::string& eligible) {
    EventDraft draft{
        .at = day + "T19:00:00Z", .who = "a test", .kind = "custody received", .subject = link};
    if (!delivery.empty()) draft.data["delivery"] = delivery;
    draft.data["mass"] = mass;
    draft.data["eligible"] = eligible;
    return draft;
}

inline EventDraft harvested(const std::string& day, const std::string& lot, const std::string& mass,
                            const std::string& eligible) {
    EventDraft draft = came("cathode", day, "", mass, eligible);
    draft.data["batch"] = lot;
    return draft;
}

inline EventDraft left(const std::string& link, const std::string& day, const std::string& delivery,
                       const std::string& to, const std::string& mass, const std::string& claimed) {
    EventDraft draft{
        .at = day + "T19:00:00Z", .who = "a test", .kind = "custody delivered", .subject = link};
    draft.data["delivery"] = delivery;
    draft.data["to"] = to;
    draft.data["mass"] = mass;
    draft.data["claimed"] = claimed;
    return draft;
}

}  // namespace gossan::supply::made
