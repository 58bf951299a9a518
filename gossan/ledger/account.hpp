// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/ledger/book.hpp"

namespace gossan::ledger {

/// A substance, or several that are one to an accountant, in the unit of the account's tables.
struct AccountKind {
    std::string name = {};   ///< "acid", for keys
    std::string title = {};  ///< "Acid, as H2SO4"
    std::string unit = {};   ///< of the account: "kg", "m3"
    double per_kg = 1.0;     ///< units of the account in a kg
    std::vector<std::string> substances = {};
    bool is_of_ore = false;  ///< of what is in the ore; else in solution and its air
};

/// Acid, iron, sulphate, water, oxygen; copper, iron and sulphur in the ore, and the ore.
[[nodiscard]] std::span<const AccountKind> account_kinds();

/// Where a line of an account stands: what comes in, what reactions make and use, what goes out,
/// and what is said besides and does not enter the sum.
enum class LineGroup { in, made, used, out, aside };

/// One way into an account or out of it.
struct AccountLine {
    LineGroup group = LineGroup::in;
    std::string name = {};            ///< in the trade's words, or the reaction
    std::vector<double> amount = {};  ///< [n_days] as of `Moved`; into the account positive
};

/// What became of a substance in the solution (and the air) of a module, or of the whole.
///
///     stored at the end = stored at the beginning + in + made − used − out        (1)
///
/// In the ore, made is what precipitates and used what dissolves. (1) is checked, see
/// `account_error`.
struct Account {
    const AccountKind* kind = nullptr;
    std::string module = {};              ///< or "pad NAME", or "all": heaps and plant as one
    std::vector<double> stored = {};      ///< [n_days]; empty for one that is stored nowhere
    std::vector<AccountLine> lines = {};  ///< by group, largest first
    std::vector<AccountLine> parts = {};  ///< of what "all" stores: in heaps, ponds, SX and EW
};

/// Accounts of every module for every kind; then of every pad, if the rows name any, and of "all",
/// if there is more than one module or a plant. Kinds that have no rows are left out.
[[nodiscard]] std::vector<Account> accounts(const Book& book);

/// Carbon dioxide that carbonates gave off, by cause: what reactions give that take no oxygen,
/// which tells them from microbes. Into solution, its air or the open air alike.
[[nodiscard]] std::vector<Account> carbonate_accounts(const Book& book);

/// Largest error of (1) from one closing day to the next, relative to what is stored and moved;
/// what is below 1e-6 of the account's largest counts by that.
[[nodiscard]] double account_error(const Account& account);

/// What a cause is called: "cured" for "cure", "malachite_acid" for "cure: malachite_acid" and
/// "M1_decay" for "M1_decay_attached".
[[nodiscard]] std::string name_of_cause(const std::string& cause, const std::string& account);

/// Modules of the places that hold anything, in order.
[[nodiscard]] std::vector<std::string> modules_of(const Book& book);

}  // namespace gossan::ledger
