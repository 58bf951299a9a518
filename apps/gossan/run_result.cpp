// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/run_result.hpp"

#include <cmath>
#include <map>

#include "apps/gossan/interruption.hpp"
#include "apps/gossan/inventory_file.hpp"
#include "apps/gossan/measured_file.hpp"
#include "apps/gossan/progress_line.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/run_folder.hpp"
#include "gossan/report/key_figures.hpp"
#include "gossan/report/report.hpp"
#include "gossan/simulation/side_by_side.hpp"

namespace gossan::program {
namespace {

/// Key figures and balances of a run that is done.
std::string result_text(const report::RunView& run, const std::string& folder) {
    TextTable table{.columns = {{}, {.is_number = true}, {}, {}}, .rows = {}};
    table.columns[1].is_number = true;
    for (const report::KeyFigure& figure : report::key_figures(run)) {
        table.rows.push_back({figure.label, readable(figure.value), figure.unit, figure.meaning});
    }
    if (const auto worst = report::worst_closure(run)) {
        table.rows.push_back({"Worst balance", readable(worst->relative, 2), "",
                              "relative closure error, that of " + worst->substance});
    }
    return folder + ": " + readable(run.manifest.duration_d) + " days, computed in " +
           readable_seconds(run.manifest.wall_s) + "\n" + table.text();
}

/// Warnings among the events, those of one kind in one line.
void tell_warnings(const records::RunFolder& folder) {
    struct Told {
        records::Event first;
        std::size_t count = 0;
    };
    std::map<std::string, Told> by_kind;
    for (const records::Event& event : records::read_events(folder.events())) {
        if (event.severity != Severity::warning) continue;
        Told& told = by_kind[event.kind];
        if (told.count++ == 0) told.first = event;
    }
    for (const auto& [kind, told] : by_kind) {
        say("warning[" + kind + "]: day " + readable(told.first.time_d) + ": " +
            told.first.message +
            (told.count > 1 ? " (" + std::to_string(told.count) + " times)" : ""));
    }
}

void tell_end(const simulation::Outcome& outcome, const records::RunFolder& folder) {
    const records::Manifest manifest = records::read_manifest(folder);
    const std::string path = folder.path().string();
    const std::string checkpoint = "the last checkpoint is of day " + readable(manifest.time_d) +
                                   " of " + readable(manifest.duration_d);
    if (outcome.status == records::RunStatus::interrupted) {
        say("stopped as asked; " + checkpoint);
        if (!outcome.message.empty()) say("warning: not all could be written: " + outcome.message);
        say("go on with: gossan resume " + path);
    } else {
        say("error: the solver did not converge: " + outcome.message);
        say("where: " + path + "; " + checkpoint);
        if (std::filesystem::exists(folder.path() / "reproducer" / "failure.json")) {
            say("all that it takes to look into it: " + path + "/reproducer");
        }
        say("hint:  `gossan report " + path +
            "` shows what led there; look at the inputs of that place and day, then at the "
            "tolerances of [solver]");
    }
}

/// The result of a run that did not reach its end, as JSON.
records::Document unfinished_document(const simulation::Outcome& outcome,
                                      const records::RunFolder& folder) {
    const records::Manifest manifest = records::read_manifest(folder);
    records::Document document = records::Document::object();
    document["schema"] = "gossan.summary/1";
    document["status"] = records::name_of(outcome.status);
    document["message"] = outcome.message;
    document["time_d"] = manifest.time_d;
    document["duration_d"] = manifest.duration_d;
    return document;
}

report::RunView view_of(const records::RunFolder& folder, const records::Document& summary) {
    report::RunView view;
    view.name = folder.path().filename().string();
    view.manifest = records::read_manifest(folder);
    view.summary = summary;
    view.series = records::read_series(folder);
    return view;
}

/// A run that a full disk or a lost file has ended can go on once that is mended.
simulation::Outcome simulated(const Telling& telling, ProgressLine& line,
                              const std::function<simulation::Outcome()>& simulate) {
    try {
        return simulate();
    } catch (const Error& error) {
        line.clear();
        const bool has_begun = std::filesystem::exists(telling.folder / "effective.toml");
        if (error.code != ErrorCode::io || !has_begun) throw;
        throw Error(error.code, error.what(), error.where,
                    (error.hint.empty() ? "mend that" : error.hint) +
                        "; then go on with: gossan resume " + telling.folder.string());
    }
}

}  // namespace

ExitStatus attend(
    const Telling& telling,
    const std::function<simulation::Outcome(const simulation::Attendant&)>& simulate) {
    catch_interruptions();
    ProgressLine line(log_is_a_terminal());
    const simulation::Attendant attendant{
        .on_progress = [&line](const simulation::Progress& now) { line.update(now); },
        .is_interrupted = &is_interrupted};
    const simulation::Outcome outcome =
        simulated(telling, line, [&] { return simulate(attendant); });
    line.clear();
    if (!telling.speaks) {
        return outcome.status == records::RunStatus::done     ? ExitStatus::done
               : outcome.status == records::RunStatus::failed ? ExitStatus::not_converged
                                                              : ExitStatus::failed;
    }

    const auto folder = records::RunFolder::open(telling.folder);
    tell_warnings(folder);
    if (outcome.status != records::RunStatus::done) {
        if (telling.as_json) print_result(records::print(unfinished_document(outcome, folder)));
        tell_end(outcome, folder);
        return outcome.status == records::RunStatus::failed ? ExitStatus::not_converged
                                                            : ExitStatus::failed;
    }
    write_inventory(folder);
    if (telling.with_report) {
        report::write_report(folder.path(), folder.report(), measured_beside(folder));
        say("report: " + folder.report().string());
    }
    print_result(telling.as_json
                     ? records::print(outcome.summary)
                     : result_text(view_of(folder, outcome.summary), folder.path().string()));
    if (!telling.with_report && !telling.as_json) {
        say("next: gossan report " + folder.path().string());
    }
    return ExitStatus::done;
}

void check_threads(int asked) {
    if (asked >= 1 || asked == threads_not_asked) return;
    throw Error(ErrorCode::input, "--threads " + std::to_string(asked), {},
                "write a number of at least 1");
}

int threads_to_use(int asked, bool is_heap, int n_ranks) {
    const int all = n_ranks > 1 ? 1 : simulation::hardware_threads();
    if (is_heap) return asked == threads_not_asked ? all : asked;
    if (asked > 1) {
        say("note: " + std::to_string(asked) +
            " threads were asked for; a scenario of one column uses one");
    }
    return 1;
}

}  // namespace gossan::program
