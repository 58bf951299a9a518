// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/calibration_end.hpp"
#include "apps/gossan/study_options.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "apps/gossan/verb.hpp"

namespace gossan::program {
namespace {

std::string range_text(const study::FreeParameter& parameter) {
    return rounded_quantity(parameter.low, parameter.measure, 3) + " to " +
           rounded_quantity(parameter.high, parameter.measure, 3);
}

class CalibrateVerb final : public Verb {
public:
    explicit CalibrateVerb(Hands& hands) : hands_(hands) {}

    void declare(Declaration& declaration) override {
        options_.declare(declaration,
                         {.file = "what to calibrate by what, a TOML file",
                          .folder = "the study folder; by default NAME.study in the present folder",
                          .force = "replace a study that is there",
                          .dry_run = "check all, run one member, tell the plan"});
    }

    [[nodiscard]] bool wants_json() const override { return options_.as_json; }
    [[nodiscard]] bool is_for_all_ranks() const override { return true; }

    ExitStatus run() override {
        check_threads(options_.threads);
        const auto plan = read_calibration_or_tell(options_.source, options_.as_json);
        if (!plan) return ExitStatus::refused;
        const int threads = threads_to_use(options_.threads, true, hands_.count());
        const auto path = options_.folder_or(study_folder_for(options_.source.file, "calibrate"));
        if (options_.is_dry) return tell_plan(*plan, threads, path);
        return run_calibration(
            *plan, {hands_, threads, options_.as_json, [&] {
                        (void)study::StudyFolder::would_replace(path, options_.with_force);
                        return begin_study(path, begun(*plan, threads), options_.with_force,
                                           plan->effective_toml);
                    }});
    }

private:
    [[nodiscard]] study::StudyManifest begun(const study::CalibrationPlan& plan,
                                             int threads) const {
        return options_.begun({.kind = "calibrate",
                               .title = plan.input.study.title,
                               .seed = std::uint64_t(plan.input.study.seed),
                               .inputs = plan.inputs,
                               .identity = plan.identity},
                              threads);
    }

    [[nodiscard]] ExitStatus tell_plan(const study::CalibrationPlan& plan, int threads,
                                       const std::filesystem::path& path) const {
        const bool replaces = study::StudyFolder::would_replace(path, options_.with_force);
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
    StudyOptions options_;
};

}  // namespace

std::unique_ptr<Verb> make_calibrate_verb(Hands& hands) {
    return std::make_unique<CalibrateVerb>(hands);
}

}  // namespace gossan::program
