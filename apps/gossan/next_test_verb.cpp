// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "apps/gossan/next_test_end.hpp"
#include "apps/gossan/study_options.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"

namespace gossan::program {
namespace {

class NextTestVerb final : public Verb {
public:
    explicit NextTestVerb(Hands& hands) : hands_(hands) {}

    void declare(Declaration& declaration) override {
        options_.declare(declaration,
                         {.file = "tests that may be done and what they shall narrow, TOML",
                          .folder = "the study folder; by default NAME.next-test in the present "
                                    "folder; one that is there is gone on with",
                          .force = "forget the members that are there",
                          .dry_run = "check all, run one member, tell what it takes"});
    }

    [[nodiscard]] bool wants_json() const override { return options_.as_json; }
    [[nodiscard]] bool is_for_all_ranks() const override { return true; }

    ExitStatus run() override {
        check_threads(options_.threads);
        const auto plan = read_next_test_or_tell(options_.source, options_.as_json);
        if (!plan) return ExitStatus::refused;
        const int threads = threads_to_use(options_.threads, true, hands_.count());
        if (options_.is_dry) return tell_plan(*plan, threads);
        return run_next_test(*plan, {hands_, threads, options_.as_json, [&] {
                                         return begin_study(
                                             options_.folder_or(study_folder_for(
                                                 options_.source.file, "next-test", ".next-test")),
                                             begun(*plan, threads), options_.with_force,
                                             plan->effective_toml);
                                     }});
    }

private:
    [[nodiscard]] study::StudyManifest begun(const study::NextTest& plan, int threads) const {
        return options_.begun({.kind = "next-test",
                               .title = plan.input.study.title,
                               .seed = std::uint64_t(plan.input.study.seed),
                               .inputs = plan.inputs,
                               .identity = plan.identity},
                              threads);
    }

    [[nodiscard]] ExitStatus tell_plan(const study::NextTest& plan, int threads) const {
        TextTable numbers{.columns = {{"uncertain number"}, {"of the plan"}, {"of tests"}},
                          .rows = {}};
        const auto& parameters = plan.trials->parameters();
        std::vector<std::string> told;
        for (const auto& each : parameters) {
            if (std::find(told.begin(), told.end(), each.path) != told.end()) continue;
            told.push_back(each.path);
            bool is_of_plan = false;
            std::size_t tests = 0;
            for (const auto& other : parameters) {
                if (other.path != each.path) continue;
                if (other.test == std::size_t{0}) {
                    is_of_plan = true;
                } else {
                    ++tests;
                }
            }
            numbers.rows.push_back(
                {each.path, is_of_plan ? "yes" : "no",
                 std::to_string(tests) + " of " + std::to_string(plan.candidates.size())});
        }
        TextTable tests{.columns = {{"test"}, {"days", true}, {"values", true}}, .rows = {}};
        for (const study::Candidate& each : plan.candidates) {
            std::size_t values = 0;
            for (const auto& one : each.measurements) values += one.is_at_end ? 1 : one.days.size();
            tests.rows.push_back({each.name, readable(each.days), std::to_string(values)});
        }
        const auto once = plan.trials->predict(plan.z.front());
        std::string text =
            numbers.text() + tests.text() + counted(plan.members.size(), "member", "members") +
            ", " + readable_seconds(once.wall_s) +
            " each: " + readable_seconds(double(plan.members.size()) * once.wall_s / threads) +
            " on " + counted(std::size_t(threads), "thread", "threads") + "\n";
        if (once.failed) text += "the first member fails: " + once.message + "\n";
        print_result(text);
        say("dry run: nothing is written");
        return ExitStatus::done;
    }

    Hands& hands_;
    StudyOptions options_;
};

}  // namespace

std::unique_ptr<Verb> make_next_test_verb(Hands& hands) {
    return std::make_unique<NextTestVerb>(hands);
}

}  // namespace gossan::program
