// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gossan/records/balance.hpp"
#include "gossan/solution/component.hpp"

namespace gossan::simulation {

/// Collects rows of one kind over one period. Amounts count `scale` times: per m2 they become those
/// of the footprint.
class BalanceRows {
public:
    /// `begin` and `end` in s; `components` must outlive the rows.
    BalanceRows(const std::vector<solution::Component>& components, double scale, double begin,
                double end, records::BalanceKind kind);

    /// Nothing where the amount is zero.
    void add(const std::string& from, const std::string& to, const std::string& substance,
             const std::string& cause, double amount, const std::string& unit = "mol");

    /// Every component of a stream, mol.
    void add_components(const std::string& from, const std::string& to, const std::string& cause,
                        std::span<const double> amounts);

    /// Water (mol), heat (J) and every component (mol) of a stream.
    void add_stream(const std::string& from, const std::string& to, const std::string& cause,
                    double water, double heat, std::span<const double> components);

    [[nodiscard]] std::vector<records::BalanceRow> take() { return std::move(rows_); }

private:
    const std::vector<solution::Component>& components_;
    double scale_, begin_d_, end_d_;
    records::BalanceKind kind_;
    std::vector<records::BalanceRow> rows_;
};

}  // namespace gossan::simulation
