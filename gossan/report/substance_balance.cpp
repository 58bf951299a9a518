// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/substance_balance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace gossan::report {
namespace {

using records::BalanceKind;
using records::BalanceRow;

std::string label_of(const BalanceRow& row) {
    return row.cause.empty() ? row.from + " → " + row.to : row.cause;
}

void add(std::vector<BalancePart>& parts, const std::string& label, double amount) {
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&](const BalancePart& part) { return part.label == label; });
    if (found == parts.end())
        parts.push_back({.label = label, .amount = amount});
    else
        found->amount += amount;
}

void sort_by_size(std::vector<BalancePart>& parts) {
    std::stable_sort(parts.begin(), parts.end(), [](const BalancePart& a, const BalancePart& b) {
        return std::abs(a.amount) > std::abs(b.amount);
    });
    std::erase_if(parts, [](const BalancePart& part) { return part.amount == 0.0; });
}

/// The days of the first and the last stock-taking. A substance of which nothing is there may have
/// no row on either.
struct StockTaking {
    double first = std::numeric_limits<double>::infinity();
    double last = -std::numeric_limits<double>::infinity();
};

StockTaking stock_taking(std::span<const BalanceRow> rows) {
    StockTaking taking;
    for (const BalanceRow& row : rows) {
        if (row.kind != BalanceKind::stock) continue;
        taking.first = std::min(taking.first, row.begin_d);
        taking.last = std::max(taking.last, row.begin_d);
    }
    return taking;
}

/// Where a substance is ever held.
using Places = std::set<std::string>;

Places places_of(const std::string& substance, std::span<const BalanceRow> rows) {
    Places places;
    for (const BalanceRow& row : rows)
        if (row.substance == substance && row.kind == BalanceKind::stock) places.insert(row.from);
    return places;
}

void add_stock(const BalanceRow& row, const StockTaking& taking, SubstanceBalance& sum) {
    if (row.begin_d == taking.first) sum.begin += row.amount;
    if (row.begin_d != taking.last) return;
    sum.end += row.amount;
    add(sum.end_forms, row.cause.empty() ? row.from : row.cause, row.amount);
}

void add_flow(const BalanceRow& row, const StockTaking& taking, const Places& inside,
              SubstanceBalance& sum) {
    const bool from_inside = inside.contains(row.from);
    const bool to_inside = inside.contains(row.to);
    if (from_inside && to_inside) add(sum.transfers, label_of(row), row.amount);
    if (from_inside == to_inside) return;
    const double amount = to_inside ? row.amount : -row.amount;
    add(sum.boundary, label_of(row), amount);
    // What was over when the first stock was taken is in that stock: go back to before it.
    if (row.end_d <= taking.first) sum.begin -= amount;
}

SubstanceBalance balance_of(const std::string& substance, const StockTaking& taking,
                            std::span<const BalanceRow> rows) {
    const Places inside = places_of(substance, rows);
    SubstanceBalance sum{.substance = substance};
    for (const BalanceRow& row : rows) {
        if (row.substance != substance) continue;
        sum.unit = row.unit;
        if (row.kind == BalanceKind::stock)
            add_stock(row, taking, sum);
        else
            add_flow(row, taking, inside, sum);
    }
    // Where nothing was there before the first instant, only round-off of that subtraction is left.
    if (std::abs(sum.begin) < 1e-12 * std::max(sum.in(), sum.out())) sum.begin = 0.0;
    sort_by_size(sum.boundary);
    sort_by_size(sum.transfers);
    sort_by_size(sum.end_forms);
    return sum;
}

}  // namespace

double SubstanceBalance::in() const {
    double sum = 0.0;
    for (const BalancePart& part : boundary) sum += std::max(part.amount, 0.0);
    return sum;
}

double SubstanceBalance::out() const {
    double sum = 0.0;
    for (const BalancePart& part : boundary) sum += std::max(-part.amount, 0.0);
    return sum;
}

double SubstanceBalance::residual() const { return begin + in() - out() - end; }

double SubstanceBalance::closure() const {
    const double scale = std::max({std::abs(begin), std::abs(end), in(), out()});
    return scale > 0.0 ? residual() / scale : 0.0;
}

std::vector<SubstanceBalance> substance_balances(std::span<const BalanceRow> rows) {
    std::vector<std::string> substances;
    for (const BalanceRow& row : rows)
        if (std::find(substances.begin(), substances.end(), row.substance) == substances.end())
            substances.push_back(row.substance);
    const StockTaking taking = stock_taking(rows);
    std::vector<SubstanceBalance> balances;
    balances.reserve(substances.size());
    for (const std::string& substance : substances)
        balances.push_back(balance_of(substance, taking, rows));
    return balances;
}

}  // namespace gossan::report
