// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/performance.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/calendar.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/contract/invoice.hpp"

namespace gossan::supply {
namespace {

WholeMass share_of(WholeMass mass, double share) { return whole_mass(Mass{mass.kg() * share}); }

WholeMass above(WholeMass mass, WholeMass limit) { return std::max(mass - limit, WholeMass{}); }

class Keeping {
public:
    Keeping(const ContractInput& contract, const PriceIndex& index, const ContractHistory& history,
            double as_of)
        : contract_(contract),
          index_(index),
          history_(history),
          as_of_(as_of),
          first_(first_month(contract)),
          premium_(cents_per_pound(contract.price.premium, contract.currency)) {}

    Performance keep() {
        open_months();
        enter_deliveries();
        make_up();
        settle_months();
        if (contract_.take_or_pay) keep_years(*contract_.take_or_pay);
        raise_flags();
        return std::move(made_);
    }

private:
    using Months = std::vector<MonthAccount>;

    [[nodiscard]] bool is_over(int month) const { return days_to_month(month + 1) - 1.0 <= as_of_; }

    void open_months() {
        int month = first_;
        for (const WholeMass quota : quotas_of(contract_)) {
            MonthAccount account{.month = month, .quota = quota};
            account.excused = excused_of(contract_, history_, month, quota);
            for (const NotTaken& each : history_.not_taken) {
                if (each.month == month) account.not_taken += each.mass;
            }
            account.least = above(share_of(quota - account.excused, 1.0 - contract_.tolerance),
                                  account.not_taken);  // (1)
            account.is_over = is_over(month);
            made_.months.push_back(account);
            ++month;
        }
        n_sold_ = made_.months.size();
        open_months_behind();
    }

    /// Months behind the last, in which what was short may still be made up; those with deliveries.
    void open_months_behind() {
        int last = first_ + contract_.months - 1;
        for (const Delivery& each : history_.deliveries) {
            const bool is_in_reach =
                each.month < first_ + contract_.months + contract_.shortfall.make_up_months;
            if (each.day <= as_of_ && is_in_reach) last = std::max(last, each.month);
        }
        for (int month = first_ + contract_.months; month <= last; ++month) {
            made_.months.push_back({.month = month, .is_over = is_over(month)});
        }
    }

    void enter_deliveries() {
        for (const Delivery& each : history_.deliveries) {
            if (each.day > as_of_) continue;
            if (each.month < first_ || each.month >= first_ + int(made_.months.size())) {
                made_.flags.push_back("shipment " + each.id + " is for " + month_name(each.month) +
                                      ", which is no month of the contract");
                continue;
            }
            made_.months[std::size_t(each.month - first_)].delivered += each.net();
            made_.delivered += each.net();
        }
        for (const MonthAccount& month : made_.months) {
            if (!month.is_over) continue;
            made_.scheduled += month.quota;
            made_.delivered_of_it += month.delivered;
        }
    }

    void make_up() {
        Months& months = made_.months;
        const auto reach = std::size_t(contract_.shortfall.make_up_months);
        for (std::size_t k = 0; k < months.size(); ++k) {
            MonthAccount& giver = months[k];
            const bool is_sellers = contract_.tolerance_option == ContractSide::seller;
            WholeMass spare =
                above(giver.delivered, is_sellers ? giver.least : giver.quota - giver.excused);
            for (std::size_t before = k > reach ? k - reach : 0; before < k; ++before) {
                const WholeMass part = std::min(spare, months[before].short_by);
                months[before].made_up += part;
                months[before].short_by -= part;
                giver.gave += part;
                spare -= part;
            }
            if (giver.is_over) giver.short_by = above(giver.least, giver.delivered);  // (2)
        }
    }

    /// Mean of the contract's index for a month and of its premium; none while fixings lack.
    [[nodiscard]] std::optional<double> price_of(int month) const {
        const auto period = contract_.price.period;
        const int shift = period == QuotationalPeriod::days_after
                              ? 0
                              : int(period) - int(QuotationalPeriod::month);
        const IndexMean mean = index_.over_month(month + shift, as_of_);
        return mean.is_whole() ? std::optional(rounded_index(contract_, mean.mean()) + premium_)
                               : std::nullopt;
    }

    void settle_months() {
        const int reach = contract_.shortfall.make_up_months;
        for (MonthAccount& month : made_.months) {
            month.is_settled =
                month.is_over && (month.short_by.grams == 0 || is_over(month.month + reach));
            month.price = price_of(month.month);
            if (!month.is_settled) continue;
            if (month.short_by.grams == 0) {
                month.damages = Money{};
                continue;
            }
            const IndexMean mean = index_.over_month(month.month + reach, as_of_);
            if (!mean.is_whole() || !month.price) continue;
            month.cover = rounded_index(contract_, mean.mean()) +
                          cents_per_pound(contract_.shortfall.replacement, contract_.currency);
            month.damages =
                value_at(contract_, month.short_by, std::max(0.0, *month.cover - *month.price));
        }  // (3)
    }

