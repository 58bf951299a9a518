// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/inventory_tables.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/base/text.hpp"
#include "gossan/ledger/statement.hpp"
#include "gossan/ledger/water_use.hpp"

namespace gossan::program {
namespace {

using ledger::Account;
using ledger::AccountLine;
using ledger::CopperLines;
using ledger::Inventory;
using ledger::LineGroup;
using ledger::ModuleCopper;
using ledger::Period;

/// A column of figures under its header.
struct Figures {
    std::string header = {};
    std::vector<double> values = {};
};

/// kg of small books, t of large ones; m3 stays.
struct Unit {
    std::string name = {};
    double scale = 1.0;
};

double largest(std::span<const Figures> columns) {
    double most = 0.0;
    for (const Figures& column : columns) {
        for (const double value : column.values) most = std::max(most, std::abs(value));
    }
    return most;
}

Unit unit_for(const std::string& unit, std::span<const Figures> columns) {
    constexpr double a_few_tonnes = 1e4;  // kg
    if (unit == "kg" && largest(columns) >= a_few_tonnes) return {"t", 1e-3};
    return {unit, 1.0};
}

std::string fixed(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    const bool is_zero = std::none_of(text, text + std::string_view(text).size(),
                                      [](char c) { return c >= '1' && c <= '9'; });
    return is_zero ? "-" : text;
}

/// Figures of one unit, all with the same decimals: four digits of the largest.
std::string figures_table(const std::string& title, const std::string& stub_header,
                          const std::vector<std::string>& stubs, std::vector<Figures> columns,
                          const std::string& base_unit) {
    std::erase_if(columns, [](const Figures& column) {
        return std::all_of(column.values.begin(), column.values.end(),
                           [](double value) { return value == 0.0; });
    });
    if (columns.empty()) return {};
    const Unit unit = unit_for(base_unit, columns);
    const double most = unit.scale * largest(columns);
    const int digits = most > 0.0 ? int(std::floor(std::log10(most))) + 1 : 1;
    const int decimals = std::clamp(5 - digits, 0, 6);
    TextTable table{.columns = {{stub_header}}, .rows = {}};
    for (const Figures& column : columns) {
        table.columns.push_back({.header = column.header, .is_number = true});
    }
    for (std::size_t row = 0; row < stubs.size(); ++row) {
        table.rows.push_back({stubs[row]});
        for (const Figures& column : columns) {
            table.rows.back().push_back(fixed(unit.scale * column.values[row], decimals));
        }
    }
    return title + ", " + unit.name + "\n" + table.text() + "\n";
}

std::vector<std::string> names_of(std::span<const Period> periods) {
    std::vector<std::string> names;
    for (const Period& period : periods) names.push_back(period.name);
    return names;
}

std::vector<double> at_ends(const std::vector<double>& by_day, std::span<const Period> periods) {
    std::vector<double> values;
    for (const Period& period : periods) values.push_back(by_day[period.last]);
    return values;
}

/// What a sum to date grew by; the first period counts from nothing.
std::vector<double> growth(const std::vector<double>& by_day, std::span<const Period> periods) {
    std::vector<double> values;
    for (const Period& period : periods) {
        values.push_back(by_day[period.last] - (period.first > 0 ? by_day[period.first] : 0.0));
    }
    return values;
}

std::vector<double> flows(const std::vector<double>& by_day, std::span<const Period> periods) {
    std::vector<double> values;
    for (const Period& period : periods) values.push_back(ledger::in_period(by_day, period));
    return values;
}

std::string copper_by_period(const ModuleCopper& module, std::span<const Period> periods) {
    std::vector<Figures> columns;
    for (const ledger::NamedLine& line : ledger::seven_lines()) {
        columns.push_back({line.name, at_ends(module.lines.*line.values, periods)});
    }
    std::vector<Figures> moved = {{"extracted in it", growth(module.lines.extracted, periods)},
                                  {"recovered in it", growth(module.lines.recovered, periods)},
                                  {"lost in it", growth(module.lines.lost, periods)}};
    for (const ledger::NamedLine& line : ledger::further_lines()) {
        const bool is_sum =
            line.values == &CopperLines::brought || line.values == &CopperLines::lost;
        if (!is_sum) moved.push_back({line.name, at_ends(module.lines.*line.values, periods)});
    }
    const std::string of = module.module == "all" ? " of all modules" : " of " + module.module;
    return figures_table("Copper" + of + " to the end of each period", "period", names_of(periods),
                         columns, "kg") +
           figures_table("Copper" + of + " in each period, and in solution at its end", "period",
                         names_of(periods), moved, "kg");
}

std::string copper_by_module(const Inventory& inventory, const Period& last) {
    std::vector<std::string> stubs;
    std::vector<Figures> columns;
    for (const auto& list : {ledger::seven_lines(), ledger::further_lines()}) {
        for (const ledger::NamedLine& line : list) columns.push_back({line.name, {}});
        if (columns.size() == ledger::seven_lines().size()) continue;
    }
    for (const ModuleCopper& module : inventory.copper) {
        stubs.push_back(module.module);
        std::size_t column = 0;
        for (const auto& list : {ledger::seven_lines(), ledger::further_lines()}) {
            for (const ledger::NamedLine& line : list) {
                columns[column++].values.push_back((module.lines.*line.values)[last.last]);
            }
        }
    }
    const auto split = columns.begin() + std::ptrdiff_t(ledger::seven_lines().size());
    return figures_table("Copper by module at the end of " + last.name, "module", stubs,
                         {columns.begin(), split}, "kg") +
           figures_table("Of it, and besides", "module", stubs, {split, columns.end()}, "kg");
}

/// Ways in and out as columns, reactions summed to two.
std::string account_by_period(const Account& account, std::span<const Period> periods) {
    std::vector<Figures> columns;
    const auto add = [&](LineGroup group) {
        for (const AccountLine& line : account.lines) {
            if (line.group == group) columns.push_back({line.name, flows(line.amount, periods)});
        }
    };
    const auto add_sum = [&](LineGroup group, const char* header) {
        Figures sum{header, std::vector<double>(periods.size(), 0.0)};
        for (const AccountLine& line : account.lines) {
            if (line.group != group) continue;
            const auto values = flows(line.amount, periods);
            for (std::size_t n = 0; n < values.size(); ++n) sum.values[n] += values[n];
        }
        columns.push_back(std::move(sum));
    };
    const bool is_ore = account.kind->is_of_ore;
    add(LineGroup::in);
    add_sum(LineGroup::made, is_ore ? "precipitated" : "made");
    add_sum(LineGroup::used, is_ore ? "dissolved" : "used");
    add(LineGroup::out);
    if (!account.stored.empty()) columns.push_back({"stored", at_ends(account.stored, periods)});
    for (const AccountLine& part : account.parts) {
        columns.push_back({"of it " + part.name, at_ends(part.amount, periods)});
    }
    add(LineGroup::aside);
    return figures_table(account.kind->title + ", in each period", "period", names_of(periods),
                         columns, account.kind->unit);
}

std::string account_by_cause(const Account& account, std::span<const Period> periods) {
    const Period all{.name = {}, .first = 0, .last = periods.back().last};
    std::vector<std::string> stubs;
    std::vector<Figures> column = {{"over all", {}}};
    for (const AccountLine& line : account.lines) {
        if (line.group != LineGroup::made && line.group != LineGroup::used) continue;
        stubs.push_back(ledger::words_of(*account.kind, line.group) + line.name);
        column.front().values.push_back(ledger::in_period(line.amount, all));
    }
    return figures_table(account.kind->title + ", by cause", "cause", stubs, column,
                         account.kind->unit);
}

std::string water_by_use(const Inventory& inventory, std::span<const Period> periods) {
    const Period all{.name = {}, .first = 0, .last = periods.back().last};
    std::vector<std::string> stubs;
    Figures volume{"over all", {}}, per_copper{"over all", {}};
    for (const ledger::WaterUse& use : ledger::water_use(inventory, all)) {
        stubs.push_back(use.name);
        volume.values.push_back(use.volume);
        per_copper.values.push_back(use.per_copper);
    }
    return figures_table("Water by use", "use", stubs, {volume}, "m3") +
           figures_table("Water by use and kilogram of copper recovered", "use", stubs,
                         {per_copper}, "L/kg");
}

std::string supplies_text(const Inventory& inventory, std::span<const Period> periods) {
    std::string text;
    for (const Account& account : inventory.supplies) {
        if (account.module != "all") continue;
        std::vector<Figures> columns;
        for (const AccountLine& line : account.lines) {
            columns.push_back({line.name, flows(line.amount, periods)});
        }
        text += figures_table(account.kind->title + ", in each period", "period", names_of(periods),
                              columns, account.kind->unit);
    }
    if (inventory.untold.empty()) return text;
    return text +
           "Electricity not counted, as no row tells it: " + enumerate(inventory.untold, "and") +
           ".\n\n";
}

}  // namespace

std::string inventory_text(const Inventory& inventory, std::span<const Period> periods) {
    std::string text;
    if (!inventory.copper.empty()) {
        if (inventory.copper.size() > 1) text += copper_by_module(inventory, periods.back());
        text += copper_by_period(inventory.copper.back(), periods);
    }
    for (const Account& account : inventory.accounts) {
        if (!ledger::is_of_whole(inventory, account)) continue;
        text += account_by_period(account, periods);
        if (account.kind->name == "water") {
            text += water_by_use(inventory, periods);
        } else {
            text += account_by_cause(account, periods);
        }
    }
    text += supplies_text(inventory, periods);
    return text;
}

std::string closing_text(const Inventory& inventory) {
    const auto worst =
        std::max_element(inventory.worst.begin(), inventory.worst.end(),
                         [](const auto& a, const auto& b) { return a.relative < b.relative; });
    std::string text = "Stocks and flows of every place and substance agree to " +
                       readable(worst == inventory.worst.end() ? 0.0 : worst->relative, 2);
    if (worst != inventory.worst.end()) {
        text += " (" + worst->substance + " of " + worst->place + ")";
    }
    return text + ";\nplaced = recovered + in solution + remaining + lost − brought to " +
           readable(inventory.copper_identity, 2) + ";\nevery other account adds up to " +
           readable(inventory.account_identity, 2) + ".\n";
}

}  // namespace gossan::program
