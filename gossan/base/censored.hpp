// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/base/value_type.hpp"

namespace gossan {

/// A ratio that a laboratory may tell as below its limit: "0.12 %" or "<0.01 %". What to count for
/// the latter is the reader's choice, which has to be said where it is made.
struct CensoredNumber {
    double si = 0.0;        ///< the value, or the limit
    bool is_below = false;  ///< told as below `si`

    friend bool operator==(const CensoredNumber&, const CensoredNumber&) = default;
};

/// Whether a value of this type may be told as below a limit: such a type has one measure twice,
/// first for values and then for limits.
inline bool takes_limits(const ValueType& type) {
    if (type.kind != Kind::number || type.measures.size() != 2) return false;
    const Measure& value = type.measures.front();
    const Measure& limit = type.measures.back();
    return value.dimension == limit.dimension && value.scale == limit.scale;
}

namespace detail {

template <>
struct TypeOf<CensoredNumber> {
    using C = CensoredNumber;
    static ValueType type() {
        return {
            .kind = Kind::number,
            .measures = {Measure{}, Measure{}},
            .access = {
                .number = [](const void* p) { return as<C>(p).si; },
                .set_number =
                    [](void* p, double si, std::size_t which) {
                        as<C>(p) = {si, which == 1};
                    },
                .index = [](const void* p) { return std::size_t{as<C>(p).is_below ? 1U : 0U}; }}};
    }
};

}  // namespace detail
}  // namespace gossan
