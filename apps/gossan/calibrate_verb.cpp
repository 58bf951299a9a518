// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/calibration_end.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "apps/gossan/verb.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

std::string range_text(const study::FreeParameter& parameter) {
    return rounded_quantity(parameter.low, parameter.measure, 3) + " to " +
           rounded_quantity(parameter.high, parameter.measure, 3);
}

class CalibrateVerb final : public Verb {
public:
    explicit CalibrateVerb(Hands& hands) : hands_(hands) {}

    void declare(Declaration& declaration) override {
        declaration.word("FILE", file_, "what to calibrate by what, a TOML file");
        declaration.options("--set", "KEY=VALUE", overrides_, "put a value over the file's");
        declaration.options("--data", "DIR", overlays_,
                            "a folder of facts to lay over the program's");
        declaration.option("-o,--output", "DIR", folder_,
                           "the study's folder; by default NAME.study in the present folder");
        declaration.flag("--force", with_force_, "replace a study that is there");
        declaration.option("--threads", "N", threads_, "threads to use at most, else all");
        declaration.flag("--dry-run", is_dry_, "check all, run one member, tell the plan");
        declaration.flag("--json", as_json_, "print summary.json instead of tables");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }
    [[nodiscard]] bool is_for_all_ranks() const override { return true; }

    ExitStatus run() override {
        check_threads(threads_);
        const auto plan = read_calibration_or_tell(file_, overrides_, overlays_, as_json_);
        if (!plan) return ExitStatus::refused;
        const int threads = threads_to_use(threads_, true, hands_.count());
        const fs::path path =
            folder_.empty() ? study_folder_for(file_, "calibrate") : fs::path(folder_);
        if (is_dry_) return tell_plan(*plan, threads, path);
        return run_calibration(*plan, hands_, threads, as_json_, [&] {
            (void)study::StudyFolder::would_replace(path, with_force_);
            return begin_study(path, begun(*plan, threads), with_force_, plan->effective_toml);
        });
    }

private:
    [[nodiscard]] study::StudyManifest begun(const study::CalibrationPlan& plan,
                                             int threads) const {
        return {.kind = "calibrate",
                .version = version(),
                .title = plan.input.study.title,
                .seed = std::uint64_t(plan.input.study.seed),
                .threads = threads,
                .overlays = absolute_paths(overlays_),
                .inputs = plan.inputs,
                .identity = plan.identity,
                .started = records::utc_now()};
    }

    [[nodiscard]] ExitStatus tell_plan(const study::CalibrationPlan& plan, int threads,
                                       const fs::path& path) const {
        const bool replaces = study::StudyFolder::would_replace(path, with_force_);
        const study::Trials& trials = plan.trials;
        TextTable priors{.columns = {{"parameter"}, {"90 in 100 before data"}, {"source"}},
                         .rows = {}};
        for (const auto& each : trials.parameters()) {
            priors.rows.push_back({each.name, range_text(each), each.source});
        }
        TextTable data{.columns = {{"test"}, {"column"}, {"values", true}, {"error from"}},
                       .rows = {}};
        for (const auto& each : plan.series) {
            data.rows.push_back({trials.tests()[each.test].name, each.column,
                                 std::to_string(each.data.size()), each.error_source});
        }
        const auto once = trials.predict(trials.z_in_force());
        const std::size_t runs = study::runs_expected(plan);
        std::string text = priors.text() + data.text();
        text += counted(trials.tests().size(), "test", "tests") + ", " +
                counted(plan.n_data, "measured value", "measured values") + "\n";
        text += "about " + std::to_string(runs) + " runs of all tests, " +
                readable_seconds(once.wall_s) +
                " each: " + readable_seconds(double(runs) * once.wall_s / threads) + " on " +
                counted(std::size_t(threads), "thread", "threads") + "\n";
        if (once.failed) text += "with the numbers in force it fails: " + once.message + "\n";
        print_result(text);
        say(std::string("dry run: would ") + (replaces ? "replace the study in " : "write into ") +
            path.string());
        return ExitStatus::done;
    }

    Hands& hands_;
    std::string file_, folder_;
    std::vector<std::string> overrides_, overlays_;
    int threads_ = threads_not_asked;
    bool with_force_ = false, is_dry_ = false, as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_calibrate_verb(Hands& hands) {
    return std::make_unique<CalibrateVerb>(hands);
}

}  // namespace gossan::program
