// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace gossan::numerics {

/// A number with its derivatives by N others, for short chains of formulas whose derivatives by
/// hand would be longer than the formulas.
template <std::size_t N>
struct Dual {
    double value = 0.0;
    std::array<double, N> slope{};

    Dual() = default;
    Dual(double constant) : value(constant) {}  // NOLINT: a constant is a dual without slopes

    /// The `index`-th of the numbers that derivatives are by.
    [[nodiscard]] static Dual variable(double value, std::size_t index) {
        Dual result(value);
        result.slope[index] = 1.0;
        return result;
    }
    /// f(this), given f and f' at `value`.
    [[nodiscard]] Dual chain(double f, double derivative) const {
        Dual result(f);
        for (std::size_t k = 0; k < N; ++k) result.slope[k] = derivative * slope[k];
        return result;
    }
    Dual& operator+=(const Dual& other) {
        value += other.value;
        for (std::size_t k = 0; k < N; ++k) slope[k] += other.slope[k];
        return *this;
    }
    Dual operator-() const { return chain(-value, -1.0); }
    friend Dual operator+(Dual a, const Dual& b) { return a += b; }
    friend Dual operator-(const Dual& a, const Dual& b) { return a + (-b); }
    friend Dual operator*(const Dual& a, const Dual& b) {
        Dual result(a.value * b.value);
        for (std::size_t k = 0; k < N; ++k) {
            result.slope[k] = a.value * b.slope[k] + b.value * a.slope[k];
        }
        return result;
    }
    friend Dual operator/(const Dual& a, const Dual& b) {
        return a * b.chain(1.0 / b.value, -1.0 / (b.value * b.value));
    }
};

}  // namespace gossan::numerics
