// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/ledger/attribution.hpp"
#include "gossan/ledger/book.hpp"

namespace gossan::ledger {

/// The seven lines of leach accounting for the ore of one module on each closing day, kg of copper.
///
///     extractable = placed − locked                                               (1)
///     extracted = placed − remaining                                              (2)
///     remaining extractable = remaining − locked                                  (3)
///     recovered = handed over − fed                                               (4)
///     placed + brought = recovered + in solution + remaining + lost               (5)
///
/// Handed over is what went to PLS, in a run without a plant, or to cathode. Remaining counts
/// copper that precipitated. (5) is checked, see `identity_error`.
/// Source: choice: the names are the trade's, the definitions are those that close.
struct CopperLines {
    std::vector<double> placed = {};
    std::vector<double> extractable = {};
    std::vector<double> extracted = {};
    std::vector<double> recovered = {};
    std::vector<double> remaining_extractable = {};
    std::vector<double> remaining = {};
    std::vector<double> in_solution = {};

    std::vector<double> brought = {};  ///< dissolved: in stacked ore, first in a plant, bought
    std::vector<double> lost = {};     ///< with run-off, bleed, spills

    // In solution: where.
    std::vector<double> flowing = {};   ///< in flowing moisture of heaps
    std::vector<double> stagnant = {};  ///< in moisture that does not flow
    std::vector<double> ponded = {};    ///< on the surface of heaps
    std::vector<double> ponds = {};
    std::vector<double> sx = {};
    std::vector<double> ew = {};
};

/// The lines of a module by name; "plant" is copper that no module placed, "all" the sum of all.
struct ModuleCopper {
    std::string module = {};
    CopperLines lines = {};
};

/// One entry a module, then the plant's own, if it has any; then "all", if there are several.
[[nodiscard]] std::vector<ModuleCopper> copper_inventory(const Book& book);

/// Name and values of a line.
struct NamedLine {
    const char* name;
    std::vector<double> CopperLines::*values;
};

/// The seven, in the order of the trade.
[[nodiscard]] std::span<const NamedLine> seven_lines();
/// What else (5) and the places of what is in solution take.
[[nodiscard]] std::span<const NamedLine> further_lines();

/// Largest |left − right| of (5) over all closing days, relative to what was placed and brought.
[[nodiscard]] double identity_error(const CopperLines& lines);

}  // namespace gossan::ledger
