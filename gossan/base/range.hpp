// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <type_traits>

#include "gossan/base/quantity.hpp"
#include "gossan/base/units.hpp"

namespace gossan {

/// One end of a range: a number in SI, a quantity, or text such as "40 L/m2/h". Quantities and
/// texts keep their dimension, so that a range of another dimension than its field is found out.
struct Bound {
    double si = 0.0;
    std::optional<Dimension> dimension = {};

    template <class N>
    requires std::is_arithmetic_v<N> Bound(N value)
        : si(static_cast<double>(value)) {}  // NOLINT(google-explicit-constructor)
    template <Dimension D>
    Bound(Quantity<D> value) : si(value.si), dimension(D) {}  // NOLINT(google-explicit-constructor)
    Bound(Temperature value);                                 // NOLINT(google-explicit-constructor)
    Bound(Potential value);                                   // NOLINT(google-explicit-constructor)
    Bound(const char* text);                                  // NOLINT(google-explicit-constructor)
};

/// The numbers a field may take, in SI. The default lets every finite number pass.
struct Range {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool includes_low = true;
    bool includes_high = true;
    std::optional<Dimension> dimension = {};  ///< what it bounds; none: whatever the field is

    [[nodiscard]] bool contains(double si) const;  ///< never for NaN or an infinity
    /// As above; a range of another dimension lets every finite number pass (of an Either).
    [[nodiscard]] bool contains(double si, Dimension of) const;
    [[nodiscard]] bool is_bounded() const;  ///< at least on one side

    friend bool operator==(const Range&, const Range&) = default;
};

Range anything();                                      ///< any finite number
Range above(const Bound& low);                         ///< low < x
Range at_least(const Bound& low);                      ///< low ≤ x
Range below(const Bound& high);                        ///< x < high
Range at_most(const Bound& high);                      ///< x ≤ high
Range between(const Bound& low, const Bound& high);    ///< low ≤ x ≤ high
Range half_open(const Bound& low, const Bound& high);  ///< low ≤ x < high
Range open(const Bound& low, const Bound& high);       ///< low < x < high
Range above_to(const Bound& low, const Bound& high);   ///< low < x ≤ high
Range fraction();                                      ///< 0 ≤ x ≤ 1

/// "above 0 L/m2/h", "from 1 to 40 L/m2/h", "at least 0 and below 1", "any finite number".
std::string to_string(const Range& range, const Measure& measure);

}  // namespace gossan
