// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/optimise_end.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"

namespace gossan::program {
namespace {

class OptimiseVerb final : public Verb {
public:
    explicit OptimiseVerb(Hands& hands) : hands_(hands) {}

    void declare(Declaration& declaration) override {
        declaration.word("FILE", file_, "decisions, objectives and constraints, a TOML file");
        declaration.options("--set", "KEY=VALUE", overrides_, "put a value over the file's");
        declaration.option(
            "-o,--output", "DIR", folder_,
            "the study's folder, taken up again if it is there; by default NAME.study "
            "in the present folder");
        declaration.flag("--force", with_force_, "forget the runs that are there");
        declaration.options("--data", "DIR", overlays_,
                            "a folder of facts to lay over the program's");
        declaration.option("--threads", "N", threads_, "threads to use at most, else all");
        declaration.flag("--dry-run", is_dry_,
                         "check everything, run the plan in force on the reduced site and in full");
        declaration.flag("--json", as_json_, "print summary.json instead of words");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }
    [[nodiscard]] bool is_for_all_ranks() const override { return true; }

    ExitStatus run() override {
        check_threads(threads_);
        const auto prepared = prepare_search_or_tell(file_, overrides_, overlays_);
        if (!prepared) return ExitStatus::refused;
        const int threads = threads_to_use(threads_, true, hands_.count());
        if (is_dry_) return try_base(*prepared, threads);
        return run_search(*prepared, hands_, threads, as_json_, [&] {
            return begin_study(
                folder_.empty() ? study_folder_for(file_, {}) : std::filesystem::path(folder_),
                begun(*prepared, threads), with_force_, prepared->effective_toml);
        });
    }

private:
    [[nodiscard]] study::StudyManifest begun(const PreparedSearch& prepared, int threads) const {
        return {.kind = "optimise",
                .version = version(),
                .title = prepared.input->study.title,
                .seed = std::uint64_t(prepared.input->study.seed),
                .threads = threads,
                .overlays = absolute_paths(overlays_),
                .inputs = prepared.inputs,
                .identity = prepared.runs->identity(version()),
                .started = records::utc_now()};
    }

    /// The plan in force on the reduced site and on the full one: what the first costs in truth.
    ExitStatus try_base(const PreparedSearch& prepared, int threads) const {
        const auto& input = *prepared.input;
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

    Hands& hands_;
    std::string file_, folder_;
    std::vector<std::string> overrides_, overlays_;
    int threads_ = threads_not_asked;
    bool with_force_ = false, is_dry_ = false, as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_optimise_verb(Hands& hands) {
    return std::make_unique<OptimiseVerb>(hands);
}

}  // namespace gossan::program
