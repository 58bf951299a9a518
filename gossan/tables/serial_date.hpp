// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gossan::tables {

/// Whether a cell in this number format of a spreadsheet shows a date: its code has a year or a day
/// outside of quotes and brackets. A time of day alone, and hours counted on, stay numbers.
[[nodiscard]] bool shows_a_date(std::string_view format_code);

/// The same of a format that a spreadsheet knows by number alone.
[[nodiscard]] bool shows_a_date(int format_id);

/// Whether a cell in this format shows a hundred times what it holds: its code has a per cent sign
/// outside of quotes and brackets.
[[nodiscard]] bool shows_a_percentage(std::string_view format_code);
[[nodiscard]] bool shows_a_percentage(int format_id);

/// "2026-01-31", with " 13:30" where there is a time, of the days that a spreadsheet counts.
///
///     days since 1970 = serial - 25569 from 61 on, serial - 25568 below 60     (1900 system)
///     days since 1970 = serial - 24107                                         (1904 system)
///
/// The 1900 system counts a 29 February 1900, day 60, that never was; it gives nothing here, as do
/// days below 0 and beyond the year 9999. Source: ECMA376.
[[nodiscard]] std::optional<std::string> date_of_serial(double serial, bool counts_from_1904);

}  // namespace gossan::tables
