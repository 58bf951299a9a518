// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/error_text.hpp"
#include "apps/gossan/hands.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/report/next_test_report.hpp"
#include "gossan/study/folder/study_folder.hpp"
#include "gossan/study/next_test/next_test_record.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

/// "examples/mine/next-test.toml" into mine.next-test, "tests.toml" into tests.next-test.
fs::path default_folder(const std::string& file) {
    const auto path = fs::absolute(file).lexically_normal();
    const bool is_named_by_folder = path.stem() == "next-test" && path.parent_path().has_filename();
    return (is_named_by_folder ? path.parent_path().filename() : path.stem()).string() +
           ".next-test";
}

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
        Diagnostics diagnostics;
        const auto plan =
            study::read_next_test(file_, overrides_, overlays_, version(), diagnostics);
        if (!plan) return refuse(diagnostics);
        for (const std::string& note : plan->notes) say("note: " + note);
        const int threads = threads_to_use(threads_, true, hands_.count());
        if (is_dry_) return tell_plan(*plan, threads);
        const auto workforce = hands_.begin(
            plan->identity, [&](std::span<const double> z) { return plan->trials->predict(z); },
            threads);
        if (!workforce) return ExitStatus::done;
        const ExitStatus end = find(*plan, *workforce, threads);
        hands_.end();
        return end;
    }

private:
    [[nodiscard]] ExitStatus find(const study::NextTest& plan, study::Workforce& workforce,
                                  int threads) const {
        const fs::path folder = folder_.empty() ? default_folder(file_) : fs::path(folder_);
        auto manifest = begun(plan, threads);
        const bool goes_on = study::StudyFolder::is_one(folder) && !with_force_;
        const auto place = goes_on ? study::StudyFolder::open(folder)
                                   : study::StudyFolder::create(folder, manifest, with_force_);
        if (goes_on) {
            const auto before = study::read_manifest(place);
            manifest.started = before.started;
            manifest.resumes = before.resumes + 1;
        } else {
            fs::remove(place.store());
        }
        study::MemberStore store(place.store(), plan.identity);
        const auto result = study::find_next_test(plan, store, workforce,
                                                  [](const std::string& line) { say(line); });
        study::write_next_test(place.path(), plan, result);
        report::write_next_test_report(place.path(), place.report());
        manifest.status = records::RunStatus::done;
        manifest.ended = records::utc_now();
        study::write_manifest(place, manifest);
        return tell(plan, result, place.path());
    }

    [[nodiscard]] study::StudyManifest begun(const study::NextTest& plan, int threads) const {
        return {.kind = "next-test",
                .version = version(),
                .title = plan.input.study.title,
                .seed = std::uint64_t(plan.input.study.seed),
                .threads = threads,
                .overlays = overlays_,
                .inputs = plan.inputs,
                .identity = plan.identity,
                .started = records::utc_now()};
    }

    [[nodiscard]] ExitStatus refuse(const Diagnostics& diagnostics) const {
        if (as_json_) {
            records::Document document = records::Document::object();
            document["schema"] = "gossan.check/1";
            document["file"] = file_;
            document["accepted"] = false;
            document["faults"] = faults_document(diagnostics);
            print_result(records::print(document));
        }
        std::fputs(diagnostics.text(true).c_str(), stderr);
        say(file_ + ": " + faults_in_words(diagnostics));
        return ExitStatus::refused;
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

    [[nodiscard]] ExitStatus tell(const study::NextTest& plan, const study::NextTestResult& result,
                                  const fs::path& folder) const {
        for (const std::string& each : result.failures) say("failed: " + each);
        print_result(as_json_ ? records::print(study::next_test_summary(plan, result))
                              : tables(plan, result));
        say(counted(result.count.run, "run", "runs") + ", " + std::to_string(result.count.known) +
            " known from before: " + folder.string());
        return ExitStatus::done;
    }

    [[nodiscard]] static std::string in_100(double chance) {
        return readable(std::round(100.0 * chance));
    }

    [[nodiscard]] static std::string tables(const study::NextTest& plan,
                                            const study::NextTestResult& result) {
        TextTable table{.columns = {{"test"},
                                    {"days", true},
                                    {"narrows by %", true},
                                    {"80 in 100", true},
                                    {"to ±" + plan.output.unit, true},
                                    {"best per day", true},
                                    {"best in all", true}},
                        .rows = {}};
        for (std::size_t n = 0; n < plan.candidates.size(); ++n) {
            const auto& worth = result.worths[n];
            const auto& learning = worth.whole.learning;
            table.rows.push_back(
                {plan.candidates[n].name, readable(plan.candidates[n].time()),
                 in_100(learning.share), in_100(learning.low) + " to " + in_100(learning.high),
                 readable(study::half_width(learning.after), 3),
                 in_100(worth.chance_by_day) + " in 100", in_100(worth.chance_in_all) + " in 100"});
        }
        std::string text =
            result.verdict + "\n" + table.text() +
            "narrows by: share of the forecast's variance that goes, ±" +
            readable(study::half_width(result.worths.front().whole.learning.before), 3) +
            plan.output.unit + " without a test\n";
        for (const std::string& each : result.remarks) text += "- " + each + "\n";
        return text;
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
