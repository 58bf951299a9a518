// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gossan::supply {

/// A number as PACT wants it, "0.82": plain digits, no exponent, at most six decimals (1 mg in
/// 1 kg), no zeros at the end. Error(numerics) if it is not finite.
[[nodiscard]] std::string decimal_text(double value);

/// Whether a text is such a number: "-0.5", "12", not "1e3", ".5" or "1,5".
[[nodiscard]] bool is_decimal(std::string_view text);

/// Its value; Error(data) for another text.
[[nodiscard]] double decimal_value(std::string_view text);

}  // namespace gossan::supply
