// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/scenario_input.hpp"
#include "apps/gossan/scenario_summary.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/run_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"

namespace gossan::program {
namespace {

/// "heap.toml" runs into heap.run, "mine/scenario.toml" into mine.run, in the present folder.
std::filesystem::path default_folder(const std::string& scenario) {
    const auto path = std::filesystem::absolute(scenario).lexically_normal();
    const bool is_named_by_folder = path.stem() == "scenario" && path.parent_path().has_filename();
    return (is_named_by_folder ? path.parent_path().filename() : path.stem()).string() + ".run";
}

class RunVerb final : public Verb {
public:
    explicit RunVerb(simulation::Ranks& ranks) : ranks_(ranks) {}

    void declare(Declaration& declaration) override {
        source_.declare(declaration);
        declaration.option("-o,--output", "DIR", folder_,
                           "the run folder; by default NAME.run in the present folder");
        declaration.flag("--force", with_force_,
                         "replace a run that is there, once the scenario is found sound");
        declaration.flag("--dry-run", is_dry_, "do all but solve: nothing is written");
        declaration.flag("--report", with_report_, "write report.html too");
        declaration.option("--threads", "N", threads_,
                           "threads to use at most, else all; one column uses one");
        declaration.flag("--json", as_json_, "print summary.json instead of a table");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }
    [[nodiscard]] bool is_for_all_ranks() const override { return true; }

    ExitStatus run() override {
        check_threads(threads_);
        const auto prepared = prepare_or_tell(source_, as_json_);
        if (!prepared) return ExitStatus::refused;
        const std::filesystem::path folder =
            folder_.empty() ? default_folder(source_.file) : std::filesystem::path(folder_);
        if (is_dry_) return tell_of_dry_run(*prepared, folder);
        const int threads = threads_to_use(threads_, prepared->heap.has_value(), ranks_.count());
        if (!prepared->heap && ranks_.mine() > 0)
            return ExitStatus::done;  // one column, one process
        if (!as_json_) {
            for (const std::string& note : prepared->notes()) say("note: " + note);
        }
        const simulation::RunRecord record{.folder = folder,
                                           .force = with_force_,
                                           .version = version(),
                                           .effective_toml = prepared->effective_toml,
                                           .data_hash = prepared->data_hash,
                                           .inputs = prepared->inputs,
                                           .options = source_.options()};
        return attend({.folder = folder,
                       .as_json = as_json_,
                       .with_report = with_report_,
                       .speaks = ranks_.mine() == 0},
                      [&](const simulation::Attendant& attendant) {
                          if (prepared->heap) {
                              return simulation::run(*prepared->heap, record, attendant, threads,
                                                     &ranks_);
                          }
                          return simulation::run(prepared->assembly, record, attendant);
                      });
    }

private:
    [[nodiscard]] ExitStatus tell_of_dry_run(const PreparedScenario& prepared,
                                             const std::filesystem::path& folder) const {
        const bool replaces = records::RunFolder::would_replace(folder, with_force_);
        print_result(as_json_ ? records::print(summary_document(prepared))
                              : summary_text(prepared));
        say(std::string("dry run: would ") + (replaces ? "replace the run in " : "run into ") +
            folder.string());
        return ExitStatus::done;
    }

    ScenarioSource source_;
    std::string folder_;
    simulation::Ranks& ranks_;
    int threads_ = threads_not_asked;
    bool with_force_ = false, is_dry_ = false, with_report_ = false, as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_run_verb(simulation::Ranks& ranks) {
    return std::make_unique<RunVerb>(ranks);
}

}  // namespace gossan::program
