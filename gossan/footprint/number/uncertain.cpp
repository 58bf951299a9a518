// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/number/uncertain.hpp"

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/numerics/probability.hpp"
#include "gossan/numerics/random_stream.hpp"

namespace gossan::footprint {

bool Uncertain::is_sound() const {
    if (!std::isfinite(value) || !std::isfinite(low) || !std::isfinite(high)) return false;
    if (low == 0.0 && high == 0.0) return value >= 0.0;
    return low > 0.0 && low <= value && value <= high;
}

double ratio_at(const Uncertain& number, double z) {
    if (number.is_exact()) return 1.0;
    static const double z95 = numerics::normal_quantile(0.95);
    const double side = z >= 0.0 ? number.high / number.value : number.value / number.low;
    return std::exp(std::log(side) * z / z95);  // (1)
}

Uncertain inverse_of(const Uncertain& number) {
    expects(number.value > 0.0, "what is divided by is above zero");
    if (number.is_exact()) return {number.key, 1.0 / number.value};
    return {"1/" + number.key, 1.0 / number.value, 1.0 / number.high, 1.0 / number.low};
}

double normal_of(const std::string& key, int seed, int draw) {
    const bool is_inverse = key.starts_with("1/");
    const double z = numerics::RandomStream(std::uint64_t(seed), std::uint64_t(draw),
                                            is_inverse ? key.substr(2) : key)
                         .normal();
    return is_inverse ? -z : z;
}

}  // namespace gossan::footprint
