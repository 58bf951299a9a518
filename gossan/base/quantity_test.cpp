// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/quantity.hpp"

#include <gtest/gtest.h>

#include <concepts>

namespace gossan {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) {
    a + b;
};
template <class A, class B>
concept Comparable = requires(A a, B b) {
    a < b;
};

static_assert(std::same_as<decltype(kg / (m * m * m)), Density>);
static_assert(std::same_as<decltype(m / s), Velocity>);
static_assert(std::same_as<decltype(1.0 / kPa), InversePressure>);
static_assert(std::same_as<decltype(kPa / Pa), Number>);
static_assert(std::same_as<decltype(Energy(1.0) / mol), MolarEnergy>);

static_assert(Addable<Length, Length>);
static_assert(!Addable<Length, Duration>);
static_assert(!Addable<Mass, Amount>);
static_assert(!Addable<Length, double>);
static_assert(!Comparable<Mass, Amount>);

// A point on a scale and a difference are not the same thing.
static_assert(!Addable<Temperature, Temperature>);
static_assert(Addable<Temperature, TemperatureDifference>);
static_assert(std::same_as<decltype(Temperature{} - Temperature{}), TemperatureDifference>);
static_assert(!Addable<Potential, Potential>);
static_assert(std::same_as<decltype(Potential{} - Potential{}), Voltage>);
static_assert(!std::convertible_to<double, Length>);
static_assert(std::convertible_to<Number, double>);

TEST(Quantity, KeepsItsValueInSiWithMol) {
    EXPECT_EQ((2.0 * kPa).si, 2000.0);
    EXPECT_EQ((3.0 * day).si, 3.0 * 86400.0);
    EXPECT_EQ((2.0 * kPa * (0.5 / kPa)).si, 1.0);
}

TEST(Quantity, IsAPureNumberWhereUnitsCancel) {
    const double ratio = (3.0 * kPa) / (2.0 * Pa);
    EXPECT_EQ(ratio, 1500.0);
}

TEST(Quantity, AddsOnlyItsOwnKind) {
    Length sum = 1.0 * m + 0.5 * m;
    sum -= 0.25 * m;
    EXPECT_EQ(sum, Length(1.25));
}

}  // namespace
}  // namespace gossan
