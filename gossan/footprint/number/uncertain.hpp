// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace gossan::footprint {

/// A number that is not known exactly: a factor, an amount, a distance. Between low and high lie 90
/// in 100; they are the 5th and the 95th percentile, and the value is the median.
///
///     x = value (high/value)^(z/z95) for z >= 0, value (value/low)^(z/z95) for z < 0     (1)
///
/// with z standard normal and z95 = 1.645: lognormal where value^2 = low high, else of two
/// lognormal halves that meet at the median, so that all three numbers hold.
/// Source: choice: sources give a value and a range, and a footprint's factors are positive.
struct Uncertain {
    std::string key = {};  ///< numbers of one key are one number: they are drawn together
    double value = 1.0;
    double low = 0.0;  ///< 0: exact, as is high
    double high = 0.0;

    [[nodiscard]] bool is_exact() const { return low <= 0.0 || (low == value && high == value); }
    [[nodiscard]] bool is_sound() const;  ///< exact and not negative, or 0 < low <= value <= high
};

/// x / value of (1) at z.
[[nodiscard]] double ratio_at(const Uncertain& number, double z);

/// One by the number, of the key "1/KEY": high where the number is low.
[[nodiscard]] Uncertain inverse_of(const Uncertain& number);

/// The z by which a number is drawn in a draw: of its key and the seed alone.
[[nodiscard]] double normal_of(const std::string& key, int seed, int draw);

}  // namespace gossan::footprint
