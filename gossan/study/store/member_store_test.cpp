// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/store/member_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>

#include "gossan/base/error.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::study {
namespace {

const MemberStore::Identity identity{{"input", "abc"}, {"seed", "1"}};

StoredMember some_member() {
    return {.iteration = 2,
            .member = 7,
            .z = {0.1, -0.0, 1.0 / 3.0},
            .prediction = {.values = {std::numeric_limits<double>::denorm_min(), 1e300},
                           .wall_s = 0.25}};
}

TEST(MemberStore, GivesNumbersBackToTheBitAfterItWasClosed) {
    const records::ScratchFolder scratch;
    { MemberStore(scratch / "s.sqlite", identity).put(some_member()); }
    const MemberStore store(scratch / "s.sqlite", identity);
    const auto found = store.find(2, 7);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->z, some_member().z);
    EXPECT_TRUE(std::signbit(found->z[1]));
    EXPECT_EQ(found->prediction.values, some_member().prediction.values);
    EXPECT_EQ(found->prediction.wall_s, 0.25);
    EXPECT_FALSE(store.find(2, 8));
    EXPECT_FALSE(store.find(1, 7));
}

TEST(MemberStore, ListsTheMembersOfAnIterationInTheirOrder) {
    const records::ScratchFolder scratch;
    MemberStore store(scratch / "s.sqlite", identity);
    for (const std::uint64_t member : {5U, 1U, 3U}) {
        store.put({.iteration = 0, .member = member, .z = {double(member)}});
    }
    store.put({.iteration = 1, .member = 2});
    std::vector<std::uint64_t> order;
    for (const auto& each : store.members(0)) order.push_back(each.member);
    EXPECT_EQ(order, (std::vector<std::uint64_t>{1, 3, 5}));
}

TEST(MemberStore, IsRefusedForAnotherStudyNamingWhatDiffers) {
    const records::ScratchFolder scratch;
    { const MemberStore first(scratch / "s.sqlite", identity); }
    try {
        const MemberStore other(scratch / "s.sqlite", {{"input", "abc"}, {"seed", "2"}});
        FAIL() << "it was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ErrorCode::input);
        EXPECT_THAT(error.what(), testing::EndsWith("another study: seed"));
    }
}

TEST(MemberStore, ThatIsNoDatabaseIsRefused) {
    const records::ScratchFolder scratch;
    std::ofstream(scratch / "s.sqlite") << std::string(4096, 'x');
    EXPECT_THROW(MemberStore(scratch / "s.sqlite", identity), Error);
}

TEST(MemberStore, KeepsTheLastFigureOfAName) {
    const records::ScratchFolder scratch;
    MemberStore store(scratch / "s.sqlite", identity);
    store.put_figure("summary", "{}");
    store.put_figure("summary", "{1}");
    EXPECT_EQ(store.figure("summary"), "{1}");
    EXPECT_FALSE(store.figure("other"));
}

}  // namespace
}  // namespace gossan::study
