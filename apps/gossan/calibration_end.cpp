// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/calibration_end.hpp"

#include <cstdio>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/read_faults.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/report/study_report.hpp"
#include "gossan/study/folder/ensemble_table.hpp"

namespace gossan::program {
namespace {

/// A line a stage, and on a terminal the runs of the present one.
class StageLines {
public:
    StageLines() = default;
    StageLines(const StageLines&) = delete;
    StageLines& operator=(const StageLines&) = delete;
    ~StageLines() { clear(); }

    void begin(const std::string& stage) {
        clear();
        say(stage);
        done_ = 0;
    }
    void count() {
        ++done_;
        if (!log_is_a_terminal()) return;
        std::fprintf(stderr, "\r  %zu runs", done_);
        std::fflush(stderr);
    }
    void clear() const {
        if (log_is_a_terminal() && done_ > 0) std::fputs("\r\x1b[K", stderr);
    }

private:
    std::size_t done_ = 0;
};

std::string parameter_table(const study::CalibrationPlan& plan, const study::Findings& found) {
    TextTable table{.columns = {{"parameter"},
                                {"unit"},
                                {"before", true},
                                {"P5", true},
                                {"median", true},
                                {"P95", true},
                                {"best fit", true},
                                {"width", true}},
                    .rows = {}};
    for (std::size_t p = 0; p < found.parameters.size(); ++p) {
        const auto& each = plan.trials.parameters()[p];
        const auto& own = found.parameters[p];
        const auto number = [&](double si) { return readable(study::shown(si, each.measure)); };
        table.rows.push_back({each.name, study::shown_unit(each.measure), number(own.prior_middle),
                              number(own.low), number(own.middle), number(own.high),
                              number(own.best), readable(own.width_ratio, 2)});
    }
    return table.text() +
           "  P5, P95: 90 in 100 lie between. width: after over before the data; near 1 they tell "
           "nothing.\n";
}

std::string series_table(const study::CalibrationPlan& plan, const study::Findings& found) {
    TextTable table{.columns = {{"series"},
                                {"values", true},
                                {"misfit", true},
                                {"mean residual", true},
                                {"in the 80 % band", true}},
                    .rows = {}};
    for (std::size_t s = 0; s < found.series.size(); ++s) {
        const auto& fit = found.series[s];
        const auto& band = found.coverage[s];
        table.rows.push_back({study::name_of(plan, plan.series[s]), std::to_string(fit.n),
                              readable(fit.misfit, 3), readable(fit.mean_residual, 3),
                              std::to_string(band.held) + " of " + std::to_string(band.n)});
    }
    return table.text();
}

void tell(const study::StudyFolder& folder, const study::CalibrationPlan& plan,
          const study::CalibrationResult& result, const study::Findings& found, bool as_json) {
    if (as_json) {
        return print_result(records::print(calibration_summary(plan, result, found)));
    }
    std::string text = wrapped(found.verdict_words, page_width(), 0) + "\n" +
                       parameter_table(plan, found) + series_table(plan, found);
    for (const std::string& each : found.remarks) {
        text += wrapped("remark: " + each, page_width(), 2) + "\n";
    }
    print_result(text);
    say("report: " + folder.report().string());
}

}  // namespace

std::optional<study::CalibrationPlan> read_calibration_or_tell(const ScenarioSource& source,
                                                               bool as_json) {
    Diagnostics diagnostics;
    auto plan = study::read_calibration(source.file, source.overrides, source.overlays, version(),
                                        diagnostics);
    tell_reading(source.file, plan.has_value(), diagnostics, as_json);
    if (plan) {
        for (const std::string& note : plan->notes) say("note: " + note);
    }
    return plan;
}

ExitStatus run_calibration(const study::CalibrationPlan& plan, const StudyCall& call) {
    const auto member =
        stoppable([&plan](std::span<const double> z) { return plan.trials.predict(z); });
    return run_study(
        call, plan.identity, member,
        [&](const study::StudyFolder& folder, study::Workforce& workforce) {
            StageLines lines;
            study::MemberStore store(folder.store(), plan.identity);
            study::BatchCount count;
            const auto run =
                study::run_by(workforce, member, store, count,
                              [&](std::size_t, const study::Prediction&) { lines.count(); });
            const auto result =
                study::calibrate(plan, run, [&](const std::string& stage) { lines.begin(stage); });
            lines.clear();
            const study::Findings found = study::findings_of(plan, result);
            study::write_calibration(folder, plan, result, found, version());
            report::write_study_report(folder.path(), folder.report());
            tell(folder, plan, result, found, call.as_json);
            say(counted(count.run, "run", "runs") + ", " + std::to_string(count.known) +
                " known from before: " + folder.path().string());
            return ExitStatus::done;
        });
}

}  // namespace gossan::program
