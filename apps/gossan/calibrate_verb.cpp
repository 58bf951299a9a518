// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/error_text.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/study/calibrate/calibration_record.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

std::string range_text(const study::FreeParameter& parameter) {
    return rounded_quantity(parameter.low, parameter.measure, 3) + " to " +
           rounded_quantity(parameter.high, parameter.measure, 3);
}

/// "examples/column/calibrate.toml" into column.study, "mine.toml" into mine.study.
fs::path default_folder(const std::string& file) {
    const auto path = fs::absolute(file).lexically_normal();
    const bool is_named_by_folder = path.stem() == "calibrate" && path.parent_path().has_filename();
    return (is_named_by_folder ? path.parent_path().filename() : path.stem()).string() + ".study";
}

class CalibrateVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.word("FILE", file_, "what to calibrate by what, a TOML file");
        declaration.options("--set", "KEY=VALUE", overrides_, "put a value over the file's");
        declaration.options("--data", "DIR", overlays_,
                            "a folder of facts to lay over the program's");
        declaration.option("-o,--output", "DIR", folder_,
                           "the study folder; by default NAME.study in the present folder; one "
                           "that is there is gone on with");
        declaration.flag("--force", with_force_, "forget the members that are there");
        declaration.option("--threads", "N", threads_, "threads to use at most, else all");
        declaration.flag("--dry-run", is_dry_, "check all, run one member, tell the plan");
        declaration.flag("--json", as_json_, "print summary.json instead of tables");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }

    ExitStatus run() override {
        check_threads(threads_);
        Diagnostics diagnostics;
        const auto calibration =
            study::read_calibration(file_, overrides_, overlays_, version(), diagnostics);
        if (!calibration) return refuse(diagnostics);
        for (const std::string& note : calibration->notes) say("note: " + note);
        const int threads = threads_to_use(threads_, true, 1);
        if (is_dry_) return tell_plan(*calibration, threads);
        const fs::path folder = folder_.empty() ? default_folder(file_) : fs::path(folder_);
        records::make_folder(folder);
        const fs::path store_file = folder / "members.sqlite";
        if (with_force_) fs::remove(store_file);
        study::MemberStore store(store_file, calibration->identity);
        const auto result = study::calibrate(
            *calibration, store, threads, [](const study::CalibrationProgress& progress) {
                if (progress.done == progress.wanted) {
                    say(progress.part + ": " + counted(progress.wanted, "run", "runs"));
                }
            });
        return tell(*calibration, result, store, folder);
    }

private:
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

    [[nodiscard]] ExitStatus tell_plan(const study::Calibration& calibration, int threads) const {
        const study::Trials& trials = *calibration.trials;
        TextTable table{.columns = {{"parameter"}, {"90 in 100 before data"}, {"source"}},
                        .rows = {}};
        for (const auto& each : trials.parameters()) {
            table.rows.push_back({each.name, range_text(each), each.source});
        }
        const auto once = trials.predict(trials.z_in_force());
        const auto& study = calibration.study;
        const bool has_smoother = study.engine != study::Engine::least_squares;
        const bool has_fit = study.engine != study::Engine::smoother;
        const std::size_t of_smoother =
            has_smoother ? std::size_t(study.members) * std::size_t(study.iterations + 1) : 0;
        // Some five steps, each two runs a parameter for slopes and three for dampings.
        const std::size_t of_fit = has_fit ? 5 * (2 * trials.n_parameters() + 3) : 0;
        const std::size_t runs = of_smoother + of_fit;
        std::string text = table.text();
        text += counted(trials.tests().size(), "test", "tests") + ", " +
                counted(trials.data().size(), "measured value", "measured values") + "\n";
        text += "about " + std::to_string(runs) + " runs of all tests, " +
                readable_seconds(once.wall_s) +
                " each: " + readable_seconds(double(runs) * once.wall_s / threads) + " on " +
                counted(std::size_t(threads), "thread", "threads") + "\n";
        if (once.failed) text += "with the numbers in force it fails: " + once.message + "\n";
        print_result(text);
        say("dry run: nothing is written");
        return ExitStatus::done;
    }

    [[nodiscard]] ExitStatus tell(const study::Calibration& calibration,
                                  const study::CalibrationResult& result, study::MemberStore& store,
                                  const fs::path& folder) const {
        const auto summary = study::calibration_summary(calibration, result);
        const std::string text = records::print(summary);
        store.put_figure("summary", text);
        records::write_atomically(folder / "summary.json", text);
        records::write_atomically(folder / "posterior.csv",
                                  study::posterior_csv(*calibration.trials, result));
        records::write_atomically(folder / "residuals.csv",
                                  study::residuals_csv(*calibration.trials, result));
        for (const std::string& each : result.failures) say("failed: " + each);
        print_result(as_json_ ? text : tables(summary, folder));
        say(counted(result.count.run, "run", "runs") + ", " + std::to_string(result.count.known) +
            " of them known from before: " + folder.string());
        return ExitStatus::done;
    }

    [[nodiscard]] static std::string tables(const records::Document& summary,
                                            const fs::path& folder) {
        TextTable table{.columns = {{"parameter"},
                                    {"unit"},
                                    {"before", true},
                                    {"p05", true},
                                    {"p50", true},
                                    {"p95", true},
                                    {"best fit", true},
                                    {"width", true}},
                        .rows = {}};
        for (const auto& each : summary.at("parameters").elements()) {
            const auto* posterior = each.find("posterior");
            const auto part = [&](const char* name) {
                return posterior == nullptr ? std::string("-")
                                            : readable(posterior->at(name).number());
            };
            const auto own = [&](const char* name) {
                const auto* found = each.find(name);
                return found == nullptr ? std::string("-") : readable(found->number());
            };
            table.rows.push_back(
                {each.at("name").string(), each.at("unit").string(),
                 readable(each.at("prior").at("p50").number()), part("p05"), part("p50"),
                 part("p95"), own("best_fit"),
                 posterior == nullptr ? own("best_fit_width_ratio") : own("width_ratio")});
        }
        std::string text = folder.string() + "\n" + table.text();
        text += "width: after over before; near 1 the data tell nothing\n";
        if (const auto* untold = summary.find("untold")) {
            for (const auto& each : untold->elements()) text += "untold: " + each.string() + "\n";
        }
        const bool fits = summary.at("fits").value() == records::Document(true).value();
        text += fits ? "The model meets the data within their errors.\n"
                     : "The model cannot meet these data within their errors: the squares of "
                       "residuals over errors are larger than " +
                           readable(summary.at("largest_misfit").number()) +
                           " in the mean. Look at residuals.csv before you trust the posterior.\n";
        return text;
    }

    std::string file_, folder_;
    std::vector<std::string> overrides_, overlays_;
    int threads_ = threads_not_asked;
    bool with_force_ = false, is_dry_ = false, as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_calibrate_verb() { return std::make_unique<CalibrateVerb>(); }

}  // namespace gossan::program
