// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>

namespace gossan {

/// Exponents of the base units kg, m, s, K, mol, A and USD.
struct Dimension {
    int mass = 0;
    int length = 0;
    int time = 0;
    int temperature = 0;
    int amount = 0;
    int current = 0;
    int money = 0;

    friend constexpr bool operator==(const Dimension&, const Dimension&) = default;
    friend constexpr Dimension operator+(Dimension a, Dimension b) {
        return {a.mass + b.mass,     a.length + b.length,
                a.time + b.time,     a.temperature + b.temperature,
                a.amount + b.amount, a.current + b.current,
                a.money + b.money};
    }
    friend constexpr Dimension operator-(Dimension a, Dimension b) {
        return {a.mass - b.mass,     a.length - b.length,
                a.time - b.time,     a.temperature - b.temperature,
                a.amount - b.amount, a.current - b.current,
                a.money - b.money};
    }
};

/// A number with its dimension in the type; the value is in SI with mol.
template <Dimension D>
struct Quantity {
    static constexpr Dimension dimension = D;
    double si = 0.0;

    constexpr Quantity() = default;
    constexpr explicit Quantity(double in_si) : si(in_si) {}
    constexpr operator double()
        const  // NOLINT(google-explicit-constructor): a pure number is a number
        requires(D == Dimension{}) {
        return si;
    }
    friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;
    constexpr Quantity& operator+=(Quantity b) { return si += b.si, *this; }
    constexpr Quantity& operator-=(Quantity b) { return si -= b.si, *this; }
    friend constexpr Quantity operator-(Quantity a) { return Quantity(-a.si); }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.si + b.si); }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.si - b.si); }
    friend constexpr Quantity operator*(double a, Quantity b) { return Quantity(a * b.si); }
    friend constexpr Quantity operator*(Quantity a, double b) { return Quantity(a.si * b); }
    friend constexpr Quantity operator/(Quantity a, double b) { return Quantity(a.si / b); }
};

template <Dimension A, Dimension B>
constexpr Quantity<A + B> operator*(Quantity<A> a, Quantity<B> b) {
    return Quantity<A + B>(a.si * b.si);
}
template <Dimension A, Dimension B>
constexpr Quantity<A - B> operator/(Quantity<A> a, Quantity<B> b) {
    return Quantity<A - B>(a.si / b.si);
}
template <Dimension D>
constexpr Quantity<Dimension{} - D> operator/(double a, Quantity<D> b) {
    return Quantity<Dimension{} - D>(a / b.si);
}

/// A temperature on the absolute scale; its differences are a type of their own.
struct Temperature {
    double si = 0.0;  ///< K
    friend constexpr auto operator<=>(const Temperature&, const Temperature&) = default;
};
using TemperatureDifference = Quantity<Dimension{.temperature = 1}>;
constexpr TemperatureDifference operator-(Temperature a, Temperature b) {
    return TemperatureDifference(a.si - b.si);
}
constexpr Temperature operator+(Temperature a, TemperatureDifference b) { return {a.si + b.si}; }

using Number = Quantity<Dimension{}>;  ///< for a ratio that a scenario may write as "%", "kg/t" …
using Mass = Quantity<Dimension{.mass = 1}>;
using Length = Quantity<Dimension{.length = 1}>;
using Area = Quantity<Dimension{.length = 2}>;
using Volume = Quantity<Dimension{.length = 3}>;
using Duration = Quantity<Dimension{.time = 1}>;
using Rate = Quantity<Dimension{.time = -1}>;
using Velocity = Quantity<Dimension{.length = 1, .time = -1}>;  ///< also a flux in m3/m2/s
using Diffusivity = Quantity<Dimension{.length = 2, .time = -1}>;
using InverseLength = Quantity<Dimension{.length = -1}>;
using Pressure = Quantity<Dimension{.mass = 1, .length = -1, .time = -2}>;
using InversePressure = Quantity<Dimension{.mass = -1, .length = 1, .time = 2}>;
using Density = Quantity<Dimension{.mass = 1, .length = -3}>;  ///< also a mass concentration
using Amount = Quantity<Dimension{.amount = 1}>;
using Concentration = Quantity<Dimension{.length = -3, .amount = 1}>;
using MolarMass = Quantity<Dimension{.mass = 1, .amount = -1}>;
using SpecificArea = Quantity<Dimension{.mass = -1, .length = 2}>;
using Energy = Quantity<Dimension{.mass = 1, .length = 2, .time = -2}>;
using MolarEnergy = Quantity<Dimension{.mass = 1, .length = 2, .time = -2, .amount = -1}>;
using SpecificHeat = Quantity<Dimension{.length = 2, .time = -2, .temperature = -1}>;
using Conductivity = Quantity<Dimension{.mass = 1, .length = 1, .time = -3, .temperature = -1}>;
using HeatTransfer = Quantity<Dimension{.mass = 1, .time = -3, .temperature = -1}>;  ///< W/m2/K
using Voltage = Quantity<Dimension{.mass = 1, .length = 2, .time = -3, .current = -1}>;

/// A redox potential against the standard hydrogen electrode; its differences are a Voltage.
struct Potential {
    double si = 0.0;  ///< V SHE
    friend constexpr auto operator<=>(const Potential&, const Potential&) = default;
};
constexpr Voltage operator-(Potential a, Potential b) { return Voltage(a.si - b.si); }
constexpr Potential operator+(Potential a, Voltage b) { return {a.si + b.si}; }

inline constexpr Length m{1.0};
inline constexpr Duration s{1.0};
inline constexpr Duration hour{3600.0};
inline constexpr Duration day{86400.0};
inline constexpr Pressure Pa{1.0};
inline constexpr Pressure kPa{1e3};
inline constexpr Mass kg{1.0};
inline constexpr Amount mol{1.0};

}  // namespace gossan
