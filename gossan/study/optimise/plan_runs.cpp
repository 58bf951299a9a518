// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/plan_runs.hpp"

#include <chrono>
#include <mutex>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/scenario/writers.hpp"
#include "gossan/simulation/heap_assembly.hpp"
#include "gossan/simulation/memory_run.hpp"
#include "gossan/simulation/side_by_side.hpp"
#include "gossan/study/optimise/plan_figures.hpp"
#include "gossan/study/optimise/reduced_plan.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::study {
namespace {

constexpr double no_member = -1.0;  ///< in the place of one: the scenario's own world

/// What a figure says that no run has, or that lacks its prices.
[[noreturn]] void refuse_figure(const FigureInput& figure, const PlanFigures& figures) {
    const bool wants_money = figure.figure == "npv" || figure.per == "npv";
    const bool wants_emissions = figure.figure == "co2e_kg" || figure.per == "co2e_kg";
    if (wants_money) {
        throw Error(ErrorCode::input, "\"" + figure.name + "\" is npv, and there are no prices",
                    "money", "give [money] with discount and income.cathode_t");
    }
    if (wants_emissions) {
        throw Error(ErrorCode::input,
                    "\"" + figure.name + "\" is co2e_kg, and there are no emission factors",
                    "emissions", "give [emissions.acid_t] with value and source");
    }
    const auto names = figures.names();
    const auto near = nearest(figure.figure, names);
    throw Error(ErrorCode::input,
                "\"" + figure.name + "\": no run has a figure " + in_quotes(figure.figure) +
                    (figure.per ? " per " + in_quotes(*figure.per) : ""),
                "objectives and constraints",
                near ? "perhaps " + *near : "see summary.json and series.csv of a run");
}

std::vector<double> figures_of(const OptimiseInput& input, const simulation::MemoryRun& run) {
    const PlanFigures figures(run, input.money, input.emissions);
    std::vector<double> values;
    const auto add = [&](const FigureInput& figure) {
        const auto value = figures.value(figure);
        if (!value) refuse_figure(figure, figures);
        values.push_back(*value);
    };
    for (const auto& each : input.objectives) add(each);
    for (const auto& each : input.constraints) add(each);
    return values;
}

/// "bed.height [m]" as path and " m"; the unit is blank for a number.
std::pair<std::string, std::string> path_and_unit(const std::string& header) {
    const auto open = header.rfind(" [");
    if (open == header.npos || header.back() != ']') return {header, ""};
    const std::string unit = header.substr(open + 2, header.size() - open - 3);
    return {header.substr(0, open), unit == "1" ? "" : " " + unit};
}

std::string first_fault(const Diagnostics& diagnostics) {
    for (const Fault& each : diagnostics.sorted()) {
        if (each.severity == Severity::error) return to_string(each);
    }
    return {};
}

}  // namespace

template <class Scenario>
scenario::Loaded<Scenario> PlanRuns::read(const std::vector<std::string>& overrides,
                                          Diagnostics& diagnostics) const {
    scenario::Loaded<Scenario> loaded;
    std::vector<std::string> written;
    for (const std::string& each : overrides) written.push_back(catalogue::as_override(each));
    scenario::read_into(description_of<Scenario>(), &loaded.value, *text_, written, loaded.origins,
                        diagnostics);
    return loaded;
}

template <class Scenario>
void PlanRuns::take_up(Diagnostics& diagnostics) {
    const auto loaded = read<Scenario>(input_.plan.overrides, diagnostics);
    if (!diagnostics.has_errors()) {
        (void)simulation::assemble(loaded.value, facts_, diagnostics);
    }
    origins_ = loaded.origins;
    // All that figures depend on: the plan in force with its tables, facts, and what is asked.
    OptimiseInput asked = input_;
    asked.study = {};
    asked.decisions.clear();
    asked.reduced.reset();
    asked.members.reset();  // what a member changes is among the overrides of a job
    OptimiseInput smaller;
    smaller.reduced = input_.reduced;
    reduced_context_ =
        records::sha256(scenario::effective_toml(description_of<OptimiseInput>(), &smaller, {}));
    std::string all = scenario::effective_toml(description_of<Scenario>(), &loaded.value, {});
    all += scenario::effective_toml(description_of<OptimiseInput>(), &asked, {});
    for (const std::string& file : origins_.files()) all += records::sha256_of_file(file);
    Diagnostics unused;
    all += records::sha256(catalogue::canonical_bytes(facts_.catalogue({}, unused).files));
    context_ = records::sha256(all);
}

PlanRuns::PlanRuns(const OptimiseInput& input, const std::vector<std::string>& overlays,
                   Diagnostics& diagnostics)
    : input_(input), facts_(overlays, diagnostics) {
    text_ = scenario::input_from_file(input.plan.scenario.path, diagnostics);
    if (!text_ || diagnostics.has_errors()) return;
    is_heap_ = simulation::has_plant(text_->text);
    is_heap_ ? take_up<simulation::HeapSite>(diagnostics) : take_up<simulation::Site>(diagnostics);
    if (input.members) read_members(diagnostics);
}

