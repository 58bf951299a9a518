// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gossan {

/// Of a site's clocks from UTC, the same all year (no summer time).
struct UtcOffset {
    int minutes = 0;

    friend bool operator==(const UtcOffset&, const UtcOffset&) = default;
};

/// "-07:00" to "+14:00"; nothing for any other text.
[[nodiscard]] std::optional<UtcOffset> utc_offset(std::string_view text);

/// Days from the beginning of 1970 on the site's calendar of an instant "2026-05-04T07:30:00Z";
/// nothing for a text that is none.
[[nodiscard]] std::optional<double> local_days(std::string_view instant, UtcOffset offset);

/// "2026-05-03" where that is the site's day of the instant; blank for a text that is none.
[[nodiscard]] std::string local_date(std::string_view instant, UtcOffset offset);

/// "2026-05-04T19:00:00Z" of a time on the site's calendar, to the second.
[[nodiscard]] std::string instant_of(double local_days, UtcOffset offset);

}  // namespace gossan
