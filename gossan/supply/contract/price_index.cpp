// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/price_index.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/contract/contract_input.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::supply {
namespace {

/// Monday is 0; 1 January 1970 was a Thursday.
int weekday(double day) { return int(std::fmod(std::fmod(std::floor(day) + 3.0, 7.0) + 7.0, 7.0)); }

/// By what a price in the unit of a header becomes cents by pound; 0 for no such unit.
double cents_factor(const std::string& unit, const std::string& currency, double pounds_per_tonne) {
    if (unit == currency + "/t") return 100.0 / pounds_per_tonne;
    if (unit == currency + "/lb") return 100.0;
    if (unit == "cents/lb" && currency == "USD") return 1.0;
    return 0.0;
}

}  // namespace

PriceIndex::PriceIndex(double pounds_per_tonne, std::vector<std::string> holidays)
    : pounds_per_tonne_(pounds_per_tonne) {
    for (const std::string& day : holidays) {
        const auto number = days_of(day);
        expects(number.has_value(), "holidays that were checked are dates");
        holidays_.insert(std::floor(*number));
    }
}

void PriceIndex::read(const std::filesystem::path& file, const std::string& currency,
                      Diagnostics& diagnostics) {
    const auto table = read_supply_table(file, diagnostics);
    if (table) take(*table, currency, diagnostics);
}

void PriceIndex::take(const tables::Table& table, const std::string& currency,
                      Diagnostics& diagnostics) {
    const std::vector<std::string> wanted{"period", "price"};
    if (!require(table, wanted, diagnostics)) return;
    const TableColumn period = *find_column(table, "period"), price = *find_column(table, "price");
    const double factor = cents_factor(price.unit, currency, pounds_per_tonne_);
    if (factor == 0.0) {
        diagnostics.add({.location = table.header_location(price.header),
                         .code = "contract.price_unit",
                         .found = in_quotes(price.header),
                         .allowed = "a price in the currency of the contract by mass",
                         .write = "price [" + currency + "/t]"});
        return;
    }
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        const auto value = table.required_number(price.header, row, diagnostics);
        const std::string_view text = trimmed(table.text(period.header, row));
        const auto month = month_number(text);
        const auto day = days_of(text);
        const bool is_new = month ? !months_.contains(*month) : !day || !days_.contains(*day);
        if ((!month && !day) || !is_new || (value && !(*value > 0.0))) {
            const bool is_price = (month || day) && is_new;
            table.add_fault(
                is_price ? price.header : period.header, row,
                {.code = "contract.fixing",
                 .allowed = is_price ? "a price above zero"
                                     : "a month 2026-01 or a day 2026-01-31, each once"},
                diagnostics);
            continue;
        }
        if (!value) continue;
        if (month) {
            months_[*month] = *value * factor;
        } else {
            days_[*day] = *value * factor;
        }
    }
}

bool PriceIndex::is_fixing_day(double day) const {
    return weekday(day) < 5 && !holidays_.contains(std::floor(day));
}

IndexMean PriceIndex::over_month(int month, double as_of) const {
    const double begin = days_to_month(month), end = days_to_month(month + 1);
    IndexMean mean{.last_day = end - 1.0};
    const auto published = months_.find(month);
    if (published != months_.end() && mean.last_day <= as_of) {
        mean.sum = published->second;
        mean.n_known = 1;
        return mean;
    }
    if (days_.empty() || published != months_.end()) {
        (mean.last_day <= as_of ? mean.missing : mean.to_come).push_back(month_name(month));
        return mean;
    }
    for (double day = begin; day < end; ++day) {
        if (!is_fixing_day(day)) continue;
        const auto fixed = days_.find(day);
        if (fixed != days_.end() && day <= as_of) {
            mean.sum += fixed->second;
            ++mean.n_known;
        } else {
            (day <= as_of ? mean.missing : mean.to_come).push_back(date_of(day));
        }
    }
    return mean;
}

IndexMean PriceIndex::after(double day, int n, double as_of) const {
    IndexMean mean;
    double at = std::floor(day);
    for (int count = 0; count < n;) {
        if (!is_fixing_day(++at)) continue;
        ++count;
        const auto fixed = days_.find(at);
        if (fixed != days_.end() && at <= as_of) {
            mean.sum += fixed->second;
            ++mean.n_known;
        } else {
            (at <= as_of ? mean.missing : mean.to_come).push_back(date_of(at));
        }
    }
    mean.last_day = at;
    return mean;
}

IndexMean PriceIndex::before(double day, int n) const {
    IndexMean mean;
    auto at = days_.lower_bound(std::floor(day));
    while (at != days_.begin() && mean.n_known < n) {
        --at;
        if (mean.n_known == 0) mean.last_day = at->first;
        mean.sum += at->second;
        ++mean.n_known;
    }
    if (mean.n_known == 0) {
        mean.missing.push_back("fixings by day before " + date_of(std::floor(day)));
    }
    return mean;
}

double PriceIndex::last_day() const {
    double last = days_.empty() ? 0.0 : days_.rbegin()->first;
    if (!months_.empty()) last = std::max(last, days_to_month(months_.rbegin()->first + 1) - 1.0);
    return last;
}

std::optional<double> PriceIndex::newest(double as_of) const {
    std::optional<double> found;
    double when = 0.0;
    if (const auto day = days_.upper_bound(as_of); day != days_.begin()) {
        when = std::prev(day)->first;
        found = std::prev(day)->second;
    }
    for (const auto& [month, mean] : months_) {
        const double last = days_to_month(month + 1) - 1.0;
        if (last > as_of || (found && last < when)) continue;
        when = last;
        found = mean;
    }
    return found;
}

double PriceIndex::working_days_after(double day, int n) const {
    double at = std::floor(day);
    for (int count = 0; count < n;) {
        if (is_fixing_day(++at)) ++count;
    }
    return at;
}

}  // namespace gossan::supply
