// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

#include "gossan/numerics/lanes.hpp"

namespace gossan::numerics {

/// e^x without a branch.
///
///     e^x = 2^n e^r,   n = round(x / ln 2),   r = x - n ln 2 in [-ln 2/2, ln 2/2]            (1)
///
/// and e^r by its Taylor series to r^13, whose remainder is below 5e-18. Within 2 ulp of the true
/// value for |x| <= 708; not for larger or NaN.
template <int W>
[[gnu::always_inline]] inline Lanes<W> bounded_exp(const Lanes<W>& x) {
    using L = Lanes<W>;
    constexpr double log2_e = 1.4426950408889634;
    constexpr double ln2_high = 0x1.62e42fefap-1;  // its low bits are zero: n ln2_high is exact
    constexpr double ln2_low = 0x1.cf79abc9e3b3ap-40;
    constexpr double shift = 0x1.8p52;  // adding it rounds to an integer, kept in the low bits
    const L shifted = x * log2_e + shift;
    const L n = shifted - shift;
    const L r = (x - n * ln2_high) - n * ln2_low;
    // Estrin's order keeps chains of dependent operations short; 1 comes last, so that only its
    // rounding counts.
    const L r2 = r * r;
    const L r4 = r2 * r2;
    const L r8 = r4 * r4;
    const L p23 = 1.0 / 2.0 + r * (1.0 / 6.0);
    const L p45 = 1.0 / 24.0 + r * (1.0 / 120.0);
    const L p67 = 1.0 / 720.0 + r * (1.0 / 5040.0);
    const L p89 = 1.0 / 40320.0 + r * (1.0 / 362880.0);
    const L pab = 1.0 / 3628800.0 + r * (1.0 / 39916800.0);
    const L pcd = 1.0 / 479001600.0 + r * (1.0 / 6227020800.0);
    const L q = ((p23 + r2 * p45) + r4 * (p67 + r2 * p89)) + r8 * (pab + r2 * pcd);
    const L series = 1.0 + (r + r2 * q);
    using Bits = typename L::Bits;
    return L::from_bits(reinterpret_cast<Bits>(series.values) +
                        (reinterpret_cast<Bits>(shifted.values) << 52));
}

/// e^x of any x: 0 below -708, where it is less than 1e-307, infinite above 708.
template <int W>
[[gnu::always_inline]] inline Lanes<W> exp(const Lanes<W>& x) {
    constexpr double most = 708.0;
    const Lanes<W> above = choose(x > -most, x, -most);
    const Lanes<W> inside = bounded_exp(choose(above < most, above, most));
    const Lanes<W> low = choose(x >= -most, inside, 0.0);
    return choose(x <= most, low, x + std::numeric_limits<double>::infinity());
}

/// ln x of a normal number above zero; not for others.
///
///     x = 2^n m,  m in [sqrt(1/2), sqrt 2),   ln x = n ln 2 + 2 artanh s,  s = (m - 1)/(m + 1) (2)
///
/// and artanh by its series to s^23, whose remainder is below 1e-19 of it. Within 2 ulp.
template <int W>
[[gnu::always_inline]] inline Lanes<W> log(const Lanes<W>& x) {
    using L = Lanes<W>;
    constexpr std::uint64_t root_of_half = 0x3fe6a09e667f3bcd;
    constexpr std::uint64_t fraction = 0x000fffffffffffff;
    constexpr std::uint64_t exponent_of_two_to_52 = 0x4330000000000000;
    constexpr double ln2_high = 0x1.62e42fefap-1;
    constexpr double ln2_low = 0x1.cf79abc9e3b3ap-40;
    // The exponent counted from sqrt(1/2) up, as an integer in the low bits of 2^52; biased, so
    // that it is positive.
    constexpr std::uint64_t bias = std::uint64_t(1023) << 52;
    const auto above = reinterpret_cast<typename L::Bits>(x.values) - root_of_half;
    const L n = L::from_bits(((above + bias) >> 52) | exponent_of_two_to_52) - (0x1p52 + 1023.0);
    const L m = L::from_bits((above & fraction) + root_of_half);
    const L f = m - 1.0;
    const L s = f / (m + 1.0);
    const L z = s * s;
    const L z2 = z * z;
    const L z4 = z2 * z2;
    const L q35 = 1.0 / 3.0 + z * (1.0 / 5.0);
    const L q79 = 1.0 / 7.0 + z * (1.0 / 9.0);
    const L qbd = 1.0 / 11.0 + z * (1.0 / 13.0);
    const L qfh = 1.0 / 15.0 + z * (1.0 / 17.0);
    const L qjl = 1.0 / 19.0 + z * (1.0 / 21.0);
    const L rest = ((q35 + z2 * q79) + z4 * (qbd + z2 * qfh)) + z4 * z4 * (qjl + z2 * (1.0 / 23.0));
    // 2 artanh s = f - s (f - 2 z rest): f is exact and the largest.
    return n * ln2_high + (f - (s * (f - 2.0 * z * rest) - n * ln2_low));
}

/// ln(1 + x) for x >= 0, to its last digits where x is small.
template <int W>
[[gnu::always_inline]] inline Lanes<W> log1p(const Lanes<W>& x) {
    const Lanes<W> sum = 1.0 + x;
    return log(sum) + (x - (sum - 1.0)) / sum;
}

template <int W>
[[gnu::always_inline]] inline Lanes<W> log10(const Lanes<W>& x) {
    constexpr double per_decade = 0.43429448190325182765;  // 1/ln 10
    return per_decade * log(x);
}

/// x^p of a normal number above zero; relative error 2e-16 (3 + |p ln x|).
template <int W>
[[gnu::always_inline]] inline Lanes<W> pow(const Lanes<W>& x, double p) {
    return exp(p * log(x));
}

}  // namespace gossan::numerics
