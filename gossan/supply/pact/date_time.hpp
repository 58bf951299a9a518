// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gossan::supply {

/// Seconds from the beginning of 1970 to "2026-01-31T13:30:00Z", with parts of a second and an
/// offset such as +02:00 where they are given; nothing for a text that is no such time. Source: RFC
/// 3339.
[[nodiscard]] std::optional<double> date_time(std::string_view text);

/// "2026-01-31T13:30:00Z" of whole seconds from the beginning of 1970.
[[nodiscard]] std::string date_time_text(double seconds);

/// The same moment so many years later; 29 February becomes 1 March where there is none.
/// Error(data) if `text` is no time.
[[nodiscard]] std::string years_later(const std::string& text, int years);

}  // namespace gossan::supply
