// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/workforce/workforce.hpp"

#include <gtest/gtest.h>

#include <array>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <set>
#include <thread>

#include "gossan/study/workforce/member_text.hpp"
#include "gossan/study/workforce/rank_workforce.hpp"

namespace gossan::study {
namespace {

const std::vector<std::vector<double>> points{
    {1.0, 0.1}, {2.0, 0.2}, {3.0, 0.3}, {4.0, 1.0 / 3.0}, {5.0, -0.5}};

/// Fails at 3, else the two numbers multiplied and divided.
Prediction run_one(std::span<const double> z) {
    if (z[0] == 3.0) return {.failed = true, .message = "dry\nat \"three\""};
    return {.values = {z[0] * z[1], z[0] / z[1]}};
}

void expect_all(const std::vector<Prediction>& made) {
    ASSERT_EQ(made.size(), points.size());
    for (std::size_t k = 0; k < made.size(); ++k) {
        const Prediction expected = run_one(points[k]);
        EXPECT_EQ(made[k].failed, expected.failed);
        EXPECT_EQ(made[k].values, expected.values) << k;
        EXPECT_EQ(made[k].message, expected.message);
    }
}

/// Processes in the guise of threads: each `gather` waits for all.
class Meeting {
public:
    explicit Meeting(std::size_t count) : given_(count) {}

    std::vector<std::string> gather(std::size_t mine, const std::string& bytes) {
        std::unique_lock<std::mutex> lock(mutex_);
        given_[mine] = bytes;
        const std::size_t round = round_;
        if (++arrived_ == given_.size()) {
            all_ = given_;
            arrived_ = 0;
            ++round_;
            everyone_.notify_all();
        } else {
            everyone_.wait(lock, [&] { return round_ != round; });
        }
        return all_;
    }

private:
    std::mutex mutex_;
    std::condition_variable everyone_;
    std::vector<std::string> given_, all_;
    std::size_t arrived_ = 0, round_ = 0;
};

class MeetingRank final : public simulation::Ranks {
public:
    MeetingRank(Meeting& meeting, int count, int mine) : Ranks(count, mine), meeting_(meeting) {}

private:
    std::vector<std::string> gather(const std::string& bytes) override {
        return meeting_.gather(std::size_t(mine()), bytes);
    }
    Meeting& meeting_;
};

TEST(ThreadWorkforce, GivesPredictionsInTheOrderOfPointsForAnyNumberOfThreads) {
    for (const int threads : {1, 2, 7}) {
        std::set<std::size_t> told;
        const auto made = ThreadWorkforce(threads).run(
            {.points = points,
             .run = run_one,
             .on_done = [&](std::size_t member, const Prediction&) { told.insert(member); }});
        expect_all(made);
        EXPECT_EQ(told.size(), points.size());
    }
}

TEST(RankWorkforce, SharesBatchesAmongRanksToTheSameBits) {
    for (const int count : {1, 2, 3, 7}) {  // more ranks than points too
        Meeting meeting{std::size_t(count)};
        std::vector<std::thread> others;
        for (int mine = 1; mine < count; ++mine) {
            others.emplace_back([&meeting, count, mine] {
                MeetingRank ranks(meeting, count, mine);
                RankWorkforce(ranks, 1).serve(run_one);
            });
        }
        MeetingRank first(meeting, count, 0);
        RankWorkforce workforce(first, 2);
        for (int batch = 0; batch < 2; ++batch) {
            std::multiset<std::size_t> told;
            expect_all(workforce.run(
                {.points = points,
                 .run = run_one,
                 .on_done = [&](std::size_t member, const Prediction&) { told.insert(member); }}));
            EXPECT_EQ(told, (std::multiset<std::size_t>{0, 1, 2, 3, 4})) << count << " ranks";
        }
        EXPECT_TRUE(workforce.run({.run = run_one}).empty());
        workforce.dismiss();
        for (std::thread& other : others) other.join();
    }
}

TEST(MemberText, GivesNumbersBackToTheBit) {
    const std::vector<double> z{0.1, -0.0, 1.0 / 3.0, std::numeric_limits<double>::denorm_min()};
    const Prediction made{.values = {1e300, 2.0 / 3.0}, .message = "a\nb", .wall_s = 0.25};
    const std::string line = line_of(z, made);
    EXPECT_EQ(line.find('\n'), line.npos);
    const auto found = run_point_of(line);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->z, z);
    EXPECT_TRUE(std::signbit(found->z[1]));
    EXPECT_EQ(found->prediction.values, made.values);
    EXPECT_EQ(found->prediction.message, made.message);
    EXPECT_EQ(*point_of(line_of(z)), z);
}

TEST(MemberText, TakesNoLineThatWasCutOff) {
    const std::string line = line_of(std::array{1.5}, {.values = {2.5}});
    for (std::size_t length = 0; length < line.size(); ++length) {
        EXPECT_FALSE(run_point_of(line.substr(0, length))) << length;
    }
    EXPECT_EQ(whole_lines("one\ntwo\nthr").size(), 2U);
}

}  // namespace
}  // namespace gossan::study
