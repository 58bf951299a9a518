// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/delivery/record.hpp"

#include <gtest/gtest.h>

#include "gossan/supply/contract/made_contract.hpp"

namespace gossan::supply {
namespace {

struct Shipped {
    const char* day;
    double t;
};

/// One line of 100 t for 15 January 2025, and what was shipped for it by 28 February.
LineOutcome line_with(const std::vector<Shipped>& shipments, const OnTimeDefinition& definition) {
    ContractHistory history;
    history.nominations = {{.line = "C1",
                            .month = made::month("2025-01"),
                            .calls = {{.told = made::day("2024-12-15"),
                                       .confirmed = made::day("2025-01-15"),
                                       .mass = made::tonnes(100)}}}};
    for (const Shipped& each : shipments) {
        Delivery made = made::delivery("2025-01", each.t);
        made.line = "C1";
        made.day = made::day(each.day);
        history.deliveries.push_back(made);
    }
    return on_time_record(definition, history, made::day("2025-02-28")).lines.front();
}

TEST(OnTimeInFull, FollowsItsDefinition) {
    const OnTimeDefinition two_days;  // and 2 % less or more
    const OnTimeDefinition loose{
        .early_days = 10, .late_days = 10, .in_full = 0.1, .too_much = 0.1};
    struct Case {
        std::vector<Shipped> shipments;
        OnTimeDefinition definition;
        bool on_time, in_full, both;
        std::optional<double> days_late;
    };
    const std::vector<Case> cases{
        {{{"2025-01-13", 50}, {"2025-01-17", 50}}, two_days, true, true, true, 2.0},
        {{{"2025-01-13", 50}, {"2025-01-18", 50}}, two_days, false, true, false, 3.0},
        {{{"2025-01-12", 100}}, two_days, false, true, false, -3.0},
        {{{"2025-01-15", 97.9}}, two_days, true, false, false, {}},
        {{{"2025-01-15", 98.0}}, two_days, true, true, true, 0.0},
        {{{"2025-01-15", 102.1}}, two_days, true, false, false, 0.0},
        {{{"2025-01-15", 99}, {"2025-01-25", 1}}, two_days, false, true, true, 0.0},
        {{{"2025-01-25", 91}}, loose, true, true, true, 10.0},
        {{}, two_days, false, false, false, {}},
    };
    for (std::size_t k = 0; k < cases.size(); ++k) {
        const LineOutcome found = line_with(cases[k].shipments, cases[k].definition);
        EXPECT_EQ(found.is_on_time, cases[k].on_time) << "case " << k;
        EXPECT_EQ(found.is_in_full, cases[k].in_full) << "case " << k;
        EXPECT_EQ(found.is_both, cases[k].both) << "case " << k;
        EXPECT_EQ(found.days_late, cases[k].days_late) << "case " << k;
    }
}

TEST(OnTimeInFull, CountsLinesWhoseWindowIsPast) {
    ContractHistory history;
    for (const char* month : {"2025-01", "2025-02", "2025-03"}) {
        history.nominations.push_back(
            {.line = month,
             .month = made::month(month),
             .calls = {{.confirmed = made::delivery(month, 1).day, .mass = made::tonnes(250)}}});
    }
    history.deliveries = {made::delivery("2025-01", 250), made::delivery("2025-02", 150)};
    const auto record = on_time_record({}, history, made::day("2025-02-28"));
    EXPECT_EQ(record.lines.size(), 3U);
    EXPECT_EQ(record.due, 2);
    EXPECT_EQ(record.both, 1);
}

TEST(OnTimeInFull, IsNotMendedByMovingTheDay) {
    // 100 t for 15 January; moved to the 25th on the 10th, and to 5 February on the 28th, when the
    // 25th was past. They came on 5 February: late by 21 days, or by 11 of the day agreed in time.
    ContractHistory history;
    const auto call = [](const char* told, const char* confirmed) {
        return CallOff{made::day(told), made::day(confirmed), made::tonnes(100)};
    };
    history.nominations = {
        {.line = "C1",
         .month = made::month("2025-01"),
         .calls = {call("2024-12-15", "2025-01-15"), call("2025-01-10", "2025-01-25"),
                   call("2025-01-28", "2025-02-05")}}};
    history.deliveries = {made::delivery("2025-01", 100)};
    history.deliveries[0].line = "C1";
    history.deliveries[0].day = made::day("2025-02-05");
    const double as_of = made::day("2025-02-28");
    const LineOutcome first = on_time_record({}, history, as_of).lines.at(0);
    EXPECT_EQ(first.days_late, 21.0);
    EXPECT_EQ(first.revisions, 2);
    const LineOutcome last =
        on_time_record({.against = ConfirmedCall::last}, history, as_of).lines.at(0);
    EXPECT_EQ(last.days_late, 11.0);
    EXPECT_FALSE(last.is_both);
}

TEST(Reliability, CountsPromisesThatAreDue) {
    ContractHistory history;
    history.deliveries = {made::delivery("2025-01", 250), made::delivery("2025-02", 150)};
    const auto promise = [](const char* by, double t, double chance) {
        return Promise{.by = made::day(by), .mass = made::tonnes(t), .chance = chance};
    };
    history.promises = {promise("2025-01-31", 240, 0.9), promise("2025-02-28", 450, 0.9),
                        promise("2025-02-28", 400, 0.5), promise("2025-03-31", 1, 0.5)};
    const auto points = reliability(promise_outcomes(history, made::day("2025-03-01")));
    ASSERT_EQ(points.size(), 2U);
    EXPECT_EQ(points[0].promises, 1);  // of 50 in 100; that of March is not due
    EXPECT_EQ(points[0].kept, 1);
    EXPECT_EQ(points[1].promises, 2);
    EXPECT_EQ(points[1].kept, 1);
}

}  // namespace
}  // namespace gossan::supply
