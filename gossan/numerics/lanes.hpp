// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace gossan::numerics {

/// W numbers side by side that are computed with as if they were one, for kernels that are written
/// once for `double` and for lanes. GCC and clang. Two lanes are what every x86-64 and ARM64 does
/// in one instruction; four want a caller that is compiled for AVX2 (see `has_wide_lanes`). Never
/// fused multiply-add: the same bits for every W.
///
/// Everything is inlined into its caller, so that it is compiled for the caller's processor.
template <int W>
struct Lanes {
    using Values [[gnu::vector_size(8 * W)]] = double;
    using Bits [[gnu::vector_size(8 * W)]] = std::uint64_t;
    using Truth [[gnu::vector_size(8 * W)]] = std::int64_t;
    using InMemory [[gnu::vector_size(8 * W), gnu::aligned(8), gnu::may_alias]] = double;
    /// Of each lane all bits set, or none.
    struct Mask {
        Truth truth;
    };
    static constexpr int width = W;

    Values values;

    Lanes() = default;
    [[gnu::always_inline]] inline Lanes(double all) : values(all - Values{}) {}
    [[gnu::always_inline]] inline explicit Lanes(const Values& each) : values(each) {}

    [[gnu::always_inline]] static inline Lanes from_bits(const Bits& bits) {
        return Lanes(reinterpret_cast<Values>(bits));
    }

    [[gnu::always_inline]] static inline Lanes load(const double* from) {
        return Lanes(Values(*reinterpret_cast<const InMemory*>(from)));
    }
    [[gnu::always_inline]] inline void store(double* to) const {
        *reinterpret_cast<InMemory*>(to) = values;
    }

    [[gnu::always_inline]] friend inline Lanes operator+(const Lanes& a, const Lanes& b) {
        return Lanes(Values(a.values + b.values));
    }
    [[gnu::always_inline]] friend inline Lanes operator-(const Lanes& a, const Lanes& b) {
        return Lanes(Values(a.values - b.values));
    }
    [[gnu::always_inline]] friend inline Lanes operator*(const Lanes& a, const Lanes& b) {
        return Lanes(Values(a.values * b.values));
    }
    [[gnu::always_inline]] friend inline Lanes operator/(const Lanes& a, const Lanes& b) {
        return Lanes(Values(a.values / b.values));
    }
    [[gnu::always_inline]] friend inline Lanes operator-(const Lanes& a) {
        return Lanes(Values(-a.values));
    }
    [[gnu::always_inline]] inline Lanes& operator+=(const Lanes& b) { return *this = *this + b; }
    [[gnu::always_inline]] inline Lanes& operator*=(const Lanes& b) { return *this = *this * b; }
    [[gnu::always_inline]] friend inline Mask operator<(const Lanes& a, const Lanes& b) {
        return {a.values < b.values};
    }
    [[gnu::always_inline]] friend inline Mask operator<=(const Lanes& a, const Lanes& b) {
        return {a.values <= b.values};
    }
    [[gnu::always_inline]] friend inline Mask operator>(const Lanes& a, const Lanes& b) {
        return {a.values > b.values};
    }
    [[gnu::always_inline]] friend inline Mask operator>=(const Lanes& a, const Lanes& b) {
        return {a.values >= b.values};
    }
    /// a where the mask holds, else b; both are computed.
    [[gnu::always_inline]] friend inline Lanes choose(const Mask& where, const Lanes& a,
                                                      const Lanes& b) {
        return Lanes(Values(where.truth ? a.values : b.values));
    }
    [[gnu::always_inline]] friend inline Lanes abs(const Lanes& a) {
        constexpr std::uint64_t all_but_sign = 0x7fffffffffffffff;
        return from_bits(reinterpret_cast<Bits>(a.values) & all_but_sign);
    }
    /// Whether the mask holds in every lane.
    [[gnu::always_inline]] friend inline bool all(const Mask& where) {
        std::int64_t common = where.truth[0];
        for (int lane = 1; lane < W; ++lane) common &= where.truth[lane];
        return common != 0;
    }
};

[[gnu::always_inline]] inline Lanes<2> sqrt(const Lanes<2>& a) {
#if defined(__SSE2__)
    return Lanes<2>(__builtin_ia32_sqrtpd(a.values));  // std::sqrt would ask each for an error
#else
    return Lanes<2>(Lanes<2>::Values{std::sqrt(a.values[0]), std::sqrt(a.values[1])});
#endif
}
[[gnu::always_inline]] inline Lanes<4> sqrt(const Lanes<4>& a) {
    const Lanes<2> low = sqrt(Lanes<2>(Lanes<2>::Values{a.values[0], a.values[1]}));
    const Lanes<2> high = sqrt(Lanes<2>(Lanes<2>::Values{a.values[2], a.values[3]}));
    return Lanes<4>(Lanes<4>::Values{low.values[0], low.values[1], high.values[0], high.values[1]});
}

[[gnu::always_inline]] inline double choose(bool where, double a, double b) {
    return where ? a : b;
}
[[gnu::always_inline]] inline bool all(bool where) { return where; }

#if defined(__x86_64__)
/// Whether this processor computes with four lanes at a time.
inline bool has_wide_lanes() { return __builtin_cpu_supports("avx2") != 0; }
#else
inline bool has_wide_lanes() { return false; }
#endif

}  // namespace gossan::numerics
