// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>

#include "gossan/base/error.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/study/cluster/campaign.hpp"
#include "gossan/study/cluster/cluster_workforce.hpp"
#include "gossan/study/cluster/slurm.hpp"

namespace gossan::study {
namespace {

using testing::ElementsAre;

const std::vector<std::vector<double>> points{{1.0}, {2.0}, {3.0}, {4.0}, {5.0}};

/// How often each point was run, beside what it gives.
struct Counter {
    std::map<double, int> runs = {};
    RunMember runner() {
        return [this](std::span<const double> z) {
            ++runs[z[0]];
            return Prediction{.values = {z[0] / 3.0}};
        };
    }
};

Request suspension(ClusterWorkforce& workforce) {
    try {
        (void)workforce.run({.points = points});
    } catch (const Suspended& suspended) {
        return suspended.request;
    }
    ADD_FAILURE() << "the study went on";
    return {};
}

TEST(ClusterWorkforce, AsksOnceForWhatIsMissingAndGivesItInOrderOnceItIsThere) {
    const records::ScratchFolder scratch;
    const ShardFiles files(scratch / "cluster");
    ClusterWorkforce workforce(files, "abc", 2, 1);
    const Request request = suspension(workforce);
    EXPECT_EQ(request.number, 1);
    EXPECT_EQ(request.tasks, 2U);
    EXPECT_EQ(request.points, points);
    Counter counter;
    EXPECT_EQ(files.run_task(request, 1, counter.runner(), 1), 2U);  // points 2 and 4
    EXPECT_EQ(suspension(workforce).number, 1);  // no second request for the rest
    EXPECT_EQ(files.run_task(request, 0, counter.runner(), 2), 3U);
    std::vector<double> values;
    for (const auto& made : workforce.run({.points = points})) values.push_back(made.values[0]);
    EXPECT_THAT(values, ElementsAre(1.0 / 3.0, 2.0 / 3.0, 1.0, 4.0 / 3.0, 5.0 / 3.0));
}

TEST(ClusterWorkforce, RunsBatchesOfFewerPointsThanTasksByItself) {
    const records::ScratchFolder scratch;
    const ShardFiles files(scratch / "cluster");
    ClusterWorkforce workforce(files, "abc", 6, 2);
    Counter counter;
    const auto made = workforce.run({.points = points, .run = counter.runner()});
    EXPECT_EQ(made.at(4).values.front(), 5.0 / 3.0);
    EXPECT_EQ(counter.runs.size(), 5U);
    EXPECT_FALSE(files.last_request());
}

TEST(ClusterWorkforce, RefusesTasksOfAnotherStudy) {
    const records::ScratchFolder scratch;
    const ShardFiles files(scratch / "cluster");
    ClusterWorkforce first(files, "abc", 2, 1), other(files, "abd", 2, 1);
    (void)suspension(first);
    EXPECT_THROW((void)other.run({.points = points}), Error);
}

TEST(ClusterWorkforce, TakesNoResultsOfAnotherStudyThatHasTheSamePoints) {
    // As of two studies of one seed: nothing is missing, but the values are the other's.
    const records::ScratchFolder scratch;
    const ShardFiles files(scratch / "cluster");
    ClusterWorkforce first(files, "abc", 2, 1), other(files, "abd", 2, 1);
    const Request request = suspension(first);
    Counter counter;
    (void)files.run_task(request, 0, counter.runner(), 1);
    (void)files.run_task(request, 1, counter.runner(), 1);
    EXPECT_EQ(first.run({.points = points}).size(), 5U);
    EXPECT_THROW((void)other.run({.points = points, .run = counter.runner()}), Error);
}

TEST(ShardFiles, AfterAKillRunOnlyWhatIsMissing) {
    const records::ScratchFolder scratch;
    const ShardFiles files(scratch / "cluster");
    const Request request{.number = 1, .identity = "abc", .tasks = 1, .points = points};
    files.put(request);
    // A task that was killed while it wrote its third member.
    std::filesystem::create_directories(scratch / "cluster" / "results");
    std::ofstream(scratch / "cluster" / "results" / "1-0-dead.jsonl")
        << R"({"z":[1.0],"failed":false,"message":"","wall_s":0.1,"values":[0.25]})"
        << "\n"
        << R"({"z":[4.0],"failed":true,"message":"dry","wall_s":0.1,"values":[]})"
        << "\n"
        << R"({"z":[2.0],"failed":false,"mess)";
    Counter counter;
    EXPECT_EQ(files.run_task(request, 0, counter.runner(), 1), 3U);
    EXPECT_EQ(counter.runs, (std::map<double, int>{{2.0, 1}, {3.0, 1}, {5.0, 1}}));
    const auto results = files.results();
    EXPECT_EQ(results.size(), 5U);
    EXPECT_EQ(results.at({1.0}).values.front(), 0.25);
    EXPECT_TRUE(results.at({4.0}).failed);  // a member that fails is a result, not a loss
    EXPECT_EQ(files.run_task(request, 0, counter.runner(), 1), 0U);
}

TEST(ShardFiles, KnowTheirLastRequestAndRefuseOneThatIsNotWhole) {
    const records::ScratchFolder scratch;
    const ShardFiles files(scratch / "cluster");
    EXPECT_FALSE(files.last_request());
    files.put({.number = 1, .identity = "abc", .tasks = 2, .points = points});
    files.put({.number = 2, .identity = "abc", .tasks = 1, .points = {{0.1, -0.25}}});
    const auto last = files.last_request();
    ASSERT_TRUE(last);
    EXPECT_EQ(last->number, 2);
    EXPECT_THAT(last->points, ElementsAre(ElementsAre(0.1, -0.25)));
    std::ofstream(scratch / "cluster" / "requests" / "3.jsonl")
        << R"({"identity":"abc","tasks":1,"points":2})"
        << "\n[1.0]\n";
    EXPECT_THROW((void)files.request(3), Error);
}

TEST(Slurm, TellsTasksFromLinesOfItsQueue) {
    const auto tasks =
        tasks_of("12|0|RUNNING|None\n12|1|CANCELLED|None\n13|N/A|PENDING|Dependency\n");
    ASSERT_EQ(tasks.size(), 3U);
    EXPECT_EQ(tasks[1].job, "12");
    EXPECT_EQ(tasks[1].index, "1");
    EXPECT_TRUE(tasks[1].is_lost());
    EXPECT_TRUE(tasks[0].is_live() && !tasks[0].is_lost());
    EXPECT_EQ(tasks[2].reason, "Dependency");
    EXPECT_TRUE(tasks[2].is_pending());
}

TEST(Slurm, WritesIndicesAsRanges) {
    EXPECT_EQ(index_list(std::array<std::size_t, 5>{0, 1, 2, 5, 7}), "0-2,5,7");
    EXPECT_EQ(index_list({}), "");
}

TEST(Slurm, PutsDependenciesAndWordsOfTheUserBeforeTheScript) {
    EXPECT_THAT(submission({.name = "n",
                            .script = "s.sh",
                            .arguments = {"3"},
                            .indices = {0, 1},
                            .after = "7",
                            .log = "l",
                            .options = {"--partition=big"}}),
                ElementsAre("sbatch", "--parsable", "--requeue", "--open-mode=append",
                            "--job-name=n", "--output=l", "--array=0-1", "--dependency=afterany:7",
                            "--partition=big", "s.sh", "3"));
}

TEST(Command, GivesWhatAProgramSaidAndItsStatus) {
    const std::vector<std::string> words{"sh", "-c", "echo said; echo complained >&2; exit 3"};
    const CommandOutcome outcome = run_command(words);
    EXPECT_EQ(outcome.status, 3);
    EXPECT_EQ(outcome.said, "said\n");
    EXPECT_EQ(outcome.complained, "complained\n");
}

TEST(Campaign, KeepsItsPlanAndWritesScriptsThatQuoteTheirPaths) {
    const records::ScratchFolder scratch;
    const auto folder = scratch / "it's" / "cluster";
    EXPECT_FALSE(Campaign::is_in(folder));
    Campaign(folder).begin({.program = "/opt/my gossan",
                            .arguments = {"calibrate", "a b.toml"},
                            .tasks = 3,
                            .threads = 2,
                            .options = {"--time=60"}});
    ASSERT_TRUE(Campaign::is_in(folder));
    const Campaign again(folder);
    EXPECT_THAT(again.plan().arguments, ElementsAre("calibrate", "a b.toml"));
    EXPECT_EQ(again.plan().tasks, 3);
    EXPECT_TRUE(again.attempts().empty());
    const std::string text = Campaign::dry_run(folder, again.plan());
    EXPECT_THAT(text, testing::HasSubstr("exec '/opt/my gossan' study work '"));
    EXPECT_THAT(text, testing::HasSubstr("it'\\''s' --request"));
    EXPECT_THAT(text, testing::HasSubstr("--array=0-2"));
    EXPECT_THAT(text, testing::HasSubstr("--dependency=afterany:JOB"));
}

}  // namespace
}  // namespace gossan::study
