// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/records/measured.hpp"
#include "gossan/records/series.hpp"

namespace gossan::program {

/// One measured value, or the two ends of one printed range, beside what a run says of it.
struct ComparedValue {
    records::MeasuredMark mark;                  ///< of a range: the lower end, or the only one
    std::optional<records::MeasuredMark> upper;  ///< the upper end of a range
    /// The run at the value's day, or at its end for a value without a day; of a range none.
    std::optional<double> simulated = {};
    std::optional<double> difference = {};  ///< simulated less measured
    // Of a range: what the run goes through, and which part of its rows lies inside. A minimum is
    // never held against a minimum: the two need not be of the same day.
    double simulated_low = 0.0, simulated_high = 0.0, share_within = 0.0;
    int n_rivals = 0;  ///< other values that the source gives for the same quantity and day

    [[nodiscard]] bool is_range() const {
        return mark.kind != records::MarkKind::point && mark.kind != records::MarkKind::end_point;
    }
};

/// Root of the mean square of the differences of one column, over three points or more.
struct MisfitOfColumn {
    std::string column;
    std::string unit;
    double rmse = 0.0;
    std::size_t n = 0;
};

/// A run held against a table of measurements.
struct MeasuredComparison {
    std::vector<ComparedValue> values;  ///< by the columns of the run, then as the table gives them
    std::vector<MisfitOfColumn> misfits;
    std::vector<tables::LongRow> others;  ///< what the run has no column for

    [[nodiscard]] std::string text() const;
    [[nodiscard]] records::Document document() const;
};

[[nodiscard]] MeasuredComparison compare_with(records::Measured measured,
                                              const records::Series& series);

}  // namespace gossan::program
