// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/report/run_view.hpp"

namespace gossan::report {

/// Days of one month of a run: of a calendar for a dated one, else 30 d.
struct Month {
    std::string name = {};  ///< "2026-01" or "month 1", as in the summary
    double begin_d = 0.0, end_d = 0.0;
};

/// The months of a run, the first and the last cut to it.
[[nodiscard]] std::vector<Month> months_of(const std::string& start_date, double duration_d);

/// Mean rate of a column of the series times the days of each month; a row speaks for the time
/// since the row before. NaN where no row does.
[[nodiscard]] std::vector<double> by_month(const records::Series& series, std::string_view column,
                                           const std::vector<Month>& months);

/// What the scripts of the page draw of a site, as JSON; `null` for a column.
[[nodiscard]] std::string site_json(const RunView& run);

}  // namespace gossan::report
