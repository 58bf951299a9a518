// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/append_file.hpp"

namespace gossan::records {

enum class BalanceKind { flow, stock };
enum class RowOrigin { simulated, measured };

/// One flow over a period, or one stock at an instant: all that the accounts ever need.
struct BalanceRow {
    double begin_d = 0.0;
    double end_d = 0.0;  ///< equals begin_d for a stock
    BalanceKind kind = BalanceKind::flow;
    std::string from = {};  ///< place that gives; for a stock, the place that holds it
    std::string to = {};    ///< place that takes; blank for a stock
    std::string substance = {};
    std::string cause = {};  ///< what moves it ("drainage") or the form it is in ("aqueous")
    double amount = 0.0;
    std::string unit = {};
    RowOrigin origin = RowOrigin::simulated;

    friend bool operator==(const BalanceRow&, const BalanceRow&) = default;
};

/// Writes balance.csv, one row a flow or stock.
class BalanceWriter {
public:
    [[nodiscard]] static BalanceWriter create(const std::filesystem::path& path);
    [[nodiscard]] static BalanceWriter cut_back(const std::filesystem::path& path,
                                                std::uint64_t length);

    /// The rows of one period, in one write.
    void append(std::span<const BalanceRow> rows);

    [[nodiscard]] AppendFile& file() { return file_; }

private:
    explicit BalanceWriter(AppendFile file);

    AppendFile file_;
};

/// Reads a balance.csv; a last line that a kill cut short is left out.
[[nodiscard]] std::vector<BalanceRow> read_balance(const std::filesystem::path& path);

}  // namespace gossan::records