void PlanRuns::read_members(Diagnostics& diagnostics) {
    const auto table = tables::Table::read(input_.members->file.path, diagnostics);
    const std::size_t n = std::min(table.n_rows(), std::size_t(input_.members->count));
    if (n < std::size_t(input_.members->count)) {
        diagnostics.add({.code = "study.few_members",
                         .path = "members.count",
                         .found = std::to_string(table.n_rows()) + " members",
                         .allowed = "at least the count"});
    }
    for (std::size_t row = 0; row < n; ++row) {
        PlanEdits edits;
        for (const std::string& header : table.header()) {
            const auto [path, unit] = path_and_unit(header);
            // A posterior that was learnt has columns "z of NAME" besides the values.
            if (path == "member" || path == "weight" || path.starts_with("z of ")) continue;
            edits.push_back(path + "=" + std::string(table.text(header, row)) + unit);
        }
        members_.push_back(std::move(edits));
    }
    if (members_.empty()) return;
    const std::string why = refusal(members_.front());
    if (why.empty()) return;
    diagnostics.add({.location = {.file = input_.members->file.path},
                     .code = "study.member",
                     .path = "members.file",
                     .found = why,
                     .allowed = "paths and values that the scenario takes"});
}

void PlanRuns::keep_in(const std::filesystem::path& folder, const std::string& version) {
    version_ = version;
    cache_ = std::make_unique<RunCache>(folder / "study.sqlite");
}

std::vector<std::string> PlanRuns::overrides(const PlanJob& job) const {
    auto all = input_.plan.overrides;
    if (job.member) {
        const PlanEdits& world = members_[*job.member];
        all.insert(all.end(), world.begin(), world.end());
    }
    all.insert(all.end(), job.edits.begin(), job.edits.end());
    return all;
}

std::string PlanRuns::key_of(const PlanJob& job) const {
    std::string all = version_ + context_ + (job.is_full ? "full" : reduced_context_);
    for (const std::string& each : overrides(job)) all += "\n" + each;
    return records::sha256(all);
}

std::string PlanRuns::refusal(const PlanEdits& edits) const {
    auto all = input_.plan.overrides;
    all.insert(all.end(), edits.begin(), edits.end());
    Diagnostics diagnostics;
    const auto try_as = [&](auto loaded) {
        if (!diagnostics.has_errors()) {
            (void)simulation::assemble(loaded.value, facts_, diagnostics);
        }
    };
    is_heap_ ? try_as(read<simulation::HeapSite>(all, diagnostics))
             : try_as(read<simulation::Site>(all, diagnostics));
    return first_fault(diagnostics);
}

std::string PlanRuns::toml(const PlanEdits& edits, const std::string& heading) const {
    auto all = input_.plan.overrides;
    all.insert(all.end(), edits.begin(), edits.end());
    Diagnostics diagnostics;
    const auto write = [&](auto loaded) {
        diagnostics.throw_if_any();
        using Scenario = decltype(loaded.value);
        return scenario::effective_toml(description_of<Scenario>(), &loaded.value, loaded.origins,
                                        heading);
    };
    return is_heap_ ? write(read<simulation::HeapSite>(all, diagnostics))
                    : write(read<simulation::Site>(all, diagnostics));
}

std::string PlanRuns::sizes() const {
    if (!is_heap_) return "one column";
    Diagnostics diagnostics;
    const auto site = read<simulation::HeapSite>(input_.plan.overrides, diagnostics).value;
    const auto words = [](const simulation::HeapSite& each) {
        int cells = 0;
        for (const auto& [name, pad] : each.pads) cells = std::max(cells, pad.bed.cells);
        return std::to_string(each.modules.size()) + " modules of up to " + std::to_string(cells) +
               " cells";
    };
    if (!input_.reduced) return words(site);
    return words(reduced(site, *input_.reduced)) + " in place of " + words(site);
}

template <class Scenario>
PlanRun PlanRuns::run_as(const PlanJob& job, int threads, const StudyAttendant& attendant) const {
    Diagnostics diagnostics;
    auto loaded = read<Scenario>(overrides(job), diagnostics);
    if (diagnostics.has_errors()) return {.failure = first_fault(diagnostics)};
    if (input_.reduced && !job.is_full) loaded.value = reduced(loaded.value, *input_.reduced);
    const auto assembly = simulation::assemble(loaded.value, facts_, diagnostics);
    if (diagnostics.has_errors()) return {.failure = first_fault(diagnostics)};
    const simulation::Attendant watching{.on_progress = {},
                                         .is_interrupted = attendant.is_interrupted};
    simulation::MemoryRun run;
    if constexpr (std::is_same_v<Scenario, simulation::HeapSite>) {
        run = simulation::run_in_memory(assembly, {}, watching, threads);
    } else {
        run = simulation::run_in_memory(assembly, {}, watching);
    }
    if (run.outcome.status == records::RunStatus::interrupted) throw StudyInterrupted{};
    if (run.outcome.status != records::RunStatus::done) return {.failure = run.outcome.message};
    return {.figures = figures_of(input_, run)};
}

