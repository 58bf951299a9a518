// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/next_test_end.hpp"

#include <cmath>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/read_faults.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/report/next_test_report.hpp"
#include "gossan/study/next_test/next_test_record.hpp"

namespace gossan::program {
namespace {

std::string in_100(double chance) { return readable(std::round(100.0 * chance)); }

std::string tables(const study::NextTest& plan, const study::NextTestResult& result) {
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
            {plan.candidates[n].name, readable(plan.candidates[n].time()), in_100(learning.share),
             in_100(learning.low) + " to " + in_100(learning.high),
             readable(study::half_width(learning.after), 3),
             in_100(worth.chance_by_day) + " in 100", in_100(worth.chance_in_all) + " in 100"});
    }
    std::string text = result.verdict + "\n" + table.text() +
                       "narrows by: share of the forecast's variance that goes, ±" +
                       readable(study::half_width(result.worths.front().whole.learning.before), 3) +
                       plan.output.unit + " without a test\n";
    for (const std::string& each : result.remarks) text += "- " + each + "\n";
    return text;
}

void tell(const study::NextTest& plan, const study::NextTestResult& result,
          const std::filesystem::path& folder, bool as_json) {
    for (const std::string& each : result.failures) say("failed: " + each);
    print_result(as_json ? records::print(study::next_test_summary(plan, result))
                         : tables(plan, result));
    say(counted(result.count.run, "run", "runs") + ", " + std::to_string(result.count.known) +
        " known from before: " + folder.string());
}

}  // namespace

std::unique_ptr<study::NextTest> read_next_test_or_tell(const ScenarioSource& source,
                                                        bool as_json) {
    Diagnostics diagnostics;
    auto plan = study::read_next_test(source.file, source.overrides, source.overlays, version(),
                                      diagnostics);
    tell_reading(source.file, plan != nullptr, diagnostics, as_json);
    if (plan) {
        for (const std::string& note : plan->notes) say("note: " + note);
    }
    return plan;
}

ExitStatus run_next_test(const study::NextTest& plan, const StudyCall& call) {
    const auto run =
        stoppable([&plan](std::span<const double> z) { return plan.trials->predict(z); });
    return run_study(call, plan.identity, run,
                     [&](const study::StudyFolder& folder, study::Workforce& workforce) {
                         study::MemberStore store(folder.store(), plan.identity);
                         const auto result =
                             study::find_next_test(plan, run, store, workforce,
                                                   [](const std::string& line) { say(line); });
                         study::write_next_test(folder.path(), plan, result);
                         report::write_next_test_report(folder.path(), folder.report());
                         tell(plan, result, folder.path(), call.as_json);
                         return ExitStatus::done;
                     });
}

}  // namespace gossan::program
