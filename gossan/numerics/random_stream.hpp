// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace gossan::numerics {

/// Philox4x64-10: four words that look random, a function of counter and key alone.
/// Source: Salmon2011, by the library Random123.
[[nodiscard]] std::array<std::uint64_t, 4> philox(std::array<std::uint64_t, 4> counter,
                                                  std::array<std::uint64_t, 2> key);

/// Random numbers that depend on their three keys alone: a study's seed, a member and the name of
/// what is drawn. Another member or name, another order or another thread changes none of them.
///
/// Key (seed, hash of the name), counter (draw, member, 0, 0). The hash is FNV-1a of 64 bits: two
/// of a thousand names meet with a chance of 3e-14. A value type; not for two threads at once.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, std::uint64_t member, std::string_view name);

    /// The next 64 bits.
    [[nodiscard]] std::uint64_t word();
    /// Uniform in (0, 1), neither end: odd multiples of 2^-53.
    [[nodiscard]] double uniform();
    /// Standard normal, by its quantile of one uniform(); within 8.2 of zero.
    [[nodiscard]] double normal();
    /// One of 0, 1, ..., n - 1, each with the same chance.
    [[nodiscard]] std::uint64_t below(std::uint64_t n);

private:
    std::array<std::uint64_t, 2> key_;
    std::array<std::uint64_t, 4> counter_, words_{};
    unsigned used_ = 4;
};

}  // namespace gossan::numerics
