// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/calibration_end.hpp"
#include "apps/gossan/forecast_end.hpp"
#include "apps/gossan/next_test_end.hpp"
#include "apps/gossan/optimise_end.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/scenario_input.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/records/run_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"

namespace gossan::program {
namespace {

class ResumeVerb final : public Verb {
public:
    ResumeVerb(simulation::Ranks& ranks, Hands& hands) : ranks_(ranks), hands_(hands) {}

    void declare(Declaration& declaration) override {
        declaration.word("DIR", folder_, "the folder of a run or a study");
        declaration.flag("--report", with_report_, "write report.html too");
        declaration.option("--threads", "N", threads_,
                           "threads to use at most, else all; one column uses one");
        declaration.flag("--json", as_json_, "print summary.json instead of a table");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }
    [[nodiscard]] bool is_for_all_ranks() const override { return true; }

    ExitStatus run() override {
        check_threads(threads_);
        if (study::StudyFolder::is_one(folder_)) return go_on_with_study();
        const auto folder = records::RunFolder::open(folder_);
        const records::Manifest manifest = records::read_manifest(folder);
        refuse_what_cannot_go_on(folder, manifest);

        ScenarioSource source{.file = folder.effective().string()};
        for (const auto& [option, value] : manifest.options) {
            if (option == "--data") source.overlays.push_back(value);
        }
        const auto prepared = prepare_or_tell(source, as_json_);
        if (!prepared) return ExitStatus::refused;
        refuse_other_facts(*prepared, manifest);
        refuse_other_files(*prepared, manifest);
        const int threads = threads_to_use(threads_, prepared->heap.has_value(), ranks_.count());
        if (!prepared->heap && ranks_.mine() > 0)
            return ExitStatus::done;  // one column, one process
        if (manifest.version != version()) {
            say("note: the run was begun by gossan " + manifest.version + " and goes on with " +
                version() + ": the same bits are not promised");
        }
        return attend({.folder = folder_,
                       .as_json = as_json_,
                       .with_report = with_report_,
                       .speaks = ranks_.mine() == 0},
                      [&](const simulation::Attendant& attendant) {
                          if (prepared->heap) {
                              return simulation::resume(*prepared->heap, folder.path(),
                                                        manifest.identity, attendant, threads,
                                                        &ranks_);
                          }
                          return simulation::resume(prepared->assembly, folder.path(),
                                                    manifest.identity, attendant);
                      });
    }

private:
    [[nodiscard]] ExitStatus go_on_with_study() const {
        const auto folder = study::StudyFolder::open(folder_);
        const int threads = threads_to_use(threads_, true, hands_.count());
        const auto go_on = [&](auto read_or_tell, auto run_all) {
            StudyAttempt study = resume_study(folder, threads);
            const auto plan = read_or_tell(
                {.file = folder.study().string(), .overlays = study.manifest.overlays}, as_json_);
            if (!plan) return ExitStatus::refused;
            return run_all(*plan, StudyCall{hands_, threads, as_json_, [&] { return study; }});
        };
        const std::string kind = read_manifest(folder).kind;
        if (kind == "calibrate") return go_on(read_calibration_or_tell, run_calibration);
        if (kind == "forecast") return go_on(read_forecast_or_tell, run_forecast);
        if (kind == "next-test") return go_on(read_next_test_or_tell, run_next_test);
        if (kind == "optimise") return go_on(prepare_search_or_tell, run_search);
        throw Error(ErrorCode::input, "a study of the kind " + kind + " is not resumed like this",
                    folder_, "begin it anew with the same options: what is known is used");
    }

    static void refuse_what_cannot_go_on(const records::RunFolder& folder,
                                         const records::Manifest& manifest) {
        if (manifest.status == records::RunStatus::done) {
            throw Error(ErrorCode::input, "this run is done: there is nothing to resume",
                        folder.path().string(),
                        "look at it with `gossan report " + folder.path().string() + "`");
        }
        const std::string text = records::read_file(folder.effective());
        if (records::sha256(text) != manifest.identity.scenario_hash) {
            throw Error(ErrorCode::input,
                        "effective.toml was changed since the run began, and a run goes on only "
                        "with the values that it began with",
                        folder.effective().string(),
                        "put it back as it was, or run the changed values anew: gossan run " +
                            folder.effective().string() + " -o NEW");
        }
    }

    static void refuse_other_facts(const PreparedScenario& prepared,
                                   const records::Manifest& manifest) {
        if (prepared.data_hash == manifest.identity.data_hash) return;
        std::string overlays;
        for (const auto& [option, value] : manifest.options) {
            if (option == "--data") overlays += (overlays.empty() ? "" : ", ") + value;
        }
        const bool is_other_version = manifest.version != version();
        throw Error(ErrorCode::input, "the facts are not those that the run began with", overlays,
                    is_other_version
                        ? "resume it with gossan " + manifest.version + ", which began it"
                        : "put the data folder back as it was, or run the scenario anew");
    }

    /// Files that the scenario names, such as weather or a stacking plan, by their content.
    static void refuse_other_files(const PreparedScenario& prepared,
                                   const records::Manifest& manifest) {
        for (const records::InputRecord& now : prepared.inputs) {
            const auto then = std::find_if(
                manifest.inputs.begin(), manifest.inputs.end(),
                [&](const records::InputRecord& each) { return each.path == now.path; });
            if (then == manifest.inputs.end() || then->sha256 == now.sha256) continue;
            throw Error(
                ErrorCode::input,
                "a file of the scenario was changed since the run began, and a run goes on "
                "only with what it began with",
                now.path,
                "put it back as it was (SHA-256 " + then->sha256 + "), or run the scenario anew");
        }
    }

    std::string folder_;
    simulation::Ranks& ranks_;
    Hands& hands_;
    int threads_ = threads_not_asked;
    bool with_report_ = false, as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_resume_verb(simulation::Ranks& ranks, Hands& hands) {
    return std::make_unique<ResumeVerb>(ranks, hands);
}

}  // namespace gossan::program
