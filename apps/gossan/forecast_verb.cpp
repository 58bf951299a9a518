// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/forecast_end.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

class ForecastVerb final : public Verb {
public:
    explicit ForecastVerb(Hands& hands) : hands_(hands) {}

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
    [[nodiscard]] bool is_for_all_ranks() const override { return true; }

    ExitStatus run() override {
        check_threads(threads_);
        const auto forecast = read_forecast_or_tell(file_, overrides_, overlays_, as_json_);
        if (!forecast) return ExitStatus::refused;
        const int threads = threads_to_use(threads_, true, hands_.count());
        if (is_dry_) return tell_plan(*forecast, threads);
        return run_forecast(*forecast, hands_, threads, as_json_, [&] {
            return begin_study(folder_.empty() ? study_folder_for(file_, "forecast", ".forecast")
                                               : fs::path(folder_),
                               begun(*forecast, threads), with_force_, forecast->effective_toml);
        });
    }

private:
    [[nodiscard]] study::StudyManifest begun(const study::Forecast& forecast, int threads) const {
        return {.kind = "forecast",
                .version = version(),
                .title = forecast.input.study.title,
                .seed = std::uint64_t(forecast.input.study.seed),
                .threads = threads,
                .overlays = absolute_paths(overlays_),
                .inputs = forecast.inputs,
                .identity = forecast.identity,
                .started = records::utc_now()};
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

    Hands& hands_;
    std::string file_, folder_;
    std::vector<std::string> overrides_, overlays_;
    int threads_ = threads_not_asked;
    bool with_force_ = false, is_dry_ = false, as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_forecast_verb(Hands& hands) {
    return std::make_unique<ForecastVerb>(hands);
}

}  // namespace gossan::program
