// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/base/diagnostics.hpp"
#include "gossan/study/measured/measured.hpp"
#include "gossan/tables/sheet.hpp"

namespace gossan::study {

/// Whether a sheet's first row is `series,time_d,quantity,value,unit,origin`, in any order.
[[nodiscard]] bool is_long_form(const tables::Sheet& sheet);

/// Adds what one series of a sheet in the long format measured. Claims, forecasts, ranges, values
/// without a day and quantities that no run has are left out, and counted in the notes.
void read_long_form(const tables::Sheet& sheet, const MeasuredOptions& options, MeasuredTest& test,
                    Diagnostics& diagnostics);

}  // namespace gossan::study
