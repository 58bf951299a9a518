// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/error_text.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/error.hpp"
#include "gossan/report/forecast_report.hpp"
#include "gossan/study/folder/study_folder.hpp"
#include "gossan/study/forecast/forecast_record.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

/// "examples/mine/forecast.toml" into mine.forecast, "plan.toml" into plan.forecast.
fs::path default_folder(const std::string& file) {
    const auto path = fs::absolute(file).lexically_normal();
    const bool is_named_by_folder = path.stem() == "forecast" && path.parent_path().has_filename();
    return (is_named_by_folder ? path.parent_path().filename() : path.stem()).string() +
           ".forecast";
}

class ForecastVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.word("FILE", file_, "what to forecast from what, a TOML file");
        declaration.options("--set", "KEY=VALUE", overrides_, "put a value over the file's");
        declaration.options("--data", "DIR", overlays_,
                            "a folder of facts to lay over the program's");
        declaration.option("-o,--output", "DIR", folder_,
                           "the study folder; by default NAME.forecast in the present folder; one "
                           "that is there is gone on with");
        declaration.flag("--force", with_force_, "forget the members that are there");
        declaration.option("--threads", "N", threads_, "threads to use at most, else all");
        declaration.flag("--dry-run", is_dry_, "check all, run the plan once, tell what it takes");
        declaration.flag("--json", as_json_, "print summary.json instead of tables");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }

    ExitStatus run() override {
        check_threads(threads_);
        Diagnostics diagnostics;
        const auto forecast =
            study::read_forecast(file_, overrides_, overlays_, version(), diagnostics);
        if (!forecast) return refuse(diagnostics);
        for (const std::string& note : forecast->notes) say("note: " + note);
        const int threads = threads_to_use(threads_, true, 1);
        if (is_dry_) return tell_plan(*forecast, threads);
        const fs::path folder = folder_.empty() ? default_folder(file_) : fs::path(folder_);
        auto manifest = begun(*forecast, threads);
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
        study::MemberStore store(place.store(), forecast->identity);
        const auto result = study::make_forecast(*forecast, store, threads,
                                                 [](const std::string& line) { say(line); });
        study::write_forecast(place.path(), *forecast, result);
        report::write_forecast_report(place.path(), place.report());
        manifest.status = records::RunStatus::done;
        manifest.ended = records::utc_now();
        study::write_manifest(place, manifest);
        return tell(*forecast, result, place.path());
    }

private:
    [[nodiscard]] study::StudyManifest begun(const study::Forecast& forecast, int threads) const {
        return {.kind = "forecast",
                .version = version(),
                .title = forecast.input.study.title,
                .seed = std::uint64_t(forecast.input.study.seed),
                .threads = threads,
                .overlays = overlays_,
                .inputs = forecast.inputs,
                .identity = forecast.identity,
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

    [[nodiscard]] ExitStatus tell_plan(const study::Forecast& forecast, int threads) const {
        TextTable table{.columns = {{"uncertain number"}, {"between"}, {"source"}}, .rows = {}};
        for (const study::FreeParameter& each : forecast.trials->parameters()) {
            table.rows.push_back({each.name,
                                  rounded_quantity(each.low, each.measure, 3) + " to " +
                                      rounded_quantity(each.high, each.measure, 3),
                                  each.source});
        }
        const auto once = forecast.trials->predict(forecast.z.front());
        std::string text = table.text();
        text += counted(forecast.members.size(), "member", "members") + ", " +
                counted(forecast.outputs.size(), "output", "outputs") + " on " +
                counted(forecast.days.size(), "day", "days") + ", " +
                counted(forecast.data.size(), "measured value", "measured values") + "\n";
        text += readable_seconds(once.wall_s) + " a run: " +
                readable_seconds(double(forecast.members.size()) * once.wall_s / threads) +
                " for every member once on " + counted(std::size_t(threads), "thread", "threads") +
                "\n";
        if (once.failed) text += "the first member fails: " + once.message + "\n";
        print_result(text);
        say("dry run: nothing is written");
        return ExitStatus::done;
    }

    [[nodiscard]] ExitStatus tell(const study::Forecast& forecast,
                                  const study::ForecastResult& result,
                                  const fs::path& folder) const {
        for (const std::string& each : result.failures) say("failed: " + each);
        const auto summary = study::forecast_summary(forecast, result);
        print_result(as_json_ ? records::print(summary) : tables(summary));
        say(counted(result.count.run, "run", "runs") + ", " + std::to_string(result.count.known) +
            " known from before: " + folder.string());
        return ExitStatus::done;
    }

    [[nodiscard]] static std::string tables(const records::Document& summary) {
        TextTable ends{
            .columns = {{"on the last day"}, {"unit"}, {"P90", true}, {"P50", true}, {"P10", true}},
            .rows = {}};
        for (const auto& output : summary.at("outputs").elements()) {
            const auto& last = output.at("last");
            ends.rows.push_back({output.at("name").string(), output.at("unit").string(),
                                 readable(last.at("P90").number()),
                                 readable(last.at("P50").number()),
                                 readable(last.at("P10").number())});
        }
        std::string text = ends.text() + "P90: 90 in 100 chance of more than; P10: 10 in 100\n";
        for (const auto& target : summary.at("targets").elements()) {
            text += target_line(target);
        }
        if (!summary.at("scores").elements().empty()) text += "\n" + scores(summary).text();
        return text;
    }

    [[nodiscard]] static std::string target_line(const records::Document& target) {
        const auto hundredths = [&](const char* key) {
            return readable(std::round(100.0 * target.at(key).number()));
        };
        std::string text = target.at("output").string();
        if (const auto* least = target.find("least")) {
            text += " at least " + readable(least->number()) + " " + target.at("unit").string();
        }
        if (const auto* most = target.find("most")) {
            text += " at most " + readable(most->number()) + " " + target.at("unit").string();
        }
        return text + " by day " + readable(target.at("by_day").number()) + ": " +
               hundredths("chance") + " in 100 chance (" + hundredths("chance_low") + " to " +
               hundredths("chance_high") + ")\n";
    }

    [[nodiscard]] static TextTable scores(const records::Document& summary) {
        TextTable table{.columns = {{"held against"},
                                    {"forecast"},
                                    {"values", true},
                                    {"CRPS", true},
                                    {"bias", true},
                                    {"in 80 % band", true}},
                        .rows = {}};
        for (const auto& score : summary.at("scores").elements()) {
            table.rows.push_back({score.at("output").string(), score.at("forecast").string(),
                                  readable(score.at("values").number()),
                                  readable(score.at("crps").number(), 3),
                                  readable(score.at("bias").number(), 3),
                                  readable(100.0 * score.at("coverage").number(), 3) + " %"});
        }
        return table;
    }

    std::string file_, folder_;
    std::vector<std::string> overrides_, overlays_;
    int threads_ = threads_not_asked;
    bool with_force_ = false, is_dry_ = false, as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_forecast_verb() { return std::make_unique<ForecastVerb>(); }

}  // namespace gossan::program
