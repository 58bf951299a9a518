// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::supply {

/// The mean of an index over some fixings, as far as they are known.
struct IndexMean {
    double sum = 0.0;  ///< of those known, cents by pound
    int n_known = 0;
    std::vector<std::string> missing = {};  ///< days or months that should be known by now
    std::vector<std::string> to_come = {};  ///< that lie ahead
    double last_day = 0.0;                  ///< of the period, since 1970

    [[nodiscard]] int n_wanted() const {
        return n_known + int(missing.size()) + int(to_come.size());
    }
    [[nodiscard]] bool is_whole() const { return n_known > 0 && n_known == n_wanted(); }
    /// Of what is known; must be some.
    [[nodiscard]] double mean() const { return sum / n_known; }
    /// Share of the fixings that are not known yet.
    [[nodiscard]] double open_share() const {
        return n_wanted() == 0 ? 1.0 : 1.0 - double(n_known) / n_wanted();
    }
};

/// What an exchange or a bank says that copper cost: by day, or means by month. Fixings are
/// expected on all weekdays but the holidays that the contract names.
class PriceIndex {
public:
    PriceIndex() = default;
    PriceIndex(double pounds_per_tonne, std::vector<std::string> holidays);

    /// Reads `period` (2026-01 or 2026-01-31) and `price [USD/t]`, `[USD/lb]` or `[cents/lb]`;
    /// every fault of the table goes to `diagnostics`. Prices by tonne become prices by pound by
    /// the pounds of the contract.
    void read(const std::filesystem::path& file, const std::string& currency,
              Diagnostics& diagnostics);
    void take(const tables::Table& table, const std::string& currency, Diagnostics& diagnostics);

    void set_day(double day, double cents_per_pound) { days_[day] = cents_per_pound; }
    void set_month(int month, double cents_per_pound) { months_[month] = cents_per_pound; }

    /// Of a month (counted from January 1970): the published mean, else that of its days. What lies
    /// behind `as_of` is to come.
    [[nodiscard]] IndexMean over_month(int month, double as_of) const;
    /// Of the next `n` fixing days after a day.
    [[nodiscard]] IndexMean after(double day, int n, double as_of) const;
    /// Of the last `n` fixings that are known and before a day; fewer where there are no more.
    [[nodiscard]] IndexMean before(double day, int n) const;

    /// Cents by pound of the newest day, or whole month, that is known at a day.
    [[nodiscard]] std::optional<double> newest(double as_of) const;
    /// Day after which nothing is known.
    [[nodiscard]] double last_day() const;
    [[nodiscard]] bool is_fixing_day(double day) const;
    /// The day some working days after another, by the same holidays.
    [[nodiscard]] double working_days_after(double day, int n) const;

private:
    double pounds_per_tonne_ = 2204.62262;
    std::set<double> holidays_ = {};
    std::map<double, double> days_ = {};
    std::map<int, double> months_ = {};
};

}  // namespace gossan::supply
