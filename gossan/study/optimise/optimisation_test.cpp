// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/optimisation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/made_site.hpp"
#include "gossan/study/optimise/optimise_record.hpp"

namespace gossan::study {
namespace {

using testing::HasSubstr;

/// A column of two weeks whose drip and cure may be set; extraction against acid.
class SmallStudy {
public:
    explicit SmallStudy(const std::string& more, const std::string& engine = "cmaes") {
        records::write_atomically(folder_ / "column.toml", simulation::made::small_bioleach);
        records::write_atomically(folder_ / "members.csv",
                                  "member,bed.temperature [degC],ore.minerals.chalcocite [%],z of "
                                  "bed.temperature\n0,20,0.1,-1\n1,25,0.2,0\n2,30,0.3,0\n"
                                  "3,35,0.4,0\n4,40,0.5,1\n");
        const std::string text =
            "[study]\ntitle = \"small\"\npopulation = 8\ngenerations = 4\n"
            "chosen = 2\nengine = \"" +
            engine + "\"\n" + R"(
[plan]
scenario = "column.toml"
overrides = ["run.duration=8 d", "bed.lifts=[]", "bed.cells=3"]
[[decisions]]
name = "drip"
paths = ["irrigation.steps[0].rate"]
low = "2 L/m2/h"
high = "10 L/m2/h"
step = "2 L/m2/h"
[[decisions]]
name = "cure"
paths = ["cure.acid"]
low = "2 kg/t"
high = "8 kg/t"
step = "2 kg/t"
)" + more;
        Diagnostics diagnostics;
        const scenario::Input file{folder_ / "optimise.toml", text, folder_.path().string()};
        Origins origins;
        scenario::read_into(description_of<OptimiseInput>(), &input, file, {}, origins,
                            diagnostics);
        diagnostics.throw_if_any();
    }

    Optimisation find(int threads = 1, const StudyAttendant& attendant = {}) {
        Diagnostics diagnostics;
        PlanRuns runs(input, {}, diagnostics);
        const PlanSpace space(input.decisions, runs.origins(), diagnostics);
        diagnostics.throw_if_any();
        if (is_kept) runs.keep_in(folder_.path());
        auto found = optimise(input, runs, space, threads, attendant);
        write_optimisation(folder_.path(), input, runs, space, found, "test");
        return found;
    }

    OptimiseInput input;
    bool is_kept = false;

    [[nodiscard]] std::filesystem::path path(const std::string& name) const {
        return folder_ / name;
    }

private:
    records::ScratchFolder folder_;
};

constexpr const char* least_acid = R"(
[[objectives]]
name = "acid"
aim = "minimise"
figure = "acid_consumed_gross_kg_per_t"
[[constraints]]
name = "extraction"
figure = "extraction"
least = 0.012
)";

TEST(Optimise, FindsThePlanThatBruteForceFinds) {
    SmallStudy study(least_acid);
    Diagnostics diagnostics;
    PlanRuns runs(study.input, {}, diagnostics);
    std::vector<PlanJob> jobs;
    for (const int rate : {2, 4, 6, 8, 10}) {
        for (const int cure : {2, 4, 6, 8}) {
            jobs.push_back(
                {.edits = {"irrigation.steps[0].rate=" + std::to_string(rate) + " L/m2/h",
                           "cure.acid=" + std::to_string(cure) + " kg/t"}});
        }
    }
    std::size_t best = jobs.size();
    const auto grid = runs.run(jobs, 2);
    for (std::size_t k = 0; k < jobs.size(); ++k) {
        if (grid[k].figures[1] < 0.012) continue;
        if (best == jobs.size() || grid[k].figures[0] < grid[best].figures[0]) best = k;
    }
    ASSERT_LT(best, jobs.size());
    study.is_kept = true;
    const auto found = study.find();
    ASSERT_EQ(found.front.size(), 1u);
    EXPECT_EQ(found.front[0].figures[0].mean, grid[best].figures[0]);
    double least_tried = 1e9;
    for (const auto& each : found.search.tried) {
        EXPECT_FALSE(has_failed(each.worth));
        if (each.worth.violation > 0.0) continue;
        least_tried = std::min(least_tried, objective_of(found, study.input, each.worth, 0));
    }
    // Scaled and back: two roundings.
    EXPECT_NEAR(least_tried, found.front[0].figures[0].mean, 1e-14 * least_tried);
}

constexpr const char* two_objectives = R"(
[[objectives]]
name = "extraction"
aim = "maximise"
figure = "extraction"
[[objectives]]
name = "acid"
aim = "minimise"
figure = "acid_consumed_gross_kg_per_t"
)";

TEST(Optimise, GivesTheSameBitsForAnyThreadsAndAfterAKill) {
    SmallStudy study(two_objectives, "nsga2");
    study.input.study.generations = 2;
    const auto one = study.find(1);
    const auto text = records::read_file(study.path("front.csv"));
    (void)study.find(3);
    EXPECT_EQ(records::read_file(study.path("front.csv")), text);
    study.is_kept = true;
    std::size_t n = 0;
    EXPECT_THROW((void)study.find(1, {.is_interrupted = [&n] { return ++n > 300; }}),
                 StudyInterrupted);
    const auto again = study.find(2);
    EXPECT_EQ(records::read_file(study.path("front.csv")), text);
    EXPECT_EQ(study.find(2).n_runs, 0u);  // all of it is kept
    EXPECT_GE(one.front.size(), 2u);
}

