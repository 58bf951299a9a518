// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/forecast_end.hpp"
#include "apps/gossan/study_options.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"

namespace gossan::program {
namespace {

class ForecastVerb final : public Verb {
public:
    explicit ForecastVerb(Hands& hands) : hands_(hands) {}

    void declare(Declaration& declaration) override {
        options_.declare(declaration,
                         {.file = "what to forecast from what, a TOML file",
                          .folder = "the study folder; by default NAME.forecast in the present "
                                    "folder; one that is there is gone on with",
                          .force = "forget the members that are there",
                          .dry_run = "check all, run the plan once, tell what it takes"});
    }

    [[nodiscard]] bool wants_json() const override { return options_.as_json; }
    [[nodiscard]] bool is_for_all_ranks() const override { return true; }

    ExitStatus run() override {
        check_threads(options_.threads);
        const auto forecast = read_forecast_or_tell(options_.source, options_.as_json);
        if (!forecast) return ExitStatus::refused;
        const int threads = threads_to_use(options_.threads, true, hands_.count());
        if (options_.is_dry) return tell_plan(*forecast, threads);
        return run_forecast(*forecast, {hands_, threads, options_.as_json, [&] {
                                            return begin_study(
                                                options_.folder_or(study_folder_for(
                                                    options_.source.file, "forecast", ".forecast")),
                                                begun(*forecast, threads), options_.with_force,
                                                forecast->effective_toml);
                                        }});
    }

private:
    [[nodiscard]] study::StudyManifest begun(const study::Forecast& forecast, int threads) const {
        return options_.begun({.kind = "forecast",
                               .title = forecast.input.study.title,
                               .seed = std::uint64_t(forecast.input.study.seed),
                               .inputs = forecast.inputs,
                               .identity = forecast.identity},
                              threads);
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
    StudyOptions options_;
};

}  // namespace

std::unique_ptr<Verb> make_forecast_verb(Hands& hands) {
    return std::make_unique<ForecastVerb>(hands);
}

}  // namespace gossan::program
