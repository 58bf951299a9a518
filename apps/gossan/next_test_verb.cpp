// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/next_test_end.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

class NextTestVerb final : public Verb {
public:
    explicit NextTestVerb(Hands& hands) : hands_(hands) {}

    void declare(Declaration& declaration) override {
        declaration.word("FILE", file_, "tests that may be done and what they shall narrow, TOML");
        declaration.options("--set", "KEY=VALUE", overrides_, "put a value over the file's");
        declaration.options("--data", "DIR", overlays_,
                            "a folder of facts to lay over the program's");
        declaration.option("-o,--output", "DIR", folder_,
                           "the study folder; by default NAME.next-test in the present folder; "
                           "one that is there is gone on with");
        declaration.flag("--force", with_force_, "forget the members that are there");
        declaration.option("--threads", "N", threads_, "threads to use at most, else all");
        declaration.flag("--dry-run", is_dry_, "check all, run one member, tell what it takes");
        declaration.flag("--json", as_json_, "print summary.json instead of tables");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }
    [[nodiscard]] bool is_for_all_ranks() const override { return true; }

    ExitStatus run() override {
        check_threads(threads_);
        const auto plan = read_next_test_or_tell(file_, overrides_, overlays_, as_json_);
        if (!plan) return ExitStatus::refused;
        const int threads = threads_to_use(threads_, true, hands_.count());
        if (is_dry_) return tell_plan(*plan, threads);
        return run_next_test(*plan, hands_, threads, as_json_, [&] {
            return begin_study(folder_.empty() ? study_folder_for(file_, "next-test", ".next-test")
                                               : fs::path(folder_),
                               begun(*plan, threads), with_force_, plan->effective_toml);
        });
    }

private:
    [[nodiscard]] study::StudyManifest begun(const study::NextTest& plan, int threads) const {
        return {.kind = "next-test",
                .version = version(),
                .title = plan.input.study.title,
                .seed = std::uint64_t(plan.input.study.seed),
                .threads = threads,
                .overlays = absolute_paths(overlays_),
                .inputs = plan.inputs,
                .identity = plan.identity,
                .started = records::utc_now()};
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
    std::string file_, folder_;
    std::vector<std::string> overrides_, overlays_;
    int threads_ = threads_not_asked;
    bool with_force_ = false, is_dry_ = false, as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_next_test_verb(Hands& hands) {
    return std::make_unique<NextTestVerb>(hands);
}

}  // namespace gossan::program
