// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/amount/whole_mass.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"
#include "gossan/supply/amount/whole_count.hpp"

namespace gossan::supply {

WholeMass& WholeMass::operator+=(WholeMass other) {
    grams = whole_sum(grams, other.grams);
    return *this;
}

WholeMass& WholeMass::operator-=(WholeMass other) {
    grams = whole_difference(grams, other.grams);
    return *this;
}

WholeMass whole_mass(Mass mass) { return {nearest_whole(mass.si * 1e3, "a mass")}; }

WholeMass whole_mass(std::string_view text) {
    const QuantityReading reading =
        read_quantity(text, {.dimension = Mass::dimension, .unit = "t"});
    if (!reading.quantity) {
        throw Error(ErrorCode::input, in_quotes(text) + " is no mass: " + reading.fault.found, "",
                    reading.fault.write.empty() ? "write a number and a unit, such as \"24.998 t\""
                                                : reading.fault.write);
    }
    return whole_mass(Mass{reading.quantity->si});
}

std::string text_of(WholeMass mass) {
    const bool is_taken = mass.grams < 0;
    const std::uint64_t grams =
        is_taken ? 0 - std::uint64_t(mass.grams) : std::uint64_t(mass.grams);
    std::string text = std::to_string(grams / 1'000'000);
    std::string digits = std::to_string(grams % 1'000'000);
    digits.insert(0, 6 - digits.size(), '0');
    digits.erase(digits.find_last_not_of('0') + 1);
    if (!digits.empty()) text += "." + digits;
    return (is_taken ? "-" : "") + text + " t";
}

std::vector<WholeMass> apportioned(WholeMass whole, std::span<const double> weights) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const bool all_are_shares =
        std::all_of(weights.begin(), weights.end(), [](double weight) { return weight >= 0.0; });
    expects(all_are_shares && sum > 0.0 && std::isfinite(sum), "shares are of something");
    expects(whole.grams >= 0, "what is shared out is there");

    std::vector<WholeMass> parts;
    std::vector<double> remainders;
    std::int64_t left = whole.grams;
    for (const double weight : weights) {
        const double exact = double(whole.grams) * (weight / sum);
        parts.push_back({std::min(left, static_cast<std::int64_t>(std::floor(exact)))});
        remainders.push_back(weight > 0.0 ? exact - double(parts.back().grams) : -1.0);
        left -= parts.back().grams;
    }
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t k = 0; left > 0; k = (k + 1) % order.size()) {
        if (weights[order[k]] <= 0.0) continue;
        ++parts[order[k]].grams;
        --left;
    }
    return parts;
}

WholeMass sum_of(std::span<const WholeMass> masses) {
    WholeMass sum;
    for (const WholeMass mass : masses) sum += mass;
    return sum;
}

}  // namespace gossan::supply
