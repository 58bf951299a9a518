// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/optimise_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::report {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A plan of one decision, an objective to grow and a constraint.
std::string plan(const char* drip, double copper, double missed, const std::string& more = {}) {
    const std::string value = std::to_string(copper);
    return R"({"decisions": [")" + std::string(drip) + R"("], "changes": [0.5], "places": [0.5],
        "objectives": [{"mean": )" +
           value + R"(, "p10": )" + value + R"(, "p90": )" + value + R"(}],
        "constraints": [{"mean": 5, "p10": 5, "p90": 5, "holds_in": 1, "missed": )" +
           std::to_string(missed) + R"(, "binds": )" + (missed > -0.02 ? "true" : "false") +
           R"(}], "violation": 0, "failed_members": 0)" + more + "}";
}

std::string summary(const std::string& found) {
    return R"({"schema": "gossan.optimise/1", "version": "1", "title": "Drip < more", "engine": "cmaes",
        "plans_tried": 9, "members": 1, "failed_runs": 1, "site": "one column", "decision_names": ["drip"],
        "objective_names": ["copper, t"], "aims": ["maximise"], "constraint_names": ["flow"],
        "base": )" +
           plan("5 L/m2/h", 100.0, -0.5, R"(, "full": [80], "reduced": [100])") +
           R"(, "search": [], "tried": [], "notes": ["a word"], )" + found + "}";
}

std::string page_of(const std::string& text) {
    const records::ScratchFolder folder;
    records::write_atomically(folder / "summary.json", text);
    write_optimise_report(folder.path(), folder / "report.html");
    return records::read_file(folder / "report.html");
}

TEST(OptimiseReport, SaysWhatThePlanGivesInFullAndHowFarTheReducedSiteIsOff) {
    const std::string page =
        page_of(summary(R"("front": [)" +
                        plan("6 L/m2/h", 130.0, -0.01,
                             R"(, "file": "plans/01.toml", "full": [100], "reduced": [130])") +
                        "]"));
    EXPECT_THAT(page,
                HasSubstr("plan 01 with 100 against 80 in force (+25\u00a0%, on the full site)"));
    EXPECT_THAT(page, HasSubstr("flow binds in 1 of 1 plan"));
    EXPECT_THAT(
        page,
        HasSubstr("<td class=\"number\">+30\u00a0%</td>"));  // of the searched site: 130 of 100
    EXPECT_THAT(page, HasSubstr("1 run failed"));
    EXPECT_THAT(page, HasSubstr("Drip &lt; more"));
    EXPECT_THAT(page, Not(HasSubstr("\"Drip < more\"")));  // also not in the data of the scripts
}

TEST(OptimiseReport, TellsMembersOfThePlansThatHaveThem) {
    const std::string members =
        R"(, "in_members": {"objectives": [{"mean": 95, "p10": 90, "p90": 99}], "holds_in": [1]})";
    std::string text = summary(
        R"("reduced_against_full": [{"right_pairs": 1, "pairs": 1, "off": 0.3, "off_corrected": 0.05}],
        "front": [)" +
        plan("6 L/m2/h", 130.0, -0.5,
             members + R"(, "file": "plans/01.toml", "full": [100], "reduced": [130])") +
        "," +
        plan("7 L/m2/h", 120.0, -0.5,
             R"(, "file": "plans/02.toml", "full": [110], "reduced": [120])") +
        "]");
    text.replace(text.find(R"("members": 1)"), 12, R"("members": 1, "members_of_chosen": 8)");
    text.replace(text.find(R"(, "full": [80])"), 0, members);
    const std::string page = page_of(text);
    EXPECT_THAT(page,
                HasSubstr("8 members stand for what is not known, of the plans looked at closely"));
    EXPECT_THAT(page, HasSubstr("90 to 99</div>"));
    EXPECT_THAT(page, Not(HasSubstr("120 to 120")));  // run in one world
    // Of three pairs the reduced site turns 01 and 02 round.
    EXPECT_THAT(page, HasSubstr("2 of 3 pairs of these plans in the order of the full site"));
    EXPECT_THAT(page, HasSubstr("off by at most 30\u00a0%, 5\u00a0% after the correction"));
}

TEST(OptimiseReport, SaysWhenNoPlanHoldsAndWhatTheLeastViolatedMisses) {
    const std::string page =
        page_of(summary(R"("front": [], "least_violated": )" + plan("9 L/m2/h", 150.0, 0.34)));
    EXPECT_THAT(page, HasSubstr("no plan holds all constraints"));
    EXPECT_THAT(page, HasSubstr("misses flow by 34 %"));
}

TEST(OptimiseReport, IsOfASearchForPlansAlone) {
    const records::ScratchFolder folder;
    records::write_atomically(folder / "summary.json", R"({"schema": "another/1"})");
    EXPECT_THROW(write_optimise_report(folder.path(), folder / "report.html"), Error);
}

}  // namespace
}  // namespace gossan::report
