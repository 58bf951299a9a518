// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/ledger/book.hpp"

namespace gossan::ledger {

/// Copper of each module on its way through heap and plant, by mass balance of shares.
///
/// From one closing day to the next each place gives away what it held and received, mixed:
///
///     x_p = s_p + e_p + Σ_q f_qp x_q / T_q,   T_p = S_p + In_p                    (1)
///     s_p' = x_p (1 − Out_p / T_p)                                                (2)
///
/// with x_p, s_p, e_p the copper of one module that place p disposes of, held before and received
/// from outside, f_qp what went from q to p, T_p what it disposes of in all. The system is solved
/// at once, so that solution may go round within a period.
/// Source: choice: pro rata is what a mass balance of mixed solutions can tell.
///
/// A module's own are the copper that its ore holds before all flows and that is stacked on it,
/// with its moisture, and what it is fed from outside the books: that counts against its
/// recovery. All else (a plant's opening, copper bought) is of the origin "plant".
struct Attribution {
    std::vector<std::string> origins = {};  ///< modules by name, then "plant" if it has any
    std::vector<std::string> places = {};   ///< that ever hold anything and touch copper

    // [origin][day], summed from before the first flow until each closing day, in the book's unit.
    std::vector<std::vector<double>> placed = {};  ///< in ore
    std::vector<std::vector<double>> brought =
        {};  ///< dissolved: with stacked ore, in a plant at first
    std::vector<std::vector<double>> fed = {};        ///< to modules from outside the books
    std::vector<std::vector<double>> recovered = {};  ///< to where it counts as recovered
    std::vector<std::vector<double>> lost = {};       ///< to anywhere else outside

    std::vector<std::vector<std::vector<double>>> share = {};  ///< [origin][place][day], 0 to 1
};

[[nodiscard]] Attribution attribute_copper(const Book& book);

/// Solves a x = b for several right-hand sides by elimination without pivoting; `a` is [n][n] by
/// rows and diagonally dominant by columns, `b` is [n][n_sides] and becomes x. An empty row (a
/// place that disposes of nothing) gives zero.
void solve_shares(std::vector<std::vector<double>>& a, std::vector<std::vector<double>>& b);

}  // namespace gossan::ledger
