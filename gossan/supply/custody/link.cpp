// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/custody/link.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

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
        .field("model", &CustodyLink::model, "how what is claimed is kept with the material")
        .field("characteristic", &CustodyLink::characteristic, "what is claimed")
        .field("conversion", &CustodyLink::conversion, above_to(0, 1),
               "mass that leaves as the product, by mass that comes in",
               defaults_to("choice: nothing is lost"))
        .field("months", &CustodyLink::months, between(1, 12),
               "months that the average reaches back over, with the running one",
               defaults_to("unverified: 12 months, the longest that schemes of mass balance allow"))
        .field("credits_last", &CustodyLink::credits_last, between(1, 60),
               "months in which a credit may be claimed, with that in which it came",
               defaults_to("choice: as long as the average"));
}

CustodyModel loosest(CustodyModel a, CustodyModel b) { return std::max(a, b); }

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
