// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::supply {

/// Over which days the index is averaged: a month counted from month M, or some days after the
/// delivery note.
enum class QuotationalPeriod {
    month_before,        ///< M-1
    month,               ///< M
    month_after,         ///< M+1
    second_month_after,  ///< M+2
    days_after
};
EnumNames<QuotationalPeriod> names_of(QuotationalPeriod);

/// Which month is M.
enum class PriceMonth { delivered, scheduled };
EnumNames<PriceMonth> names_of(PriceMonth);

/// From what the price of a provisional invoice is taken.
enum class ProvisionalIndex { month_before_delivery, last_fixings };
EnumNames<ProvisionalIndex> names_of(ProvisionalIndex);

/// To which of a lot's mass an adjustment applies.
enum class AdjustedMass { net, claimed };
EnumNames<AdjustedMass> names_of(AdjustedMass);

/// More or less for quality, brand or what is claimed.
struct PriceAdjustment {
    std::string name;
    std::string amount;  ///< "1.5 cents/lb"; less than nothing: a discount
    AdjustedMass of = AdjustedMass::net;

    static Schema<PriceAdjustment> schema();
};

/// How a delivery is priced and paid.
struct PriceTerms {
    std::string index;  ///< in words: "LME copper grade A cash, monthly mean"
    InputFile fixings;
    QuotationalPeriod period = QuotationalPeriod::month_after;
    std::vector<QuotationalPeriod> options = {};  ///< that may be declared in place of it
    int declare_days = 0;  ///< before the first day of month M, at the latest
    PriceMonth month = PriceMonth::delivered;
    int days = 5;  ///< fixings after the delivery note
    std::string premium = "0 cents/lb";
    std::vector<PriceAdjustment> adjustments = {};
    std::optional<int> decimals = {};        ///< of cents/lb that an index mean is rounded to
    std::vector<std::string> holidays = {};  ///< weekdays without a fixing

    double provisional_share = 1.0;
    ProvisionalIndex provisional_index = ProvisionalIndex::month_before_delivery;
    int provisional_fixings = 5;
    int provisional_days = 4;  ///< working days from delivery to payment
    int final_days = 5;        ///< working days from the last fixing to payment

    static Schema<PriceTerms> schema();
};

/// A price in the contract as cents by pound, its sign free; Error(input) for none, or in another
/// currency than `currency`.
[[nodiscard]] double cents_per_pound(const std::string& price, const std::string& currency);

}  // namespace gossan::supply
