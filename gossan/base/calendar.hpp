// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gossan {

/// Days from the beginning of 1970 to "2026-01-31" or "2026-01-31 13:30" (a T may stand for the
/// blank, seconds may follow) in the Gregorian calendar; nothing for any other text, such as a 30
/// February.
[[nodiscard]] std::optional<double> days_of(std::string_view date);

/// "2026-01-31" of days from the beginning of 1970, with " 13:30" where they are not whole.
[[nodiscard]] std::string date_of(double days);

/// Days from the beginning of 1970 to the first of a month, counted on from January 1970 = 0.
[[nodiscard]] double days_to_month(int month);

/// The month, counted as above, in which a day lies.
[[nodiscard]] int month_of(double days);

}  // namespace gossan
