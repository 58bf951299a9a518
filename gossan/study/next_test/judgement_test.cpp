// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/next_test/judgement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "gossan/numerics/random_stream.hpp"
#include "gossan/study/next_test/next_test_result.hpp"

namespace gossan::study {
namespace {

using testing::HasSubstr;

constexpr std::size_t n_members = 80;

double normal(std::size_t member, const char* name) {
    return numerics::RandomStream(5, member, name).normal();
}

/// Samples on days 10, 20 ... of a number that is the same on all of them, each off by 0.5.
Candidate test_of(const char* name, double days, std::size_t first, double sd = 0.5) {
    Candidate made{.name = name, .days = days};
    Measurement measured{.output = "x", .first = first, .error = {.relative = 0.0, .absolute = sd}};
    for (double day = 10.0; day <= days; day += 10.0) measured.days.push_back(day);
    made.stops = measured.days;
    made.measurements.push_back(std::move(measured));
    return made;
}

/// What is forecast, x four times (places 1 to 4), and y four times (5 to 8), x and y of N(0, 1).
std::vector<std::vector<double>> members(double of_x, double of_y) {
    std::vector<std::vector<double>> rows;
    for (std::size_t k = 0; k < n_members; ++k) {
        const double x = normal(k, "x"), y = normal(k, "y");
        rows.push_back({of_x * x + of_y * y, x, x, x, x, y, y, y, y});
    }
    return rows;
}

TEST(Judgement, GivesTheAnalyticVarianceOfALinearForecast) {
    const std::vector<Candidate> one{test_of("column", 40.0, 1)};
    const auto worth = judge(one, members(2.0, 0.0), 1).front();
    // Tarantola2005: of f = 2 x with n values off by s the variance 4 becomes 4 (s^2/n)/(1 +
    // s^2/n), so 1/(1 + s^2/n) of it goes: 1/1.25 and 1/1.0625. The error of a share of 300 members
    // is some sqrt(2/300) of what is left, 0.08 (1 - share), with as much for the rule's own
    // chance.
    EXPECT_NEAR(worth.course[0].learning.share, 1.0 / 1.25, 0.04);
    EXPECT_NEAR(worth.whole.learning.share, 1.0 / 1.0625, 0.015);
    // Half of the 80 % interval of a standard deviation of 2: 1.2816 x 2, known to 5 %.
    EXPECT_NEAR(half_width(worth.whole.learning.before), 2.563, 0.2);
    EXPECT_NEAR(half_width(4.0), 2.563103, 1e-6);
}

TEST(Judgement, TellsMoreTheLongerATestGoesOn) {
    const std::vector<Candidate> one{test_of("column", 40.0, 1)};
    const auto course = judge(one, members(2.0, 0.0), 1).front().course;
    ASSERT_EQ(course.size(), 4U);
    for (std::size_t k = 1; k < course.size(); ++k) {
        EXPECT_EQ(course[k].values, k + 1);
        EXPECT_GT(course[k].learning.share, course[k - 1].learning.share);
    }
}

TEST(Judgement, FindsNothingInWhatHasNothingToDoWithTheForecast) {
    const std::vector<Candidate> two{test_of("of x", 40.0, 1), test_of("of y", 40.0, 5)};
    const auto worths = judge(two, members(2.0, 0.0), 1);
    EXPECT_NEAR(worths[1].whole.learning.share, 0.0, 0.06);  // a rule of one number: some 1/80
    EXPECT_LT(worths[1].whole.learning.low, 0.0);
    EXPECT_NEAR(worths[0].chance_in_all, 1.0, 1e-9);  // a sum of thousandths
    EXPECT_EQ(worths[1].chance_by_day, 0.0);
}

TEST(Judgement, SetsTheShorterOfTwoEqualTestsFirstByDay) {
    std::vector<Candidate> two{test_of("slow", 40.0, 1), test_of("quick", 40.0, 1)};
    two[0].set_up = 20.0;
    two[0].cost = 1.0;
    two[1].cost = 3.0;
    const auto worths = judge(two, members(2.0, 0.0), 1);
    EXPECT_NEAR(worths[1].chance_by_day, 1.0, 1e-9);  // a sum of thousandths
    ASSERT_TRUE(worths[0].chance_by_cost);
    EXPECT_NEAR(*worths[0].chance_by_cost, 1.0, 1e-9);
    EXPECT_EQ(worths[0].whole.learning.share, worths[1].whole.learning.share);
}

TEST(Judgement, CountsWhatIsMeasuredAtTheEndOnceAndOnTheDayOfStopping) {
    Candidate tail = test_of("tail", 40.0, 1);
    tail.measurements.front().is_at_end = true;
    const auto worth = judge(std::vector<Candidate>{tail}, members(2.0, 0.0), 1).front();
    for (const Narrowing& each : worth.course) EXPECT_EQ(each.values, 1U);
    EXPECT_NEAR(worth.whole.learning.share, 1.0 / 1.25, 0.06);  // as one value above
}

TEST(Judgement, LeavesOutWhatIsNotThereInEveryMember) {
    auto rows = members(2.0, 0.0);
    rows[7][1] = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Candidate> one{test_of("column", 40.0, 1)};
    const auto worth = judge(one, rows, 1).front();
    EXPECT_EQ(worth.left_out, 1U);
    EXPECT_EQ(worth.whole.values, 3U);
    EXPECT_EQ(worth.course[0].learning.share, 0.0) << "nothing is measured by day 10";
}

TEST(Judgement, AddsWhatTwoTestsTellOfTwoNumbers) {
    const std::vector<Candidate> two{test_of("of x", 40.0, 1), test_of("of y", 40.0, 5)};
    const auto rows = members(1.0, 1.0);
    const auto pairs = judge_pairs(two, rows);
    ASSERT_EQ(pairs.size(), 1U);
    // Each of the two has half of the variance, and 1/1.0625 of it goes.
    EXPECT_NEAR(pairs[0].both.learning.share, 1.0 / 1.0625, 0.03);
    EXPECT_NEAR(judge(two, rows, 1)[0].whole.learning.share, 0.5 / 1.0625, 0.16);
}

/// A judged study of made members, in words.
NextTestResult in_words(const std::vector<Candidate>& candidates,
                        const std::vector<std::vector<double>>& rows) {
    NextTest study;
    study.output = {.name = "recovery_pct", .unit = "%", .long_name = "recovery"};
    study.day = 240.0;
    study.candidates = candidates;
    NextTestResult result;
    for (std::size_t k = 0; k < rows.size(); ++k) result.members.push_back(k);
    result.worths = judge(candidates, rows, 1);
    result.half_shares = shares_of_half(candidates, rows);
    result.pairs = judge_pairs(candidates, rows);
    put_into_words(study, result);
    return result;
}

TEST(Words, SayHowFarTheBestNarrowsTheForecast) {
    const auto result =
        in_words({test_of("warm", 40.0, 1), test_of("of y", 40.0, 5)}, members(2.0, 0.0));
    // 1.28 x 2 before, and sqrt(1 - 1/1.0625) = 0.243 of it after: some 0.6.
    EXPECT_THAT(result.verdict, HasSubstr("warm, 40 days, narrows the forecast of recovery_pct on "
                                          "day 240 from ±2"));
    EXPECT_THAT(result.verdict, HasSubstr(" to ±0."));
    EXPECT_THAT(result.verdict, HasSubstr("100 in 100 that it is"));
    EXPECT_THAT(result.remarks, testing::Contains(HasSubstr("of y may narrow nothing")));
}

TEST(Words, SayThatFewMembersCannotTellTwoLikeTestsApart) {
    // Each member twice, x and y exchanged, so that neither test is better.
    auto rows = members(1.0, 1.0);
    rows.resize(6);
    for (std::size_t k = 0; k < 6; ++k) {
        auto exchanged = rows[k];
        std::rotate(exchanged.begin() + 1, exchanged.begin() + 5, exchanged.end());
        rows.push_back(std::move(exchanged));
    }
    const auto result = in_words({test_of("of x", 40.0, 1), test_of("of y", 40.0, 5)}, rows);
    EXPECT_LT(std::max(result.worths[0].chance_in_all, result.worths[1].chance_in_all), 0.8);
    EXPECT_THAT(result.remarks, testing::Contains(HasSubstr("12 members cannot tell of ")));
}

TEST(Words, SayThatTheRankingIsNotSettledWhereHalfOfTheMembersSayOtherwise) {
    // The forecast is y in the first half of the members and 4 x in the second.
    auto rows = members(4.0, 0.0);
    for (std::size_t k = 0; k < n_members / 2; ++k) rows[k][0] = rows[k][5];
    const auto result = in_words({test_of("of x", 40.0, 1), test_of("of y", 40.0, 5)}, rows);
    EXPECT_EQ(result.best_in_all, 0U);
    EXPECT_THAT(result.remarks,
                testing::Contains(HasSubstr("half of the members would have said of y in all")));
}

TEST(Words, SayWhenNoTestNarrowsTheForecast) {
    const auto result = in_words({test_of("of y", 40.0, 5)}, members(2.0, 0.0));
    EXPECT_THAT(result.verdict, HasSubstr("None of these tests narrows the forecast"));
}

}  // namespace
}  // namespace gossan::study
