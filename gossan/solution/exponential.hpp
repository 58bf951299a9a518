// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace gossan::solution {

/// Two numbers side by side: what every x86-64 and ARM64 does in one instruction. GCC and clang.
using Pair [[gnu::vector_size(16)]] = double;

[[nodiscard]] inline Pair load_pair(const double* from) {
    Pair pair;
    std::memcpy(&pair, from, sizeof pair);
    return pair;
}
inline void store_pair(double* to, Pair pair) { std::memcpy(to, &pair, sizeof pair); }

/// e^x of two numbers, without a branch.
///
///     e^x = 2^n e^r,   n = round(x / ln 2),   r = x - n ln 2 in [-ln 2/2, ln 2/2]            (1)
///
/// and e^r by its Taylor series to r^13, whose remainder is below 5e-18. Within 2 ulp of the true
/// value for |x| <= 700; not for larger or NaN.
[[nodiscard]] inline Pair exponential(Pair x) {
    using Bits [[gnu::vector_size(16)]] = std::uint64_t;
    constexpr double log2_e = 1.4426950408889634;
    constexpr double ln2_high = 0x1.62e42fefap-1;  // its low bits are zero: n ln2_high is exact
    constexpr double ln2_low = 0x1.cf79abc9e3b3ap-40;
    constexpr double shift = 0x1.8p52;  // adding it rounds to an integer, kept in the low bits
    const Pair shifted = x * log2_e + shift;
    const Pair n = shifted - shift;
    const Pair r = (x - n * ln2_high) - n * ln2_low;
    // Estrin's order keeps chains of dependent operations short; 1 comes last, so that only its
    // rounding counts.
    const Pair r2 = r * r;
    const Pair r4 = r2 * r2;
    const Pair r8 = r4 * r4;
    const Pair p23 = 1.0 / 2.0 + r * (1.0 / 6.0);
    const Pair p45 = 1.0 / 24.0 + r * (1.0 / 120.0);
    const Pair p67 = 1.0 / 720.0 + r * (1.0 / 5040.0);
    const Pair p89 = 1.0 / 40320.0 + r * (1.0 / 362880.0);
    const Pair pab = 1.0 / 3628800.0 + r * (1.0 / 39916800.0);
    const Pair pcd = 1.0 / 479001600.0 + r * (1.0 / 6227020800.0);
    const Pair q = ((p23 + r2 * p45) + r4 * (p67 + r2 * p89)) + r8 * (pab + r2 * pcd);
    const Pair series = 1.0 + (r + r2 * q);
    return std::bit_cast<Pair>(std::bit_cast<Bits>(series) + (std::bit_cast<Bits>(shifted) << 52));
}

}  // namespace gossan::solution
