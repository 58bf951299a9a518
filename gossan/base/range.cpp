// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/range.hpp"

#include <cmath>

#include "gossan/base/error.hpp"

namespace gossan {
namespace {

Range make(const Bound* low, const Bound* high, bool includes_low, bool includes_high) {
    Range range{.includes_low = includes_low, .includes_high = includes_high};
    if (low != nullptr) {
        range.low = low->si;
        range.dimension = low->dimension;
    }
    if (high != nullptr) {
        range.high = high->si;
        if (!range.dimension) range.dimension = high->dimension;
        expects(!high->dimension || high->dimension == range.dimension,
                "both ends of a range have one dimension");
    }
    return range;
}

}  // namespace

Bound::Bound(Temperature value) : si(value.si), dimension(TemperatureDifference::dimension) {}
Bound::Bound(Potential value) : si(value.si), dimension(Voltage::dimension) {}
Bound::Bound(const char* text) {
    const QuantityReading reading = parse_quantity(text);
    expects(reading.quantity.has_value(), "the bound of a range reads as a quantity");
    si = reading.quantity->si;
    if (!reading.quantity->unit.empty()) dimension = reading.quantity->dimension;
}

bool Range::contains(double si) const {
    if (!std::isfinite(si)) return false;
    const bool clears_low = includes_low ? si >= low : si > low;
    const bool clears_high = includes_high ? si <= high : si < high;
    return clears_low && clears_high;
}

bool Range::contains(double si, Dimension of) const {
    if (dimension && *dimension != of) return std::isfinite(si);
    return contains(si);
}

bool Range::is_bounded() const { return std::isfinite(low) || std::isfinite(high); }

Range anything() { return {}; }
Range above(const Bound& low) { return make(&low, nullptr, false, true); }
Range at_least(const Bound& low) { return make(&low, nullptr, true, true); }
Range below(const Bound& high) { return make(nullptr, &high, true, false); }
Range at_most(const Bound& high) { return make(nullptr, &high, true, true); }
Range between(const Bound& low, const Bound& high) { return make(&low, &high, true, true); }
Range half_open(const Bound& low, const Bound& high) { return make(&low, &high, true, false); }
Range open(const Bound& low, const Bound& high) { return make(&low, &high, false, false); }
Range above_to(const Bound& low, const Bound& high) { return make(&low, &high, false, true); }
Range fraction() { return between(0, 1); }

std::string to_string(const Range& range, const Measure& measure) {
    const bool has_low = std::isfinite(range.low);
    const bool has_high = std::isfinite(range.high);
    if (!has_low && !has_high) return "any finite number";
    if (has_low && has_high && range.includes_low && range.includes_high) {
        return "from " + format_quantity(range.low, measure) + " to " +
               format_quantity(range.high, measure);
    }
    std::string out;
    if (has_low) {
        out = (range.includes_low ? "at least " : "above ") + format_quantity(range.low, measure);
    }
    if (has_high) {
        if (has_low) out += " and ";
        out += (range.includes_high ? "at most " : "below ") + format_quantity(range.high, measure);
    }
    return out;
}

}  // namespace gossan