PlanRun PlanRuns::run_one(const PlanJob& job, int threads, const StudyAttendant& attendant) const {
    const auto begin = std::chrono::steady_clock::now();
    PlanRun run = is_heap_ ? run_as<simulation::HeapSite>(job, threads, attendant)
                           : run_as<simulation::Site>(job, threads, attendant);
    run.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return run;
}

std::vector<PlanRun> PlanRuns::run_by(std::span<const PlanJob> jobs, const MakeRuns& make,
                                      const StudyAttendant& attendant) {
    std::vector<PlanRun> runs(jobs.size());
    std::vector<std::size_t> to_make;
    std::map<std::string, std::size_t> seen;  // equal plans of one batch are run once
    std::vector<std::pair<std::size_t, std::size_t>> same;
    std::vector<std::string> keys(jobs.size());
    for (std::size_t k = 0; k < jobs.size(); ++k) {
        keys[k] = key_of(jobs[k]);
        const auto [first, is_new] = seen.emplace(keys[k], k);
        if (!is_new) {
            same.emplace_back(k, first->second);
            continue;
        }
        auto kept = cache_ ? cache_->find(keys[k]) : std::optional<PlanRun>{};
        if (kept) {
            runs[k] = std::move(*kept);
        } else {
            to_make.push_back(k);
        }
    }
    make(to_make, [&](std::size_t n, PlanRun made) {
        const std::size_t k = to_make[n];
        runs[k] = std::move(made);
        if (cache_) cache_->keep(keys[k], runs[k]);
        ++n_made_;
        wall_made_ += runs[k].wall;
        if (attendant.on_run) attendant.on_run(n_made_, runs[k].wall);
    });
    for (const auto& [k, first] : same) runs[k] = runs[first];
    return runs;
}

std::vector<PlanRun> PlanRuns::run(std::span<const PlanJob> jobs, int threads,
                                   const StudyAttendant& attendant) {
    const auto by_threads = [&](std::span<const std::size_t> wanted, const OnRun& on_run) {
        std::mutex told;
        const int beside = std::min<int>(threads, int(wanted.size()));
        const int within = std::max(1, threads / std::max(beside, 1));
        simulation::side_by_side(wanted.size(), beside, [&](std::size_t n) {
            if (attendant.is_interrupted && attendant.is_interrupted()) throw StudyInterrupted{};
            PlanRun made = run_one(jobs[wanted[n]], within, attendant);
            const std::lock_guard lock(told);
            on_run(n, std::move(made));
        });
    };
    return run_by(jobs, by_threads, attendant);
}

std::vector<PlanRun> PlanRuns::run(std::span<const PlanJob> jobs, Workforce& workforce,
                                   const PlanSpace& space, int threads,
                                   const StudyAttendant& attendant) {
    const auto by_workforce = [&](std::span<const std::size_t> wanted, const OnRun& on_run) {
        std::vector<std::vector<double>> points;
        for (const std::size_t k : wanted) {
            auto& own = points.emplace_back(std::vector<double>{
                jobs[k].member ? double(*jobs[k].member) : no_member, jobs[k].is_full ? 1.0 : 0.0});
            own.insert(own.end(), jobs[k].point.begin(), jobs[k].point.end());
        }
        const auto told = [&](std::size_t n, const Prediction& made) {
            on_run(n, {made.values, made.message, made.wall_s});
        };
        if (points.empty()) return;
        const int within = std::max(1, threads / int(points.size()));
        (void)workforce.run(
            {.points = points, .run = runner(space, within, attendant), .on_done = told});
    };
    return run_by(jobs, by_workforce, attendant);
}

RunMember PlanRuns::runner(const PlanSpace& space, int threads,
                           const StudyAttendant& attendant) const {
    return [this, &space, threads, attendant](std::span<const double> own) {
        if (attendant.is_interrupted && attendant.is_interrupted()) throw StudyInterrupted{};
        const Point point(own.begin() + 2, own.end());
        PlanJob job{.edits = space.edits(point), .is_full = own[1] != 0.0, .point = point};
        if (own[0] != no_member) job.member = std::size_t(own[0]);
        const PlanRun made = run_one(job, threads, attendant);
        return Prediction{.failed = !made.failure.empty(),
                          .values = made.figures,
                          .message = made.failure,
                          .wall_s = made.wall};
    };
}

std::map<std::string, std::string> PlanRuns::identity(const std::string& version) const {
    std::string members;
    for (const auto& each : members_) {
        for (const std::string& edit : each) members += edit + "\n";
    }
    OptimiseInput space;
    space.decisions = input_.decisions;
    return {{"version", version},
            {"plan", context_},
            {"reduced", reduced_context_},
            {"members", records::sha256(members)},
            {"decisions", records::sha256(scenario::effective_toml(description_of<OptimiseInput>(),
                                                                   &space, {}))}};
}

}  // namespace gossan::study
