// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstring>

#include "gossan/numerics/lane_functions.hpp"

namespace gossan::solution {

/// Two numbers side by side: what every x86-64 and ARM64 does in one instruction. GCC and clang.
using Pair [[gnu::vector_size(16)]] = double;

[[nodiscard]] inline Pair load_pair(const double* from) {
    Pair pair;
    std::memcpy(&pair, from, sizeof pair);
    return pair;
}
inline void store_pair(double* to, Pair pair) { std::memcpy(to, &pair, sizeof pair); }

/// e^x of two numbers: numerics::bounded_exp, within 2 ulp for |x| <= 700, not for larger or NaN.
[[nodiscard]] inline Pair exponential(Pair x) {
    return numerics::bounded_exp(numerics::Lanes<2>(x)).values;
}

}  // namespace gossan::solution
