// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/optimise_end.hpp"
#include "apps/gossan/study_options.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"

namespace gossan::program {
namespace {

class OptimiseVerb final : public Verb {
public:
    explicit OptimiseVerb(Hands& hands) : hands_(hands) {}

    void declare(Declaration& declaration) override {
        options_.declare(
            declaration,
            {.file = "decisions, objectives and constraints, a TOML file",
             .folder = "the study folder, taken up again if it is there; by default NAME.study in "
                       "the present folder",
             .force = "forget the runs that are there",
             .dry_run = "check everything, run the plan in force on the reduced site and in full"});
    }

    [[nodiscard]] bool wants_json() const override { return options_.as_json; }
    [[nodiscard]] bool is_for_all_ranks() const override { return true; }

    ExitStatus run() override {
        check_threads(options_.threads);
        const auto prepared = prepare_search_or_tell(options_.source, options_.as_json);
        if (!prepared) return ExitStatus::refused;
        const int threads = threads_to_use(options_.threads, true, hands_.count());
        if (options_.is_dry) return try_base(*prepared, threads);
        return run_search(*prepared,
                          {hands_, threads, options_.as_json, [&] {
                               return begin_study(
                                   options_.folder_or(study_folder_for(options_.source.file, {})),
                                   begun(*prepared, threads), options_.with_force,
                                   prepared->effective_toml);
                           }});
    }

private:
    [[nodiscard]] study::StudyManifest begun(const PreparedSearch& prepared, int threads) const {
        return options_.begun({.kind = "optimise",
                               .title = prepared.input->study.title,
                               .seed = std::uint64_t(prepared.input->study.seed),
                               .inputs = prepared.inputs,
                               .identity = prepared.runs->identity(version())},
                              threads);
    }

    /// The plan in force on the reduced site and on the full one: what the first costs in truth.
    ExitStatus try_base(const PreparedSearch& prepared, int threads) const {
        const auto& input = *prepared.input;
        const auto edits = prepared.space->edits(prepared.space->base());
        const auto made = [&](bool is_full) {
            const std::vector<study::PlanJob> jobs{{.edits = edits, .is_full = is_full}};
            auto run = prepared.runs->run(jobs, threads).front();
            if (run.failure.empty()) return run;
            throw Error(ErrorCode::input, "the plan in force cannot be run: " + run.failure,
                        options_.source.file);
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

    Hands& hands_;
    StudyOptions options_;
};

}  // namespace

std::unique_ptr<Verb> make_optimise_verb(Hands& hands) {
    return std::make_unique<OptimiseVerb>(hands);
}

}  // namespace gossan::program
