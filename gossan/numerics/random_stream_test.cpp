// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/random_stream.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>

namespace gossan::numerics {
namespace {

using Words = std::array<std::uint64_t, 4>;

TEST(Philox, GivesTheKnownAnswersOfItsAuthors) {
    // kat_vectors of Random123 for philox4x64 with ten rounds.
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Words{0x16554d9eca36314c, 0xdb20fe9d672d0fdc,
                                                   0xd7e772cee186176b, 0x7e68b68aec7ba23b}));
    const std::uint64_t f = ~0ULL;
    EXPECT_EQ(philox({f, f, f, f}, {f, f}), (Words{0x87b092c3013fe90b, 0x438c3c67be8d0224,
                                                   0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0}));
    EXPECT_EQ(
        philox({0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89},
               {0x452821e638d01377, 0xbe5466cf34e90c6c}),
        (Words{0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6}));
}

TEST(RandomStream, IsPhiloxWithItsThreeKeys) {
    RandomStream stream(5, 7, "a");
    // FNV-1a of "a" is af63dc4c8601ec8c (its authors' test vector).
    const Words first = philox({0, 7, 0, 0}, {5, 0xaf63dc4c8601ec8c});
    const Words second = philox({1, 7, 0, 0}, {5, 0xaf63dc4c8601ec8c});
    for (const std::uint64_t word : first) EXPECT_EQ(stream.word(), word);
    for (const std::uint64_t word : second) EXPECT_EQ(stream.word(), word);
}

TEST(RandomStream, RepeatsWhateverElseWasDrawnBefore) {
    RandomStream alone(1, 2, "porosity");
    const double expected = alone.normal();
    RandomStream other(1, 1, "porosity"), more(1, 2, "rate");
    static_cast<void>(other.normal());
    static_cast<void>(more.normal());
    RandomStream again(1, 2, "porosity");
    EXPECT_EQ(again.normal(), expected);
    EXPECT_NE(RandomStream(1, 3, "porosity").normal(), expected);
    EXPECT_NE(RandomStream(2, 2, "porosity").normal(), expected);
    EXPECT_NE(RandomStream(1, 2, "porosity ").normal(), expected);
}

TEST(RandomStream, HasTheMomentsOfANormal) {
    const int n = 40000;
    double sum[5] = {};
    RandomStream stream(11, 0, "moments");
    for (int k = 0; k < n; ++k) {
        const double x = stream.normal();
        for (int power = 1; power <= 4; ++power) sum[power] += std::pow(x, power) / n;
    }
    // Moments 0, 1, 0, 3; variances of x, x^2, x^3, x^4 are 1, 2, 15, 96. Four standard errors.
    const double root = 4.0 / std::sqrt(n);
    EXPECT_NEAR(sum[1], 0.0, root);
    EXPECT_NEAR(sum[2], 1.0, root * std::sqrt(2.0));
    EXPECT_NEAR(sum[3], 0.0, root * std::sqrt(15.0));
    EXPECT_NEAR(sum[4], 3.0, root * std::sqrt(96.0));
}

TEST(RandomStream, HasNothingInCommonBetweenMembersOrNames) {
    const int n = 10000;
    double members = 0.0, names = 0.0, seeds = 0.0, neighbours = 0.0;
    for (std::uint64_t k = 0; k < n; ++k) {
        const double x = RandomStream(3, k, "a").normal();
        members += x * RandomStream(3, k + 1, "a").normal() / n;
        names += x * RandomStream(3, k, "b").normal() / n;
        seeds += x * RandomStream(4, k, "a").normal() / n;
        RandomStream stream(3, k, "c");
        const double first = stream.normal();
        neighbours += first * stream.normal() / n;
    }
    // Products of independent normals have mean 0 and variance 1: four standard errors are 0.04.
    for (const double mean : {members, names, seeds, neighbours}) EXPECT_NEAR(mean, 0.0, 0.04);
}

TEST(RandomStream, FillsTheUnitIntervalEvenlyAndWithoutItsEnds) {
    std::array<int, 16> count{};
    const int n = 32000;
    RandomStream stream(17, 0, "even");
    for (int k = 0; k < n; ++k) {
        const double u = stream.uniform();
        ASSERT_TRUE(u > 0.0 && u < 1.0);
        ++count[static_cast<std::size_t>(16.0 * u)];
    }
    double chi_squared = 0.0;
    for (const int seen : count) chi_squared += std::pow(seen - n / 16.0, 2) / (n / 16.0);
    EXPECT_LT(chi_squared, 37.7);  // 15 degrees of freedom: one chance in a thousand
}

TEST(RandomStream, DrawsEveryOneOfAFew) {
    RandomStream stream(1, 0, "few");
    std::array<int, 3> count{};
    for (int k = 0; k < 3000; ++k) ++count[stream.below(3)];
    // Binomial: 1000 with a deviation of 26; four of them.
    for (const int seen : count) EXPECT_NEAR(seen, 1000, 104);
    EXPECT_EQ(stream.below(1), 0U);
}

}  // namespace
}  // namespace gossan::numerics