    void keep_years(const TakeOrPayTerms& terms) {
        WholeMass carried;
        for (std::size_t begin = 0; begin < n_sold_; begin += 12) {
            const std::size_t end = std::min(begin + 12, n_sold_);
            YearAccount year{.first = made_.months[begin].month, .carried = carried};
            year.is_over = made_.months[end - 1].is_over;
            for (std::size_t k = begin; k < end; ++k) year.quantity += made_.months[k].quota;
            year.minimum = above(share_of(year.quantity, terms.share), carried);  // (4)
            WholeMass used;
            for (std::size_t k = begin; k < end; ++k) {
                const MonthAccount& month = made_.months[k];
                const WholeMass before = above(year.taken, year.minimum);
                const WholeMass own = month.delivered - month.gave + month.made_up;
                year.taken += own;
                year.excused += month.excused + lacking(month, own);
                used += use_up(month.month, above(year.taken, year.minimum) - before);
            }
            if (year.is_over) close(year, begin, end);
            carried = terms.carry_forward && year.is_over
                          ? above(above(year.taken, year.quantity), used)
                          : WholeMass{};
            made_.years.push_back(year);
        }
        for (YearAccount& year : made_.years) {
            const int last = year.first + 11 + terms.make_up_months;
            if (is_over(last)) year.lapsed = year.deficiency - year.made_up;
        }
    }

    /// What the buyer could not take: what the seller did not offer, of which the tolerance is the
    /// seller's where the option is.
    [[nodiscard]] WholeMass lacking(const MonthAccount& month, WholeMass taken) const {
        if (!month.is_over) return {};
        if (contract_.tolerance_option == ContractSide::buyer) return month.short_by;
        return above(month.quota - month.excused - month.not_taken, taken);
    }

    /// Takes what was paid for in earlier years and has not lapsed; gives how much it was.
    WholeMass use_up(int month, WholeMass mass) {
        WholeMass used;
        for (YearAccount& earlier : made_.years) {
            if (month > earlier.first + 11 + contract_.take_or_pay->make_up_months) continue;
            const WholeMass part = std::min(mass, earlier.deficiency - earlier.made_up);
            earlier.made_up += part;
            mass -= part;
            used += part;
        }
        return used;
    }

    void close(YearAccount& year, std::size_t begin, std::size_t end) {
        year.deficiency = above(above(year.minimum, year.taken), year.excused);  // (5)
        double sum = 0.0;
        for (std::size_t k = begin; k < end; ++k) {
            if (!made_.months[k].price) return;
            sum += *made_.months[k].price;
        }
        year.price = sum / double(end - begin);
        year.due = value_at(contract_, year.deficiency, *year.price);
    }

    void raise_flags() {
        int in_a_row = 0;
        for (const MonthAccount& month : made_.months) {
            const bool is_short = month.is_over && month.least > month.delivered;
            in_a_row = is_short ? in_a_row + 1 : 0;
            if (contract_.shortfall.months_to_terminate > 0 &&
                in_a_row == contract_.shortfall.months_to_terminate) {
                made_.flags.push_back("short for " + std::to_string(in_a_row) +
                                      " months in a row up to " + month_name(month.month) +
                                      ": the buyer may end the contract");
            }
        }
        for (const ForceMajeure& each : history_.force_majeure) {
            if (each.notice > each.begin + contract_.force_majeure.notice_days) {
                made_.flags.push_back("notice of force majeure " + each.id +
                                      " came late: it excuses from " + date_of(each.notice) +
                                      " on");
            }
            const double lasted = std::min(each.end, std::floor(as_of_)) - each.begin + 1.0;
            if (lasted > contract_.force_majeure.long_stop_days) {
                made_.flags.push_back("force majeure " + each.id + " lasts beyond " +
                                      std::to_string(contract_.force_majeure.long_stop_days) +
                                      " days: either side may end the contract");
            }
        }
        for (const Nomination& each : history_.nominations) {
            const double told = each.calls.front().told;
            if (told <= days_to_month(each.month) - contract_.nomination_days) continue;
            made_.flags.push_back("line " + each.line + " was nominated late, on " + date_of(told));
        }
    }

    const ContractInput& contract_;
    const PriceIndex& index_;
    const ContractHistory& history_;
    double as_of_;
    int first_;
    double premium_;
    std::size_t n_sold_ = 0;  ///< months of the contract itself
    Performance made_;
};

}  // namespace

Performance performance_of(const ContractInput& contract, const PriceIndex& index,
                           const ContractHistory& history, double as_of) {
    return Keeping(contract, index, history, as_of).keep();
}

}  // namespace gossan::supply
