// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/records/document.hpp"

namespace gossan::supply {

/// A value as the name of an event takes it in: numbers without trailing zeros, times in UTC with
/// milliseconds, identifiers as canonical GS1 Digital Links, blanks around it gone.
[[nodiscard]] std::string text_of_value(const records::Document& value);

/// "2020-03-04T10:00:30.000Z" of "2020-03-04T11:00:30+01:00", rounded to milliseconds; blank for
/// a text that is no time.
[[nodiscard]] std::string time_in_utc(const std::string& text);

/// Digits without an exponent and without trailing zeros.
[[nodiscard]] std::string plain_number(double value);

}  // namespace gossan::supply
