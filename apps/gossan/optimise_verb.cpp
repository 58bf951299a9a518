// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/error_text.hpp"
#include "apps/gossan/interruption.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/optimise_report.hpp"
#include "gossan/scenario/read_value.hpp"
#include "gossan/simulation/side_by_side.hpp"
#include "gossan/study/optimise/optimisation.hpp"
#include "gossan/study/optimise/optimise_record.hpp"

namespace gossan::program {
namespace {

/// A study as it was read, sound.
struct PreparedStudy {
    study::OptimiseInput input;
    std::unique_ptr<study::PlanRuns> runs;
    std::unique_ptr<study::PlanSpace> space;
};

class OptimiseVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.word("FILE", file_, "decisions, objectives and constraints, a TOML file");
        declaration.option(
            "-o,--output", "DIR", folder_,
            "the study's folder, taken up again if it is there; by default NAME.study "
            "in the present folder");
        declaration.options("--data", "DIR", overlays_,
                            "a folder of facts to lay over the program's");
        declaration.option("--threads", "N", threads_, "threads to use at most, else all");
        declaration.flag("--dry-run", is_dry_,
                         "check everything, run the plan in force on the reduced site and in full");
        declaration.flag("--json", as_json_, "print summary.json instead of words");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }

    ExitStatus run() override {
        check_threads(threads_);
        PreparedStudy prepared;
        if (!prepare(prepared)) return ExitStatus::refused;
        const int threads =
            threads_ == threads_not_asked ? simulation::hardware_threads() : threads_;
        if (is_dry_ && folder_.empty()) return try_base(prepared, threads);
        const std::filesystem::path folder =
            folder_.empty() ? std::filesystem::path(file_).stem().string() + ".study" : folder_;
        records::make_folder(folder);
        prepared.runs->keep_in(folder);
        if (is_dry_) return try_base(prepared, threads);
        catch_interruptions();
        try {
            const auto found = study::optimise(prepared.input, *prepared.runs, *prepared.space,
                                               threads, attendant(prepared));
            return tell(prepared, found, folder);
        } catch (const study::StudyInterrupted&) {
            say("stopped; the same command goes on from here");
            return ExitStatus::failed;
        }
    }

private:
    bool prepare(PreparedStudy& prepared) {
        Diagnostics diagnostics;
        const auto text = scenario::input_from_file(file_, diagnostics);
        Origins origins;
        if (text) {
            scenario::read_into(description_of<study::OptimiseInput>(), &prepared.input, *text, {},
                                origins, diagnostics);
        }
        if (!diagnostics.has_errors()) {
            prepared.runs =
                std::make_unique<study::PlanRuns>(prepared.input, overlays_, diagnostics);
        }
        if (!diagnostics.has_errors()) {
            Diagnostics of_space;
            prepared.space = std::make_unique<study::PlanSpace>(prepared.input.decisions,
                                                                prepared.runs->origins(), of_space);
            if (!of_space.has_errors()) try_corners(prepared, of_space);
            for (Fault fault : of_space.sorted()) {
                fault.location = origins.location(fault.path);
                scenario::add_excerpt(fault, *text);
                diagnostics.add(std::move(fault));
            }
        }
        if (!diagnostics.empty()) {
            std::fputs(diagnostics.text(true).c_str(), stderr);
            say(file_ + ": " + faults_in_words(diagnostics));
        }
        return !diagnostics.has_errors();
    }

    /// A bound that the scenario does not take is the study's fault, and is told before it runs.
    static void try_corners(const PreparedStudy& prepared, Diagnostics& diagnostics) {
        for (const study::PlanEdits& corner : prepared.space->corners()) {
            const std::string why = prepared.runs->refusal(corner);
            if (why.empty()) continue;
            diagnostics.add({.code = "study.bound_refused",
                             .path = "decisions",
                             .found = "bounds that the scenario refuses (" + why + ")",
                             .allowed = "low and high of all decisions that make a scenario"});
            return;
        }
    }

    study::StudyAttendant attendant(const PreparedStudy& prepared) const {
        const auto& input = prepared.input;
        const std::size_t expected = std::size_t(input.study.population) *
                                     std::size_t(input.study.generations + 1) *
                                     prepared.runs->n_worlds();
        return {.on_run =
                    [expected](std::size_t made, double wall) {
                        const std::size_t tenth = std::max<std::size_t>(expected / 10, 1);
                        if (made % tenth != 0 && made != 1) return;
                        say(std::to_string(made) + " runs of about " + std::to_string(expected) +
                            "; the last took " + readable_seconds(wall));
                    },
                .is_interrupted = &is_interrupted};
    }

    /// The plan in force on the reduced site and on the full one: what the first costs in truth.
    ExitStatus try_base(PreparedStudy& prepared, int threads) const {
        const auto& input = prepared.input;
        const auto edits = prepared.space->edits(prepared.space->base());
        const auto made = [&](bool is_full) {
            const std::vector<study::PlanJob> jobs{{.edits = edits, .is_full = is_full}};
            auto run = prepared.runs->run(jobs, threads).front();
            if (run.failure.empty()) return run;
            throw Error(ErrorCode::input, "the plan in force cannot be run: " + run.failure, file_);
        };
        const auto reduced = made(false), full = made(true);
        std::string text = "plan in force, on the reduced site and in full\n";
        for (std::size_t f = 0; f < input.objectives.size(); ++f) {
            const double error = 100.0 * (reduced.figures[f] / full.figures[f] - 1.0);
            text += "  " + input.objectives[f].name + ": " + readable(reduced.figures[f]) + ", " +
                    readable(full.figures[f]) + " (" + readable(error, 2) + " % off)\n";
        }
        print_result(text);
        const double n = double(input.study.population) * double(input.study.generations + 1) *
                         double(prepared.runs->n_worlds());
        say(prepared.runs->sizes() + ": " + readable_seconds(reduced.wall) + " and " +
            readable_seconds(full.wall) + " a run on " +
            counted(std::size_t(threads), "thread", "threads"));
        say("about " + readable(n) + " runs of the reduced site, so " +
            readable_seconds(n * reduced.wall) + " or less");
        return ExitStatus::done;
    }

    ExitStatus tell(const PreparedStudy& prepared, const study::Optimisation& found,
                    const std::filesystem::path& folder) const {
        study::write_optimisation(folder, prepared.input, *prepared.runs, *prepared.space, found,
                                  version());
        report::write_optimise_report(folder, folder / "report.html");
        print_result(as_json_ ? records::print(study::optimisation_document(
                                    prepared.input, *prepared.space, found, version()))
                              : study::optimisation_text(prepared.input, *prepared.space, found));
        if (found.n_runs > 0) {
            say(std::to_string(found.n_runs) + " runs of " + readable_seconds(found.seconds_a_run) +
                " each on average; all is in " + folder.string());
        }
        return found.least_violated ? ExitStatus::infeasible : ExitStatus::done;
    }

    std::string file_, folder_;
    std::vector<std::string> overlays_;
    int threads_ = threads_not_asked;
    bool is_dry_ = false, as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_optimise_verb() { return std::make_unique<OptimiseVerb>(); }

}  // namespace gossan::program