TEST(Optimise, WritesPlansThatGiveWhatTheyPromise) {
    SmallStudy study(two_objectives, "nsga2");
    study.input.study.generations = 1;
    study.input.reduced = ReducedInput{.cells = 2};
    const auto found = study.find();
    SmallStudy again(two_objectives, "nsga2");
    again.input.plan.scenario.path = study.path(plan_file(found.chosen.back())).string();
    again.input.plan.overrides.clear();
    Diagnostics diagnostics;
    PlanRuns runs(again.input, {}, diagnostics);
    diagnostics.throw_if_any();
    const std::vector<PlanJob> job{PlanJob{.is_full = true}};
    EXPECT_EQ(runs.run(job, 1)[0].figures, found.front[found.chosen.back()].full);
}

TEST(Optimise, HoldsAConstraintInTheShareOfMembersAskedFor) {
    const std::string members = "[members]\nfile = \"members.csv\"\ncount = 5\n";
    SmallStudy study(members + least_acid);
    study.input.constraints[0].least = 0.008;
    study.input.constraints[0].holds_in = Number{0.8};
    study.input.study.generations = 0;  // the first plans tell
    study.is_kept = true;
    const auto found = study.find();
    ASSERT_EQ(found.front.size(), 1u);
    EXPECT_GE(found.front[0].constraints[0].holds_in, 0.8);
    study.input.constraints[0].holds_in = Number{0.2};  // asks for less, so that it costs no more
    EXPECT_LE(study.find().front[0].figures[0].mean, found.front[0].figures[0].mean);
}

TEST(Optimise, TriesChosenPlansInMembersThatWereNotSearched) {
    const std::string members = "[members]\nfile = \"members.csv\"\ncount = 5\nof = \"chosen\"\n";
    const std::string smaller = "[reduced]\ncells = 2\n";
    SmallStudy alone(smaller + two_objectives, "nsga2");
    SmallStudy study(members + smaller + two_objectives, "nsga2");
    alone.input.study.generations = study.input.study.generations = 0;
    const auto found = study.find();
    const auto& base = found.base;
    EXPECT_EQ(base.figures[0].mean, alone.find().base.figures[0].mean);  // the same search
    ASSERT_TRUE(base.over_members);
    EXPECT_LT(base.over_members->figures[0].low, base.over_members->figures[0].high);
    EXPECT_TRUE(base.over_members->better.empty());
    for (std::size_t k = 0; k < found.front.size(); ++k) {
        const bool is_chosen = std::count(found.chosen.begin(), found.chosen.end(), k) > 0;
        ASSERT_EQ(found.front[k].over_members.has_value(), is_chosen);
        if (!is_chosen) continue;
        for (const double share : found.front[k].over_members->better) {
            EXPECT_GE(share, 0.0);
            EXPECT_LE(share, 1.0);
        }
    }
    ASSERT_EQ(found.full_checks.size(), 2u);
    EXPECT_GT(found.full_checks[0].pairs, 0u);
    EXPECT_THAT(records::read_file(study.path("words.txt")), HasSubstr("pairs rightly"));
}

TEST(Optimise, GivesTheLeastViolatedPlanWhereNoneHolds) {
    SmallStudy study(least_acid);
    study.input.constraints[0].least = 2.0;  // extraction of all copper twice
    study.input.study.generations = 1;
    const auto found = study.find();
    ASSERT_TRUE(found.least_violated);
    EXPECT_GT(found.least_violated->constraints[0].missed, 0.5);
    EXPECT_TRUE(std::filesystem::exists(study.path("plans/least_violated.toml")));
}

TEST(Optimise, RefusesFiguresWithoutAPriceOrAName) {
    const auto message = [](const char* figure) {
        SmallStudy study(least_acid);
        study.input.objectives[0].figure = figure;
        try {
            (void)study.find();
        } catch (const Error& error) {
            return error.what() + error.hint;
        }
        return std::string("no fault");
    };
    EXPECT_THAT(message("npv"), HasSubstr("income.cathode_t"));
    EXPECT_THAT(message("co2e_kg"), HasSubstr("emissions"));
    EXPECT_THAT(message("extractoin"), HasSubstr("extraction"));
}

TEST(Standing, TakesTheMemberThatMustJustHold) {
    ConstraintInput flow;
    flow.most = 100.0;
    flow.holds_in = Number{0.8};
    // Four of five hold; the fourth has 1 % to spare.
    const Standing standing = standing_of(flow, {90.0, 99.0, 120.0, 80.0, 95.0});
    EXPECT_DOUBLE_EQ(standing.holds_in, 0.8);
    EXPECT_NEAR(standing.missed, -0.01, 1e-12);
    EXPECT_TRUE(standing.binds());
    flow.holds_in = Number{1.0};
    EXPECT_NEAR(standing_of(flow, {90.0, 99.0, 120.0, 80.0, 95.0}).missed, 0.2, 1e-12);
}

TEST(Spread, IsThatOfTheMembersThatDidNotFail) {
    const FigureSpread spread = spread_of({4.0, NAN, 2.0, 3.0});
    EXPECT_DOUBLE_EQ(spread.mean, 3.0);
    EXPECT_DOUBLE_EQ(spread.low, 2.2);  // a tenth of the way over two steps
    EXPECT_DOUBLE_EQ(spread.high, 3.8);
}

}  // namespace
}  // namespace gossan::study
