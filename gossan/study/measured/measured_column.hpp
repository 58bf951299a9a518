// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>

#include "gossan/study/measured/header_block.hpp"
#include "gossan/study/measured/sheet_words.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::study {

/// A column of a time table and what it was found to mean.
struct ColumnToRead {
    std::string header;  ///< as it stands
    std::string name;    ///< without its unit
    std::string unit;    ///< may end in the electrode of a potential
    SheetColumnMeaning meaning;
    std::size_t first_row = 0;
};

/// The values of a column in the unit of the run's column. Blanks are left out, bounds are kept; of
/// volumes given one by one, the sum so far. `times` (s) has none where the row has none.
/// A unit that is missing or wrong is told once, at the header, and the cells are checked all the
/// same.
[[nodiscard]] MeasuredSeries read_measured_column(const tables::Table& table,
                                                  const ColumnToRead& column,
                                                  std::span<const std::optional<double>> times,
                                                  const HeaderBlock& block,
                                                  Diagnostics& diagnostics);

}  // namespace gossan::study
