// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/balance.hpp"

namespace gossan::ledger {

/// What a place holds of a substance in one form on each closing day, in the substance's unit.
struct Held {
    std::string place = {};
    std::string substance = {};
    std::string form = {};
    std::vector<double> amount = {};  ///< [n_days]
};

/// What went from one place to another by one cause: in entry 0 until the first closing day, in
/// entry k after closing day k − 1 until closing day k. Negative where it went the other way.
struct Moved {
    std::string from = {};
    std::string to = {};
    std::string substance = {};
    std::string cause = {};
    std::vector<double> amount = {};  ///< [n_days]
};

/// Stocks and flows by place, substance and closing day: a day on which stocks were taken and over
/// which no flow is booked in one sum. A flow of an instant belongs to what follows it, but at the
/// first closing day to what was before, as the cure of the first ore. Stocks are taken everywhere
/// at once: what has no row on a closing day is zero.
struct Book {
    std::vector<double> days = {};
    std::vector<Held> held = {};                    ///< in the order in which they first appear
    std::vector<Moved> moved = {};                  ///< likewise
    std::map<std::string, std::string> units = {};  ///< by substance
    std::set<std::string> stores =
        {};  ///< places of the books: they hold, or pass on, what goes to them
    std::map<std::string, std::string> pads =
        {};                   ///< by module, as the rows say of ore that is "stacked on PAD"
    std::size_t n_later = 0;  ///< flows after the last closing day, which are left out

    [[nodiscard]] std::size_t n_days() const { return days.size(); }
    /// All that a place holds of a substance, of any form, on a closing day.
    [[nodiscard]] double stock(const std::string& place, const std::string& substance,
                               std::size_t day) const;
};

/// Error(input) if the rows take no stock on any day.
[[nodiscard]] Book book_of(std::span<const records::BalanceRow> rows);

}  // namespace gossan::ledger
