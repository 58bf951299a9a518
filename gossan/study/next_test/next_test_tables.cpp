// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/folder/sheets.hpp"
#include "gossan/study/next_test/next_test_record.hpp"

namespace gossan::study {
namespace {

using tables::SheetToWrite;
using tables::SheetValue;

constexpr const char* share = "share of the variance that goes";
constexpr const char* low = "share, 10 in 100 below";
constexpr const char* high = "share, 10 in 100 above";
constexpr const char* after = "80 in 100 within ±, after";

SheetValue or_blank(const std::optional<double>& value) {
    return value ? SheetValue(*value) : SheetValue();
}

SheetToWrite candidates(const NextTest& study, const NextTestResult& result) {
    auto made = new_sheet(
        "candidates", {"test", "days", "set-up days", "values", share, low, high,
                       "80 in 100 within ±, before", after, "unit", "share per day",
                       "chance that it is best per day", "chance that it is best in all", "cost",
                       "chance that it is best per cost", "day by which nine tenths are told"});
    for (std::size_t n = 0; n < study.candidates.size(); ++n) {
        const Candidate& own = study.candidates[n];
        const CandidateWorth& worth = result.worths[n];
        const auto& learning = worth.whole.learning;
        add_row(made, {own.name, own.days, own.set_up, double(worth.whole.values), learning.share,
                       learning.low, learning.high, half_width(learning.before),
                       half_width(learning.after), study.output.unit, learning.share / own.time(),
                       worth.chance_by_day, worth.chance_in_all, or_blank(own.cost),
                       or_blank(worth.chance_by_cost), or_blank(worth.enough_day)});
    }
    return made;
}

SheetToWrite course(const NextTest& study, const NextTestResult& result) {
    auto made = new_sheet("course", {"test", "stopped on day", "values", share, low, high, after});
    for (std::size_t n = 0; n < study.candidates.size(); ++n) {
        for (const Narrowing& each : result.worths[n].course) {
            add_row(made,
                    {study.candidates[n].name, each.day, double(each.values), each.learning.share,
                     each.learning.low, each.learning.high, half_width(each.learning.after)});
        }
    }
    return made;
}

SheetToWrite measurements(const NextTest& study, const NextTestResult& result) {
    auto made = new_sheet("measurements",
                          {"test", "measured alone", "when", "values", share, low, high, after});
    for (std::size_t n = 0; n < study.candidates.size(); ++n) {
        for (const MeasurementWorth& each : result.worths[n].by_measurement) {
            const auto& learning = each.alone.learning;
            add_row(made, {study.candidates[n].name, each.output,
                           std::string(each.is_at_end ? "at the end" : "each sample"),
                           double(each.alone.values), learning.share, learning.low, learning.high,
                           half_width(learning.after)});
        }
    }
    return made;
}

SheetToWrite pairs(const NextTest& study, const NextTestResult& result) {
    auto made = new_sheet("pairs", {"test", "and test", "days", share, low, high, after});
    for (const PairWorth& each : result.pairs) {
        const auto& learning = each.both.learning;
        add_row(made,
                {study.candidates[each.one].name, study.candidates[each.other].name, each.time,
                 learning.share, learning.low, learning.high, half_width(learning.after)});
    }
    return made;
}

}  // namespace

std::vector<SheetToWrite> next_test_tables(const NextTest& study, const NextTestResult& result) {
    std::vector<SheetToWrite> sheets{candidates(study, result), course(study, result),
                                     measurements(study, result)};
    if (!result.pairs.empty()) sheets.push_back(pairs(study, result));
    return sheets;
}

}  // namespace gossan::study
