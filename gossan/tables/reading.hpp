// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "gossan/base/diagnostics.hpp"

namespace gossan::tables {

/// Whether a laboratory gave the value itself or only that it lies below or above.
enum class Bound { exact, below, above };

/// A measured number as it was given; `<0.01` stays "below 0.01" and never becomes a number by
/// itself.
struct Reading {
    double value = 0.0;
    Bound bound = Bound::exact;

    friend bool operator==(const Reading&, const Reading&) = default;
};

/// Reads "12.5", "1.2e-3", "<0.01" or ">100"; nothing else. The fault (without its place) is filled
/// when the text is no number: decimal comma, spreadsheet error, unit in the cell, words for blank.
[[nodiscard]] std::optional<Reading> parse_reading(std::string_view text, Fault& fault);

}  // namespace gossan::tables
