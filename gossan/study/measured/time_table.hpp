// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "gossan/base/diagnostics.hpp"
#include "gossan/study/measured/header_block.hpp"
#include "gossan/study/measured/measured.hpp"
#include "gossan/tables/sheet.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::study {

/// The row of a sheet that heads its time table: it begins with a day, a time or a date and names
/// something that was measured.
[[nodiscard]] std::optional<std::size_t> time_row(const tables::Sheet& sheet,
                                                  const MeasuredOptions& options);

/// Adds to `test` every series of a time table. Its second row may hold the units.
void read_time_table(const tables::Table& table, const HeaderBlock& block,
                     const MeasuredOptions& options, MeasuredTest& test, Diagnostics& diagnostics);

/// The error of a column: by the options, else by the test's own header, else as usual.
[[nodiscard]] ErrorModel error_of(const std::string& column, const HeaderBlock& block,
                                  const MeasuredOptions& options);

}  // namespace gossan::study
