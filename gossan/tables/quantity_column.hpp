// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/units.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::tables {

/// A column whose header names its unit: "rate (L/m2/h)".
struct QuantityColumn {
    std::string header;  ///< as it stands
    std::string name;
    std::string unit;  ///< blank where the header has none
};

[[nodiscard]] QuantityColumn split_header(const std::string& header);

/// SI value of a cell with its column's unit, held against `measures`. Nothing for a blank, a bound
/// such as "<5" and a wrong unit, which are faults at the cell; `path` is the input's key.
[[nodiscard]] std::optional<double> quantity_at(const Table& table, const QuantityColumn& column,
                                                std::size_t row, std::span<const Measure> measures,
                                                const std::string& path, Diagnostics& diagnostics);

}  // namespace gossan::tables
