// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/custody/link.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>

#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

std::string in_three_decimals(double tonnes) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.3f", tonnes);
    return text.data();
}

}  // namespace

EnumNames<CustodyModel> names_of(CustodyModel) {
    using enum CustodyModel;
    return {{identity_preserved, "identity preserved", "from one source, never mixed"},
            {segregated, "segregated", "from sources that all qualify, mixed with nothing else"},
            {controlled_blending, "controlled blending", "the proportion of each batch is known"},
            {mass_balance_average, "mass balance, rolling average",
             "claims follow the proportion of what came in over some months"},
            {mass_balance_credit, "mass balance, credit",
             "what qualifies comes in as credits, which claims use up"},
            {book_and_claim, "book and claim", "certificates part from the material"}};
}

Schema<CustodyLink> CustodyLink::schema() {
    return Schema<CustodyLink>("link", "A step at which something is claimed of copper.")
        .field("name", &CustodyLink::name, "what reports call it")
        .field("place", &CustodyLink::place, "the site within which it holds")
        .field("party", &CustodyLink::party, "who receives there, as deliveries to it name him",
               defaults_to("choice: nobody, where nothing is followed"))
        .field("after", &CustodyLink::after, "links whose deliveries come in",
               defaults_to("choice: none, the way begins here"))
        .field("model", &CustodyLink::model, "how what is claimed is kept with the material")
        .field("characteristic", &CustodyLink::characteristic, "what is claimed")
        .field("conversion", &CustodyLink::conversion, above_to(0, 1),
               "mass that leaves as the product, by mass that comes in; where casts tell what "
               "they yielded, the most of it that may be claimed",
               defaults_to("choice: nothing is lost"))
        .field("casts", &CustodyLink::casts,
               "what comes in becomes the product by casts, which tell what they yielded",
               defaults_to("choice: by `conversion`, as soon as it comes in"))
        .field("scale_tolerance", &CustodyLink::scale_tolerance, between(0, 0.05),
               "of a delivery's mass, by which it may weigh more here than where it left",
               defaults_to("choice: as that of bundles"))
        .field("months", &CustodyLink::months, between(1, 12),
               "months that the average reaches back over, with the running one",
               defaults_to("unverified: 12 months, the longest that schemes of mass balance allow"))
        .field("credits_last", &CustodyLink::credits_last, between(1, 60),
               "months in which a credit may be claimed, with that in which it came",
               defaults_to("choice: as long as the average"))
        .check("casts",
               [](const CustodyLink& link) -> std::optional<std::string> {
                   if (!link.casts || is_mixed(link)) return {};
                   return "casts mix what came in: they are kept by mass balance";
               })
        .check("party", [](const CustodyLink& link) -> std::optional<std::string> {
            if (link.after.empty() || !link.party.empty()) return {};
            return "say who receives there, as deliveries name him";
        });
}

CustodyModel loosest(CustodyModel a, CustodyModel b) { return std::max(a, b); }

bool is_mixed(const CustodyLink& link) {
    return link.model == CustodyModel::mass_balance_average ||
           link.model == CustodyModel::mass_balance_credit;
}

bool follows(const CustodyLink& link, const std::string& before) {
    return std::find(link.after.begin(), link.after.end(), before) != link.after.end();
}

CustodyLink as_claimed(std::span<const CustodyLink> links, const CustodyLink& link) {
    CustodyLink claimed = link;
    for (const CustodyLink& each : links) {
        if (!follows(link, each.name)) continue;
        claimed.model = loosest(claimed.model, as_claimed(links, each).model);
    }
    return claimed;
}

std::vector<CustodyLink> in_order_of_way(std::span<const CustodyLink> links) {
    std::vector<CustodyLink> ordered;
    std::set<std::string> placed;
    const auto is_ready = [&](const CustodyLink& link) {
        return std::all_of(link.after.begin(), link.after.end(),
                           [&](const std::string& each) { return placed.contains(each); });
    };
    while (ordered.size() < links.size()) {
        const auto next = std::find_if(links.begin(), links.end(), [&](const CustodyLink& link) {
            return !placed.contains(link.name) && is_ready(link);
        });
        if (next == links.end()) break;
        placed.insert(next->name);
        ordered.push_back(*next);
    }
    return ordered;
}

std::optional<std::string> fault_between(std::span<const CustodyLink> links) {
    std::map<std::string, const CustodyLink*> by_name;
    std::vector<std::string> names;
    for (const CustodyLink& link : links) {
        if (!by_name.emplace(link.name, &link).second) {
            return "two links are called " + in_quotes(link.name);
        }
        names.push_back(link.name);
    }
    for (const CustodyLink& link : links) {
        if (!link.after.empty() && link.party.empty()) {
            return in_quotes(link.name) + ": say who receives there, as deliveries name him";
        }
        for (const std::string& before : link.after) {
            const auto found = by_name.find(before);
            if (found == by_name.end()) {
                const auto near = nearest(before, names);
                return in_quotes(link.name) + " follows " + in_quotes(before) +
                       ", which is none of the links" +
                       (near ? ": did you mean " + in_quotes(*near) + "?" : "");
            }
            if (found->second->characteristic == link.characteristic) continue;
            return in_quotes(link.name) + " claims " + in_quotes(link.characteristic) + ", but " +
                   in_quotes(before) + ", which it follows, " +
                   in_quotes(found->second->characteristic);
        }
    }
    if (in_order_of_way(links).size() < links.size()) return "links follow each other in a circle";
    return {};
}

std::string claim_words(const CustodyLink& link, double delivered_t, double claimed_t) {
    const std::string delivered = in_three_decimals(delivered_t) + " t";
    const std::string claimed = in_three_decimals(claimed_t) + " t";
    const std::string what = " \"" + link.characteristic + "\"";
    const std::string at = " (" + link.place + ")";
    if (claimed == in_three_decimals(0.0) + " t") {
        return "Nothing of the " + delivered + " is claimed as" + what + at + ".";
    }
    using enum CustodyModel;
    const bool is_of_all = link.model == identity_preserved || link.model == segregated;
    if (is_of_all && claimed != delivered) {
        return "Of the " + delivered + ", only " + claimed + " are claimed as" + what + at + ".";
    }
    switch (link.model) {
        case identity_preserved:
            return "All of the " + delivered + " come from one source that is" + what +
                   ", and were never mixed" + at + ".";
        case segregated:
            return "All of the " + delivered + " are" + what +
                   ", from sources that all are, and were mixed with nothing else" + at + ".";
        case controlled_blending:
            return "Of the " + delivered + ", " + claimed + " are" + what +
                   ": the proportion was measured of the batch" + at + ".";
        case mass_balance_average:
            return "For the " + delivered + ", " + claimed + " are claimed as" + what +
                   " by mass balance, the average of " + std::to_string(link.months) +
                   " months at one site" + at + ": the material itself may hold more or less.";
        case mass_balance_credit:
            return "For the " + delivered + ", " + claimed + " are claimed as" + what +
                   " by mass balance, from credits of one site" + at +
                   ": the material itself may hold more or less.";
        case book_and_claim:
            return "Certificates of " + claimed + what + " were retired for the " + delivered +
                   ": the material itself may hold none" + at + ".";
    }
    return {};
}

}  // namespace gossan::supply
