// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/price_terms.hpp"

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/amount/unit_price.hpp"

namespace gossan::supply {
namespace {

using Complaint = std::optional<std::string>;

constexpr double kg_per_pound = 0.45359237;  // by definition

Complaint complaint_of(const std::string& price) {
    try {
        (void)unit_price(price);
    } catch (const Error& fault) {
        return std::string(fault.what()) + "; " + fault.hint;
    }
    return {};
}

}  // namespace

EnumNames<QuotationalPeriod> names_of(QuotationalPeriod) {
    using enum QuotationalPeriod;
    return {{month_before, "M-1", "the month before month M"},
            {month, "M", "month M itself"},
            {month_after, "M+1", "the month after month M"},
            {second_month_after, "M+2", "the second month after month M"},
            {days_after, "days after delivery", "some fixings after the delivery note"}};
}

EnumNames<PriceMonth> names_of(PriceMonth) {
    return {{PriceMonth::delivered, "delivered", "the month of the delivery note"},
            {PriceMonth::scheduled, "scheduled", "the month whose quota the delivery fills"}};
}

EnumNames<ProvisionalIndex> names_of(ProvisionalIndex) {
    return {{ProvisionalIndex::month_before_delivery, "month before delivery",
             "mean of the last whole month"},
            {ProvisionalIndex::last_fixings, "last fixings",
             "mean of some fixings before the day of delivery"}};
}

EnumNames<AdjustedMass> names_of(AdjustedMass) {
    return {
        {AdjustedMass::net, "net", "all of a lot"},
        {AdjustedMass::claimed, "claimed", "what of a lot is claimed under the custody clause"}};
}

Schema<PriceAdjustment> PriceAdjustment::schema() {
    using A = PriceAdjustment;
    return Schema<A>("adjustment", "More or less for quality, brand or what is claimed.")
        .field("name", &A::name, "what invoices call it")
        .field("amount", &A::amount, "a price such as \"1.5 cents/lb\"; below zero a discount")
        .field("of", &A::of, "the mass that it is paid for", defaults_to("choice: all of it"))
        .check("amount", [](const A& adjustment) { return complaint_of(adjustment.amount); });
}

Schema<PriceTerms> PriceTerms::schema() {
    using P = PriceTerms;
    return Schema<P>("price", "How a delivery is priced and paid.")
        .field("index", &P::index, "which index, in words")
        .field("fixings", &P::fixings,
               "of the index: CSV or XLSX with `period`, a month 2026-01 or a day 2026-01-31, and "
               "`price [USD/t]` or `price [cents/lb]`")
        .field("period", &P::period, "over which the index is averaged",
               defaults_to("unverified: the month after the month of shipment is usual"))
        .field("options", &P::options, "periods that may be declared in its place",
               defaults_to("choice: none"))
        .field("declare_days", &P::declare_days, between(0, 366),
               "days before month M by which a period is declared",
               defaults_to("choice: until the month begins"))
        .field("month", &P::month, "which month is M", defaults_to("choice: when it was delivered"))
        .field("days", &P::days, between(1, 60), "fixings, of a period of days after delivery",
               defaults_to("choice: a week of fixings"))
        .field("premium", &P::premium, "over the index, such as \"6.5 cents/lb\"",
               defaults_to("choice: none"))
        .field("adjustments", &P::adjustments, "for quality, brand or what is claimed",
               defaults_to("choice: none"))
        .field("decimals", &P::decimals, between(0, 8),
               "of cents/lb that the mean of the index is rounded to; left out: not rounded")
        .field("holidays", &P::holidays, "weekdays without a fixing, as 2026-01-01",
               defaults_to("choice: none"))
        .field("provisional_share", &P::provisional_share, between(0, 1),
               "of the provisional value that is paid at delivery",
               defaults_to("choice: all, as where cathode is paid weekly in full"))
        .field("provisional_index", &P::provisional_index,
               "what the provisional price is taken from",
               defaults_to("choice: the last whole month"))
        .field("provisional_fixings", &P::provisional_fixings, between(1, 60),
               "before delivery, where they are taken", defaults_to("choice: a week of fixings"))
        .field("provisional_days", &P::provisional_days, between(0, 366),
               "working days from delivery to payment", defaults_to("choice: four"))
        .field("final_days", &P::final_days, between(0, 366),
               "working days from the last fixing to payment", defaults_to("choice: five"))
        .check("premium", [](const P& price) { return complaint_of(price.premium); })
        .check("holidays", [](const P& price) -> Complaint {
            for (const std::string& day : price.holidays) {
                if (!days_of(day)) return in_quotes(day) + " is no date such as 2026-01-01";
            }
            return {};
        });
}

double cents_per_pound(const std::string& price, const std::string& currency) {
    const UnitPrice read = unit_price(price);
    if (read.currency != currency) {
        throw Error(ErrorCode::input,
                    in_quotes(price) + " is in " + read.currency + ", the contract in " + currency,
                    "", "write all prices in one currency");
    }
    return read.per_kg * kg_per_pound * 100.0;
}

}  // namespace gossan::supply
