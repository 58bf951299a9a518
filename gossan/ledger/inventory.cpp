// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/inventory.hpp"

#include <algorithm>
#include <iterator>

#include "gossan/base/error.hpp"

namespace gossan::ledger {

Inventory take_inventory(std::span<const records::BalanceRow> rows) {
    Inventory inventory;
    inventory.book = book_of(rows);
    const std::vector<Closure> all = closures(inventory.book);
    inventory.worst = worst_by_substance(all);
    std::copy_if(all.begin(), all.end(), std::back_inserter(inventory.faults),
                 [](const Closure& closure) { return closure.relative > largest_closure; });
    std::stable_sort(inventory.faults.begin(), inventory.faults.end(),
                     [](const Closure& a, const Closure& b) { return a.relative > b.relative; });
    inventory.copper = copper_inventory(inventory.book);
    for (const ModuleCopper& module : inventory.copper) {
        inventory.copper_identity =
            std::max(inventory.copper_identity, identity_error(module.lines));
    }
    inventory.accounts = accounts(inventory.book);
    for (const Account& account : inventory.accounts) {
        inventory.account_identity = std::max(inventory.account_identity, account_error(account));
    }
    inventory.supplies = supply_accounts(inventory.book);
    inventory.untold = untold_electricity(inventory.book);
    for (Account& account : carbonate_accounts(inventory.book)) {
        inventory.accounts.push_back(std::move(account));
    }
    return inventory;
}

std::vector<records::BalanceRow> rows_of(std::vector<records::BalanceRow> rows,
                                         std::optional<records::RowOrigin> origin) {
    if (origin) {
        std::erase_if(rows, [&](const records::BalanceRow& row) { return row.origin != *origin; });
        return rows;
    }
    const auto is_measured = [](const records::BalanceRow& row) {
        return row.origin == records::RowOrigin::measured;
    };
    const auto n_measured = std::count_if(rows.begin(), rows.end(), is_measured);
    if (n_measured > 0 && n_measured < std::ptrdiff_t(rows.size())) {
        throw Error(ErrorCode::input,
                    "some rows are simulated and some measured: taken together they might count "
                    "the same twice",
                    {}, "choose with --origin simulated, measured or both");
    }
    return rows;
}

}  // namespace gossan::ledger
