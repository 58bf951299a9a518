// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/ledger/book.hpp"

namespace gossan::ledger {

/// Largest relative error at which a place and substance still counts as closed.
inline constexpr double largest_closure = 1e-6;

/// How well the stocks and flows of one place and substance agree from one closing day to the next.
///
///     residual = end − begin − in + out                                          (1)
///     relative = |residual| / max(|begin|, |end|, in, out, 1e-6 of the book's largest)   (2)
///
/// The last of (2) keeps the rounding of traces from counting as a fault.
/// Source: choice: what does not add up must show, 1e-16 of what is there must not.
struct Closure {
    std::string place = {};
    std::string substance = {};
    double begin_d = 0.0;
    double end_d = 0.0;
    double residual = 0.0;  ///< in the unit of the substance
    double relative = 0.0;
};

/// Every place that ever holds anything, with every substance that it holds or that moves through
/// it, in order of place, substance and day. Ore is held to what it holds alone: what it gives to
/// a solution is made of its minerals. Before the first closing day, more may not have come than is
/// there.
[[nodiscard]] std::vector<Closure> closures(const Book& book);

/// The worst of each substance, in the order of their names.
[[nodiscard]] std::vector<Closure> worst_by_substance(std::span<const Closure> closures);

/// One sentence: which place, substance and period, and by how much. For `unit` of the substance.
[[nodiscard]] std::string in_words(const Closure& closure, const std::string& unit);

}  // namespace gossan::ledger
