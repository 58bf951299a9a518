// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/range.hpp"

#include <cmath>

#include "gossan/base/error.hpp"

namespace gossan {
namespace {

std::string number_text(double si, const Measure& measure) { return format_quantity(si, measure); }

}  // namespace

Bound::Bound(const char* text) : written(text) {
    const QuantityReading reading = parse_quantity(text);
    expects(reading.quantity.has_value(), "the bound of a range reads as a quantity");
    si = reading.quantity->si;
}

bool Range::contains(double si) const {
    if (!std::isfinite(si)) return false;
    const bool clears_low = includes_low ? si >= low : si > low;
    const bool clears_high = includes_high ? si <= high : si < high;
    return clears_low && clears_high;
}

bool Range::is_bounded() const { return std::isfinite(low) || std::isfinite(high); }

Range anything() { return {}; }
Range above(const Bound& low) { return {.low = low.si, .includes_low = false}; }
Range at_least(const Bound& low) { return {.low = low.si}; }
Range below(const Bound& high) { return {.high = high.si, .includes_high = false}; }
Range at_most(const Bound& high) { return {.high = high.si}; }
Range between(const Bound& low, const Bound& high) { return {.low = low.si, .high = high.si}; }
Range half_open(const Bound& low, const Bound& high) {
    return {.low = low.si, .high = high.si, .includes_high = false};
}
Range open(const Bound& low, const Bound& high) {
    return {.low = low.si, .high = high.si, .includes_low = false, .includes_high = false};
}
Range above_to(const Bound& low, const Bound& high) {
    return {.low = low.si, .high = high.si, .includes_low = false};
}
Range fraction() { return between(0, 1); }

std::string to_string(const Range& range, const Measure& measure) {
    const bool has_low = std::isfinite(range.low);
    const bool has_high = std::isfinite(range.high);
    if (!has_low && !has_high) return "any finite number";
    if (has_low && has_high && range.includes_low && range.includes_high) {
        return "from " + number_text(range.low, measure) + " to " +
               number_text(range.high, measure);
    }
    std::string out;
    if (has_low) {
        out = (range.includes_low ? "at least " : "above ") + number_text(range.low, measure);
    }
    if (has_high) {
        if (has_low) out += " and ";
        out += (range.includes_high ? "at most " : "below ") + number_text(range.high, measure);
    }
    return out;
}

}  // namespace gossan
