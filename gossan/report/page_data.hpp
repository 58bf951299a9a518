// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "gossan/records/measured.hpp"
#include "gossan/report/run_view.hpp"

namespace gossan::report {

using records::MarkKind;
using records::MarkStanding;
using records::Measured;
using records::MeasuredMark;

/// Most rows of a series and cells of a map that a page carries, so that it stays small; what is
/// left out is said on the page and stays in the run folder.
struct PageLimits {
    std::size_t series_rows = 1500;
    std::size_t map_cells = 24000;
};

/// What the scripts of the page draw from, as JSON in which no `<` occurs.
[[nodiscard]] std::string page_data(std::span<const RunView> runs, const Measured& measured,
                                    const PageLimits& limits = {});

/// Evenly spread indices below `n`, at most `most` of them, with the first and the last.
[[nodiscard]] std::vector<std::size_t> thinned(std::size_t n, std::size_t most);

/// Text as JSON.
[[nodiscard]] std::string json_text(const std::string& value);

/// `"name":…,"unit":…,"meaning":…` of a column or a field, the unit as one writes it by hand.
[[nodiscard]] std::string json_names(const std::string& name, const std::string& unit,
                                     const std::string& meaning);

/// A number to some significant digits; null for NaN.
[[nodiscard]] std::string json_number(double value, int digits);

/// Numbers as a JSON array, to some significant digits; null for NaN.
[[nodiscard]] std::string json_numbers(std::span<const double> values, int digits);

}  // namespace gossan::report
