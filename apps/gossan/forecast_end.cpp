// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/forecast_end.hpp"

#include <cmath>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/interruption.hpp"
#include "apps/gossan/read_faults.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/report/forecast_report.hpp"
#include "gossan/study/forecast/forecast_record.hpp"

namespace gossan::program {
namespace {

std::string target_line(const records::Document& target) {
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

TextTable scores(const records::Document& summary) {
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

std::string tables(const records::Document& summary) {
    TextTable ends{
        .columns = {{"on the last day"}, {"unit"}, {"P90", true}, {"P50", true}, {"P10", true}},
        .rows = {}};
    for (const auto& output : summary.at("outputs").elements()) {
        const auto& last = output.at("last");
        ends.rows.push_back({output.at("name").string(), output.at("unit").string(),
                             readable(last.at("P90").number()), readable(last.at("P50").number()),
                             readable(last.at("P10").number())});
    }
    std::string text = ends.text() + "P90: 90 in 100 chance of more than; P10: 10 in 100\n";
    for (const auto& target : summary.at("targets").elements()) {
        text += target_line(target);
    }
    if (!summary.at("scores").elements().empty()) text += "\n" + scores(summary).text();
    return text;
}

void tell(const study::Forecast& forecast, const study::ForecastResult& result,
          const std::filesystem::path& folder, bool as_json) {
    for (const std::string& each : result.failures) say("failed: " + each);
    const auto summary = study::forecast_summary(forecast, result);
    print_result(as_json ? records::print(summary) : tables(summary));
    say(counted(result.count.run, "run", "runs") + ", " + std::to_string(result.count.known) +
        " known from before: " + folder.string());
}

}  // namespace

std::unique_ptr<study::Forecast> read_forecast_or_tell(const ScenarioSource& source, bool as_json) {
    Diagnostics diagnostics;
    auto forecast = study::read_forecast(source.file, source.overrides, source.overlays, version(),
                                         diagnostics);
    tell_reading(source.file, forecast != nullptr, diagnostics, as_json);
    if (forecast) {
        for (const std::string& note : forecast->notes) say("note: " + note);
    }
    return forecast;
}

ExitStatus run_forecast(const study::Forecast& forecast, const StudyCall& call) {
    const study::ForecastRuns runs(forecast, &is_interrupted);
    return run_study(call, forecast.identity, runs.runner(),
                     [&](const study::StudyFolder& folder, study::Workforce& workforce) {
                         study::MemberStore store(folder.store(), forecast.identity);
                         const auto result =
                             study::make_forecast(forecast, runs, store, workforce,
                                                  [](const std::string& line) { say(line); });
                         study::write_forecast(folder.path(), forecast, result);
                         report::write_forecast_report(folder.path(), folder.report());
                         tell(forecast, result, folder.path(), call.as_json);
                         return ExitStatus::done;
                     });
}

}  // namespace gossan::program
