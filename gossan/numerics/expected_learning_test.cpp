// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/expected_learning.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "gossan/numerics/random_stream.hpp"

namespace gossan::numerics {
namespace {

/// Members z ~ N(0, 1) in two directions; the forecast is f = 2 z1 + z2, of variance 5.
struct Toy {
    explicit Toy(std::size_t n) : members(n) {
        for (std::size_t k = 0; k < n; ++k) {
            z1.push_back(RandomStream(1, k, "z1").normal());
            z2.push_back(RandomStream(1, k, "z2").normal());
            forecast.push_back(2.0 * z1[k] + z2[k]);
        }
    }
    /// d = a z1 + b z2, measured n_data times.
    [[nodiscard]] Matrix measured(double a, double b, std::size_t n_data) const {
        Matrix d(members, n_data);
        for (std::size_t k = 0; k < members; ++k) {
            for (std::size_t n = 0; n < n_data; ++n) d(k, n) = a * z1[k] + b * z2[k];
        }
        return d;
    }
    /// Noise that has nothing to do with the forecast, but fits it by chance.
    [[nodiscard]] Matrix noise(std::size_t n_data) const {
        Matrix d(members, n_data);
        for (std::size_t k = 0; k < members; ++k) {
            for (std::size_t n = 0; n < n_data; ++n) {
                d(k, n) = RandomStream(1, k, "noise " + std::to_string(n)).normal();
            }
        }
        return d;
    }

    std::size_t members;
    std::vector<double> z1 = {}, z2 = {}, forecast = {};
};

TEST(ExpectedLearning, IsThatOfTheStraightNormalCaseWithManyMembers) {
    // z1 measured with an error s: V = 5 - 2^2/(1 + s^2). One value with s = 1/2: V = 5 - 3.2
    // = 1.8, share 0.64. Four values of error 1 are as good as one of error 1/2.
    const Toy toy(100);
    const auto one = expected_learning(toy.measured(1.0, 0.0, 1), std::array{0.5}, toy.forecast);
    // 100 members: an error of about sqrt(2/100) = 14 % of each variance, so 0.36 x 0.2 of share.
    EXPECT_NEAR(one.share, 0.64, 0.07);
    EXPECT_LT(one.low, 0.64);
    EXPECT_GT(one.high, 0.64);
    EXPECT_NEAR(one.before, 5.0, 1.4);  // two of these errors
    const auto four =
        expected_learning(toy.measured(1.0, 0.0, 4), std::array{1.0, 1.0, 1.0, 1.0}, toy.forecast);
    EXPECT_NEAR(four.share, one.share, 1e-9);  // the same rule by algebra; round-off of 100 squares
}

TEST(ExpectedLearning, OfTheForecastItselfIsAllButItsError) {
    // d = f with s^2 = 5/9 of its variance 5: V = 5 - 25/(5 + 5/9) = 0.5, share 0.9.
    const Toy toy(100);
    const auto found = expected_learning(toy.measured(2.0, 1.0, 1),
                                         std::array{std::sqrt(5.0 / 9.0)}, toy.forecast);
    EXPECT_NEAR(found.share, 0.9, 0.03);  // 0.1 x 0.14, twice
}

TEST(ExpectedLearning, PromisesNothingOfATestThatHasNothingToDoWithTheForecast) {
    // 30 values for 40 members: the plain formula (1) would explain much of the forecast by chance.
    const Toy toy(40);
    const auto found = expected_learning(toy.noise(30), std::vector<double>(30, 0.3), toy.forecast);
    EXPECT_LT(found.share, 0.0);
}

TEST(ExpectedLearning, ReachesTheClosedFormFromBelowWithFewMembers) {
    double mean = 0.0;
    for (int trial = 0; trial < 20; ++trial) {
        Toy toy(400);  // cut into ensembles of 20 members
        Matrix d(20, 1);
        std::vector<double> f;
        for (std::size_t k = 0; k < 20; ++k) {
            d(k, 0) = toy.z1[20 * std::size_t(trial) + k];
            f.push_back(toy.forecast[20 * std::size_t(trial) + k]);
        }
        mean += expected_learning(d, std::array{0.5}, f).share / 20.0;
    }
    EXPECT_NEAR(mean, 0.60, 0.06);  // below 0.64; 400 members in all, as above
}

TEST(ChanceOfBest, NamesTheTestThatTellsMorePerCost) {
    const Toy toy(60);
    const std::array tests{
        expected_learning(toy.measured(1.0, 0.0, 1), std::array{0.2}, toy.forecast),
        expected_learning(toy.measured(0.0, 1.0, 1), std::array{0.2}, toy.forecast)};
    const auto same = chance_of_best(tests, std::array{1.0, 1.0}, 1);
    EXPECT_GT(same[0], 0.95);  // 4/5 against 1/5 of the variance
    EXPECT_NEAR(same[0] + same[1], 1.0, 1e-9);
    const auto dear = chance_of_best(tests, std::array{20.0, 1.0}, 1);
    EXPECT_GT(dear[1], 0.95);
    EXPECT_EQ(chance_of_best(tests, std::array{1.0, 1.0}, 1), same);
}

TEST(ExpectedLearning, OfAForecastThatIsSureIsNothing) {
    const auto found =
        expected_learning(Matrix(5, 1), std::array{1.0}, std::vector<double>(5, 2.0));
    EXPECT_EQ(found.before, 0.0);
    EXPECT_EQ(found.share, 0.0);
}

}  // namespace
}  // namespace gossan::numerics
