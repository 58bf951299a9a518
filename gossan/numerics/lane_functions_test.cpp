// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/lane_functions.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace gossan::numerics {
namespace {

using Two = Lanes<2>;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// How far a value is from the true one, in units of the last place of that.
double places(double value, long double exact) {
    const double near = std::abs(static_cast<double>(exact));
    const long double place = std::nextafter(near, infinity) - near;
    return static_cast<double>(std::abs(static_cast<long double>(value) - exact) / place);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void wide_exp(const std::array<double, 4>& x, std::array<double, 4>& y) {
    exp(Lanes<4>::load(x.data())).store(y.data());
}
[[gnu::target("avx2")]] void wide_log(const std::array<double, 4>& x, std::array<double, 4>& y) {
    log(Lanes<4>::load(x.data())).store(y.data());
}
#endif

TEST(LaneExp, LiesWithinOneUnitInTheLastPlace) {
    for (double x = -707.9; x <= 707.9; x += 0.0331) {
        const Two y = exp(Two(Two::Values{x, -x}));
        ASSERT_LE(places(y.values[0], std::exp(static_cast<long double>(x))), 1.0) << x;
        ASSERT_LE(places(y.values[1], std::exp(static_cast<long double>(-x))), 1.0) << -x;
    }
}

TEST(LaneExp, EndsInNothingAndInInfinityAndKeepsWhatIsNoNumber) {
    const Two far = exp(Two(Two::Values{-1e5, 1e5}));
    EXPECT_EQ(far.values[0], 0.0);
    EXPECT_EQ(far.values[1], infinity);
    const Two ends = exp(Two(Two::Values{-infinity, infinity}));
    EXPECT_EQ(ends.values[0], 0.0);
    EXPECT_EQ(ends.values[1], infinity);
    const Two none = exp(Two(Two::Values{nan, 0.0}));
    EXPECT_TRUE(std::isnan(none.values[0]));
    EXPECT_EQ(none.values[1], 1.0);
}

TEST(LaneLog, LiesWithinTwoUnitsInTheLastPlace) {
    double worst = 0.0;
    const auto check = [&worst](double x) {
        const double y = log(Two(Two::Values{x, 1.0 / x})).values[0];
        worst = std::fmax(worst, places(y, std::log(static_cast<long double>(x))));
    };
    for (double x = -700.0; x <= 700.0; x += 0.0331) check(std::exp(x));
    for (double x = 0.5; x <= 2.0; x += 1.31e-5) check(x);
    for (double h = 1e-12; h < 0.1; h *= 1.37) {
        check(1.0 + h);
        check(1.0 - h);
    }
    EXPECT_LE(worst, 2.0);
}

TEST(LaneLog, IsNothingAtOne) { EXPECT_EQ(log(Two(1.0)).values[1], 0.0); }

TEST(LaneLog1p, LiesWithinThreeUnitsInTheLastPlaceHoweverSmall) {
    for (double x = 1e-300; x < 1e16; x *= 1.0731) {  // two of the logarithm, one of the rest
        const double y = log1p(Two(x)).values[0];
        ASSERT_LE(places(y, std::log1p(static_cast<long double>(x))), 3.0) << x;
    }
    EXPECT_EQ(log1p(Two(0.0)).values[0], 0.0);
}

TEST(LanePow, ErrsByWhatTheExponentOfTheResultLosesInItsRounding) {
    for (const double p : {-1.3, -0.3, 0.12, 0.5, 0.81, 2.5}) {
        for (double x = 1e-12; x < 1e12; x *= 1.731) {
            const long double exact = std::pow(static_cast<long double>(x), p);
            const double bound = 2.2e-16 * (3.0 + std::abs(p * std::log(x)));
            ASSERT_NEAR(pow(Two(x), p).values[0] / static_cast<double>(exact), 1.0, bound) << x;
        }
    }
}

TEST(Lanes, ChooseAndCompareEachForItself) {
    const Two x(Two::Values{-2.0, 3.0});
    const Two y = choose(x < 0.0, -x, 2.0 * x);
    EXPECT_EQ(y.values[0], 2.0);
    EXPECT_EQ(y.values[1], 6.0);
    EXPECT_FALSE(all(x < 0.0));
    EXPECT_TRUE(all(x < 4.0));
    EXPECT_EQ(abs(x).values[0], 2.0);
    EXPECT_EQ(sqrt(Two(2.0)).values[1], std::sqrt(2.0));
}

#if defined(__x86_64__)
TEST(Lanes, GiveTheSameBitsTwoAndFourAtATime) {
    if (!has_wide_lanes()) GTEST_SKIP() << "this processor has two lanes";
    for (double x = -40.0; x < 40.0; x += 0.0137) {
        const std::array four{x, 2.0 * x, 0.1, -3.0 * x};
        std::array<double, 4> grown;
        std::array<double, 4> back;
        wide_exp(four, grown);
        wide_log(grown, back);
        for (int k = 0; k < 4; k += 2) {
            const Two e = exp(Two::load(four.data() + k));
            const Two l = log(e);
            for (int lane = 0; lane < 2; ++lane) {
                ASSERT_EQ(e.values[lane], grown[static_cast<std::size_t>(k + lane)]) << x;
                ASSERT_EQ(l.values[lane], back[static_cast<std::size_t>(k + lane)]) << x;
            }
        }
    }
}
#endif

}  // namespace
}  // namespace gossan::numerics
