// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/book.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "gossan/base/error.hpp"
#include "gossan/ledger/place.hpp"

namespace gossan::ledger {
namespace {

using records::BalanceKind;
using records::BalanceRow;

/// Days of stock-taking within no flow.
std::vector<double> closing_days(std::span<const BalanceRow> rows) {
    std::vector<double> days;
    for (const BalanceRow& row : rows) {
        if (row.kind == BalanceKind::stock) days.push_back(row.begin_d);
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::set<std::pair<double, double>> spans;
    for (const BalanceRow& row : rows) {
        if (row.kind == BalanceKind::flow) spans.emplace(row.begin_d, row.end_d);
    }
    std::erase_if(days, [&](double day) {
        return std::any_of(spans.begin(), spans.end(), [day](const auto& span) {
            return span.first < day && day < span.second;
        });
    });
    return days;
}

/// The entry of `Moved::amount` that a flow belongs to; one past the last for what is later.
std::size_t entry_of(const BalanceRow& row, const std::vector<double>& days) {
    if (row.end_d <= days.front()) return 0;
    const bool is_instant = row.begin_d == row.end_d;
    const auto found = is_instant ? std::upper_bound(days.begin(), days.end(), row.end_d)
                                  : std::lower_bound(days.begin(), days.end(), row.end_d);
    const auto entry = std::size_t(found - days.begin());
    // Nothing follows the last day: its instants are part of what ends then.
    if (entry == days.size() && row.end_d == days.back()) return days.size() - 1;
    return entry;
}

/// Places that hold something, the parts of modules, and what copper passes through: a mixer
/// without contents is a place of the books too.
std::set<std::string> stores_of(std::span<const BalanceRow> rows) {
    std::set<std::string> stores, givers, takers;
    for (const BalanceRow& row : rows) {
        if (row.kind == BalanceKind::stock) {
            stores.insert(row.from);
            continue;
        }
        for (const std::string& place : {row.from, row.to}) {
            if (!place_of(place).module.empty()) stores.insert(place);
        }
        if (row.substance != "Cu") continue;
        givers.insert(row.from);
        takers.insert(row.to);
    }
    std::set_intersection(givers.begin(), givers.end(), takers.begin(), takers.end(),
                          std::inserter(stores, stores.end()));
    return stores;
}

/// Pads of the modules, by the rows of the ore stacked on them.
std::map<std::string, std::string> pads_of(std::span<const BalanceRow> rows) {
    constexpr std::string_view stacked_on = "stacked on ";
    std::map<std::string, std::string> pads;
    for (const BalanceRow& row : rows) {
        if (row.substance != "ore" || !row.cause.starts_with(stacked_on)) continue;
        pads[place_of(row.to).module] = row.cause.substr(stacked_on.size());
    }
    return pads;
}

/// Entries by names, made when they are first named.
template <class Entry, std::size_t n_names>
class Entries {
public:
    Entries(std::vector<Entry>& entries, std::size_t n_days) : entries_(entries), days_(n_days) {}

    std::vector<double>& at(const std::array<std::string, n_names>& names, Entry blank) {
        const auto [found, is_new] = index_.try_emplace(names, entries_.size());
        if (is_new) {
            blank.amount.assign(days_, 0.0);
            entries_.push_back(std::move(blank));
        }
        return entries_[found->second].amount;
    }

private:
    std::vector<Entry>& entries_;
    std::size_t days_;
    std::map<std::array<std::string, n_names>, std::size_t> index_;
};

}  // namespace

double Book::stock(const std::string& place, const std::string& substance, std::size_t day) const {
    double sum = 0.0;
    for (const Held& each : held) {
        if (each.place == place && each.substance == substance) sum += each.amount[day];
    }
    return sum;
}

Book book_of(std::span<const BalanceRow> rows) {
    Book book;
    book.days = closing_days(rows);
    if (book.days.empty()) {
        throw Error(ErrorCode::input,
                    "no stock is taken on any day, so there is nothing to account", {},
                    "rows of kind `stock` say what each place holds on a day");
    }
    book.stores = stores_of(rows);
    book.pads = pads_of(rows);
    Entries<Held, 3> held(book.held, book.n_days());
    Entries<Moved, 4> moved(book.moved, book.n_days());
    for (const BalanceRow& row : rows) {
        book.units.try_emplace(row.substance, row.unit);
        if (row.kind == BalanceKind::stock) {
            const auto day = std::lower_bound(book.days.begin(), book.days.end(), row.begin_d);
            if (day == book.days.end() || *day != row.begin_d) continue;  // no closing day
            held.at(
                {row.from, row.substance, row.cause},
                {row.from, row.substance, row.cause, {}})[std::size_t(day - book.days.begin())] +=
                row.amount;
            continue;
        }
        const std::size_t entry = entry_of(row, book.days);
        if (entry == book.n_days()) {
            ++book.n_later;
            continue;
        }
        moved.at({row.from, row.to, row.substance, row.cause},
                 {row.from, row.to, row.substance, row.cause, {}})[entry] += row.amount;
    }
    return book;
}

}  // namespace gossan::ledger
