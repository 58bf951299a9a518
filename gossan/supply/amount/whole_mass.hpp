// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/quantity.hpp"

namespace gossan::supply {

/// A mass in whole grams: what a certified scale can tell, and parts that sum to the whole exactly.
/// Not for physics.
struct WholeMass {
    std::int64_t grams = 0;

    friend auto operator<=>(const WholeMass&, const WholeMass&) = default;
    WholeMass& operator+=(WholeMass other);
    WholeMass& operator-=(WholeMass other);
    friend WholeMass operator+(WholeMass a, WholeMass b) { return a += b; }
    friend WholeMass operator-(WholeMass a, WholeMass b) { return a -= b; }

    [[nodiscard]] double kg() const { return double(grams) * 1e-3; }
    [[nodiscard]] double tonnes() const { return double(grams) * 1e-6; }
};

/// The nearest whole grams, halves away from zero; Error(input) beyond 9e12 t or if not finite.
[[nodiscard]] WholeMass whole_mass(Mass mass);

/// "24.998 t", "2500 kg", "25000 lb" or "12 st" (short tons); Error(input) else.
[[nodiscard]] WholeMass whole_mass(std::string_view text);

/// "24.998 t" with as many of six digits as are needed.
[[nodiscard]] std::string text_of(WholeMass mass);

/// Parts in proportion to `weights` (not negative, not all 0) that sum to `whole` exactly: each
/// gets its floor, and what is left goes to the largest remainders, of equal ones to the first.
[[nodiscard]] std::vector<WholeMass> apportioned(WholeMass whole, std::span<const double> weights);

[[nodiscard]] WholeMass sum_of(std::span<const WholeMass> masses);

}  // namespace gossan::supply
