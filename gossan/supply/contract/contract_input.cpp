// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/contract_input.hpp"

#include <algorithm>
#include <set>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/lot/cathode_grade.hpp"

namespace gossan::supply {
namespace {

using Complaint = std::optional<std::string>;

Complaint check_product(const ContractInput& contract) {
    if (find_grade(contract.product) != nullptr) return {};
    std::vector<std::string> names;
    for (const CathodeGrade& grade : cathode_grades()) names.push_back(grade.name);
    return "write " + enumerate(names);
}

Complaint check_start(const ContractInput& contract) {
    const auto day = days_of(contract.start);
    if (day && *day == days_to_month(month_of(*day))) return {};
    return "write the first of a month, such as 2026-01-01";
}

/// The most that a contract year can hold.
Mass most_of_year(const ContractInput& contract, int year) {
    if (contract.most) return *contract.most;
    const bool is_extended =
        contract.extension && contract.extension->quantity && year >= (contract.months + 11) / 12;
    return is_extended ? *contract.extension->quantity : contract.quantity;
}

Complaint check_basis(const ContractInput& contract) {
    const bool is_range = contract.basis == QuantityBasis::range;
    if (is_range != contract.most.has_value()) {
        return is_range ? "a range has a most: say it" : "only a range has a most";
    }
    if (!is_range) return {};
    const ExtensionTerms none;
    const auto& later = contract.extension.value_or(none).quantity;
    if (*contract.most < contract.quantity || (later && *contract.most < *later)) {
        return "the most of a range is not below its least";
    }
    return {};
}

Complaint check_production(const ContractInput& contract) {
    if (contract.basis != QuantityBasis::production || contract.schedule.empty()) return {};
    return "what is made is the quota: leave the schedule out";
}

Complaint check_schedule(const ContractInput& contract) {
    if (check_start(contract)) return {};
    const int first = first_month(contract);
    std::set<int> seen;
    std::vector<double> by_year;
    for (const ScheduledMonth& each : contract.schedule) {
        const auto month = month_number(each.month);
        if (!month) return in_quotes(each.month) + " is no month such as 2026-01";
        const int more = contract.extension ? contract.extension->months : 0;
        if (*month < first || *month >= first + contract.months + more) {
            return each.month + " is no month of the contract";
        }
        if (!seen.insert(*month).second) return each.month + " stands there twice";
        const auto year = std::size_t((*month - first) / 12);
        by_year.resize(std::max(by_year.size(), year + 1), 0.0);
        by_year[year] += each.quota.si;
        if (by_year[year] > most_of_year(contract, int(year)).si * (1.0 + 1e-12)) {
            return "the months of contract year " + std::to_string(year + 1) +
                   " sum to more than the quantity by year";
        }
    }
    return {};
}

Complaint check_currency(const ContractInput& contract) {
    try {
        (void)cents_per_pound(contract.price.premium, contract.currency);
        (void)cents_per_pound(contract.shortfall.replacement, contract.currency);
        for (const PriceAdjustment& each : contract.price.adjustments) {
            (void)cents_per_pound(each.amount, contract.currency);
        }
        if (contract.footprint) {
            (void)cents_per_pound(contract.footprint->remedy, contract.currency);
        }
    } catch (const Error& fault) {
        return std::string(fault.what()) + "; " + fault.hint;
    }
    return {};
}

}  // namespace

Schema<ScheduledMonth> ScheduledMonth::schema() {
    return Schema<ScheduledMonth>("month", "What is sold by a month.")
        .field("month", &ScheduledMonth::month, "such as 2026-01")
        .field("quota", &ScheduledMonth::quota, at_least(0), "mass of cathode", unit("t"));
}

Schema<WeightTerms> WeightTerms::schema() {
    using W = WeightTerms;
    return Schema<W>("weights", "Whose weight counts.")
        .field("governs", &W::governs, "in words", defaults_to("choice: certified, at the gate"))
        .field("franchise", &W::franchise, between(0, 0.1),
               "of a lot, that weights of seller and buyer may differ by; beyond it the buyer's "
               "counts",
               defaults_to("unverified: two in a thousand"));
}

Schema<ContractInput> ContractInput::schema() {
    using C = ContractInput;
    return Schema<C>("contract", "What is sold, when and at which price.")
        .field("name", &C::name, "of the contract")
        .field("seller", &C::seller, "who sells")
        .field("buyer", &C::buyer, "who buys")
        .field("start", &C::start, "first day, the first of a month")
        .field("months", &C::months, between(1, 600), "that it runs",
               defaults_to("choice: two years"))
        .field("product", &C::product, "a grade of cathode")
        .field("rejected", &C::rejected, "what the buyer may refuse, in words",
               defaults_to("choice: what does not meet the product"))
        .field("stream", &C::stream, "whose copper is claimed", defaults_to("choice: any"))
        .field("quantity", &C::quantity, above(0),
               "by contract year of twelve months; of a range the least, of production an estimate",
               unit("t"))
        .field("basis", &C::basis, "what the quantity is",
               defaults_to("choice: so much, whatever is made"))
        .field("most", &C::most, above(0), "by contract year, of a range", unit("t"))
        .field("range_option", &C::range_option, "who declares a year's quantity within a range",
               defaults_to("choice: the buyer"))
        .field("range_days", &C::range_days, between(0, 366),
               "before a contract year, by which it is declared; undeclared it is the least",
               defaults_to("choice: two months"))
        .field("share", &C::share, above_to(0, 1),
               "of the cathode of the stream (of all, without one), where production is the basis",
               defaults_to("choice: all of it"))
        .field("extension", &C::extension, "that can be declared once")
        .field("tolerance", &C::tolerance, between(0, 0.5), "of a month's quota",
               defaults_to("unverified: lots of 25 t are sold to 2 %"))
        .field("tolerance_option", &C::tolerance_option,
               "whose: what the seller may leave, or whatever is above the quota, can make up "
               "for earlier months",
               defaults_to("choice: of the seller"))
        .field("schedule", &C::schedule, "quotas by month",
               defaults_to("choice: even shares of the year"))
        .field("nomination_days", &C::nomination_days, between(0, 366),
               "before a month begins, by which it is nominated", defaults_to("choice: ten"))
        .field("incoterm", &C::incoterm, "by which it is delivered",
               defaults_to("choice: free carrier, as cathode leaves by truck"))
        .field("place", &C::place, "where it is delivered")
        .field("title", &C::title, "when title and risk pass", defaults_to("choice: with delivery"))
        .field("currency", &C::currency, "three capitals", defaults_to("choice: dollars"))
        .field("pounds_per_tonne", &C::pounds_per_tonne, between(2204.6, 2204.65),
               "by which prices by pound become prices by tonne",
               defaults_to("choice: as contracts write it, to five decimals"))
        .field("price", &C::price, "how a delivery is priced and paid")
        .field("weights", &C::weights, "whose weight counts")
        .field("shortfall", &C::shortfall, "where less is delivered than was sold")
        .field("take_or_pay", &C::take_or_pay, "what is paid for even where it is not taken")
        .field("force_majeure", &C::force_majeure, "what excuses the seller")
        .field("footprint", &C::footprint, "what the footprint of a delivery may be")
        .field("custody", &C::custody, "what must be claimed of a delivery")
        .field("delivered_to", &C::delivered_to,
               "to whom shipments of lots go that are deliveries under this contract",
               defaults_to("choice: none, deliveries are told on their own"))
        .field("deliveries", &C::deliveries, "CSV or XLSX, a row a lot")
        .field("notices", &C::notices, "CSV or XLSX, a row a nomination, declaration or promise")
        .check("product", check_product)
        .check("start", check_start)
        .check("most", check_basis)
        .check("schedule", check_production)
        .check("schedule", check_schedule)
        .check("currency", check_currency);
}

std::optional<int> month_number(std::string_view text) {
    if (text.size() != 7) return {};
    const auto day = days_of(std::string(text) + "-01");
    return day ? std::optional(month_of(*day)) : std::nullopt;
}

std::string month_name(int month) { return date_of(days_to_month(month)).substr(0, 7); }

int first_month(const ContractInput& contract) {
    const auto day = days_of(contract.start);
    expects(day.has_value(), "a contract that was checked begins on a date");
    return month_of(*day);
}

std::vector<WholeMass> quotas_of(const ContractInput& contract) {
    const int first = first_month(contract);
    const auto n_months = std::size_t(contract.months);
    std::vector<WholeMass> quotas(n_months);
    for (std::size_t begin = 0; begin < n_months; begin += 12) {
        const std::size_t end = std::min(begin + 12, n_months);
        std::vector<double> is_open(end - begin, 1.0);
        WholeMass left = whole_mass(Mass{contract.quantity.si * double(end - begin) / 12.0});
        for (const ScheduledMonth& each : contract.schedule) {
            const auto month = std::size_t(*month_number(each.month) - first);
            if (month < begin || month >= end) continue;
            quotas[month] = whole_mass(each.quota);
            is_open[month - begin] = 0.0;
            left -= quotas[month];
        }
        const bool has_open = std::find(is_open.begin(), is_open.end(), 1.0) != is_open.end();
        if (!has_open || left.grams <= 0) continue;
        const auto shares = apportioned(left, is_open);
        for (std::size_t month = begin; month < end; ++month) {
            if (is_open[month - begin] > 0.0) quotas[month] = shares[month - begin];
        }
    }
    return quotas;
}

}  // namespace gossan::supply
