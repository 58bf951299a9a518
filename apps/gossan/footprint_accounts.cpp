// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/footprint_accounts.hpp"

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/records/run_folder.hpp"

namespace gossan::program {

std::optional<footprint::SiteFootprint> FootprintAccounts::footprint(
    const footprint::FootprintInput& input, Diagnostics& diagnostics) const {
    std::optional<footprint::AccountsSource> source;
    if (inventory) source.emplace(footprint::AccountsSource{*inventory, day_zero, basis});
    return footprint::site_footprint(source, input, diagnostics);
}

FootprintAccounts accounts_of_run(const std::string& folder) {
    const auto run = records::RunFolder::open(folder);
    return accounts_of_rows(run.balance().string(), records::read_manifest(run).start_date);
}

FootprintAccounts accounts_of_rows(const std::string& file, const std::string& date) {
    FootprintAccounts accounts;
    if (!date.empty()) {
        accounts.day_zero = days_of(date);
        if (!accounts.day_zero) {
            throw Error(ErrorCode::input, "no such date: " + date, {},
                        "write a date as 2026-01-31");
        }
    }
    const auto rows = ledger::rows_of(records::read_balance(file), {});
    const bool is_measured = !rows.empty() && rows.front().origin == records::RowOrigin::measured;
    if (is_measured) accounts.basis = footprint::Basis::measured;
    accounts.inventory = ledger::take_inventory(rows);
    return accounts;
}

FootprintAccounts accounts_of(const supply::SourceInput& source) {
    if (!source.run.empty()) return accounts_of_run(supply::run_of(source));
    if (source.balance) return accounts_of_rows(source.balance->path, source.start_date);
    return {};
}

}  // namespace gossan::program
