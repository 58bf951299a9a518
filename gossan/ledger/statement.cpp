// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/statement.hpp"

#include <algorithm>
#include <array>

#include "gossan/ledger/water_use.hpp"

namespace gossan::ledger {
namespace {

/// A line that says what a day's state is, by whichever flows it came about.
bool is_stock_line(const std::string& name) {
    static constexpr auto to_date = std::to_array<std::string_view>(
        {"placed", "extractable", "extracted", "recovered", "brought dissolved", "lost"});
    return std::find(to_date.begin(), to_date.end(), name) == to_date.end();
}

void add_copper(const Inventory& inventory, std::size_t index, const Period& period,
                std::vector<StatementRow>& rows) {
    for (const ModuleCopper& module : inventory.copper) {
        for (const auto& list : {seven_lines(), further_lines()}) {
            for (const NamedLine& line : list) {
                rows.push_back({.period = index,
                                .module = module.module,
                                .account = "copper",
                                .line = line.name,
                                .measure = is_stock_line(line.name) ? "stock" : "to date",
                                .amount = (module.lines.*line.values)[period.last],
                                .unit = "kg"});
            }
        }
    }
}

}  // namespace

const char* words_of(const AccountKind& kind, LineGroup group) {
    switch (group) {
        case LineGroup::made:
            return kind.is_of_ore ? "precipitated by " : "made by ";
        case LineGroup::used:
            return kind.is_of_ore ? "dissolved by " : "used by ";
        case LineGroup::in:
        case LineGroup::out:
        case LineGroup::aside:
            break;
    }
    return "";
}

namespace {

void add_account(const Account& account, std::size_t index, const Period& period,
                 std::vector<StatementRow>& rows) {
    const auto add = [&](const std::string& line, const char* measure, double amount) {
        rows.push_back({.period = index,
                        .module = account.module,
                        .account = account.kind->name,
                        .line = line,
                        .measure = measure,
                        .amount = amount,
                        .unit = account.kind->unit});
    };
    for (const AccountLine& line : account.lines) {
        add(words_of(*account.kind, line.group) + line.name, "flow",
            in_period(line.amount, period));
    }
    if (!account.stored.empty()) add("stored", "stock", account.stored[period.last]);
    for (const AccountLine& part : account.parts) {
        add("stored " + part.name, "stock", part.amount[period.last]);
    }
}

void add_water_use(const Inventory& inventory, std::size_t index, const Period& period,
                   std::vector<StatementRow>& rows) {
    for (const WaterUse& use : water_use(inventory, period)) {
        StatementRow row{.period = index,
                         .module = "all",
                         .account = "water use",
                         .line = use.name,
                         .measure = "flow",
                         .amount = use.volume,
                         .unit = "m3"};
        rows.push_back(row);
    }
}

}  // namespace

double in_period(const std::vector<double>& by_day, const Period& period) {
    double sum = period.first == 0 ? by_day.front() : 0.0;
    for (std::size_t k = period.first + 1; k <= period.last; ++k) sum += by_day[k];
    return sum;
}

bool is_of_whole(const Inventory& inventory, const Account& account) {
    return account.module == "all" ||
           std::none_of(inventory.accounts.begin(), inventory.accounts.end(),
                        [](const Account& each) { return each.module == "all"; });
}

std::vector<StatementRow> statement(const Inventory& inventory, std::span<const Period> periods,
                                    Detail detail) {
    std::vector<StatementRow> rows;
    for (std::size_t index = 0; index < periods.size(); ++index) {
        add_copper(inventory, index, periods[index], rows);
        for (const Account& account : inventory.accounts) {
            if (detail == Detail::brief && !is_of_whole(inventory, account)) continue;
            add_account(account, index, periods[index], rows);
        }
        add_water_use(inventory, index, periods[index], rows);
        for (const Account& account : inventory.supplies) {
            add_account(account, index, periods[index], rows);
        }
    }
    return rows;
}

}  // namespace gossan::ledger
