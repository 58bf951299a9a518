// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/optimise_end.hpp"

#include <algorithm>
#include <cstdio>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/error_text.hpp"
#include "apps/gossan/interruption.hpp"
#include "apps/gossan/read_faults.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/report/optimise_report.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/writers.hpp"
#include "gossan/study/optimise/optimise_record.hpp"

namespace gossan::program {
namespace {

/// A bound that the scenario does not take is the study's fault, and is told before it runs.
void try_corners(const PreparedSearch& prepared, Diagnostics& diagnostics) {
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

/// Money and emissions that are asked for without what they are worked out from.
void check_prices(const study::OptimiseInput& input, Diagnostics& diagnostics) {
    const auto check = [&](const study::FigureInput& figure, const std::string& place) {
        const auto is_of = [&](const char* name) {
            return figure.figure == name || figure.per == name;
        };
        if (is_of("npv") && !input.money) {
            diagnostics.add({.code = "study.no_price",
                             .path = place,
                             .found = "npv, and there are no prices",
                             .allowed = "npv with [money]",
                             .write = "[money] with discount and income.cathode_t"});
        }
        if (is_of("co2e_kg") && input.emissions.empty()) {
            diagnostics.add({.code = "study.no_emissions",
                             .path = place,
                             .found = "co2e_kg, and there are no emission factors",
                             .allowed = "co2e_kg with [emissions]",
                             .write = "[emissions.acid_t] with value and source"});
        }
    };
    for (std::size_t k = 0; k < input.objectives.size(); ++k) {
        check(input.objectives[k], "objectives[" + std::to_string(k) + "].figure");
    }
    for (std::size_t k = 0; k < input.constraints.size(); ++k) {
        check(input.constraints[k], "constraints[" + std::to_string(k) + "].figure");
    }
}

study::StudyAttendant attendant(const PreparedSearch& prepared) {
    const auto& input = *prepared.input;
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

void tell(const PreparedSearch& prepared, const study::Optimisation& found,
          const std::filesystem::path& folder, bool as_json) {
    study::write_optimisation(folder, *prepared.input, *prepared.runs, *prepared.space, found,
                              version());
    report::write_optimise_report(folder, folder / "report.html");
    print_result(as_json ? records::print(study::optimisation_document(
                               *prepared.input, *prepared.space, found, version()))
                         : study::optimisation_text(*prepared.input, *prepared.space, found));
    if (found.n_runs > 0) {
        say(std::to_string(found.n_runs) + " runs of " + readable_seconds(found.seconds_a_run) +
            " each on average; all is in " + folder.string());
    }
}

}  // namespace

std::optional<PreparedSearch> prepare_search(const ScenarioSource& source,
                                             Diagnostics& diagnostics) {
    const auto& [file, overrides, overlays] = source;
    PreparedSearch prepared;
    prepared.input = std::make_unique<study::OptimiseInput>();

    const auto text = scenario::input_from_file(file, diagnostics);
    Origins origins;
    if (text) {
        scenario::read_into(description_of<study::OptimiseInput>(), prepared.input.get(), *text,
                            overrides, origins, diagnostics);
    }
    if (!diagnostics.has_errors()) {
        prepared.runs = std::make_unique<study::PlanRuns>(*prepared.input, overlays, diagnostics);
    }
    if (!diagnostics.has_errors()) {
        Diagnostics of_space;
        prepared.space = std::make_unique<study::PlanSpace>(prepared.input->decisions,
                                                            prepared.runs->origins(), of_space);
        check_prices(*prepared.input, of_space);
        if (!of_space.has_errors()) try_corners(prepared, of_space);
        scenario::add_located(of_space, origins, *text, diagnostics);
    }
    if (diagnostics.has_errors()) return std::nullopt;
    prepared.inputs = {records::input_record(file)};
    const auto add = [&](const std::string& path) {
        prepared.inputs.push_back(records::input_record(path));
    };
    add(prepared.input->plan.scenario.path);
    for (const std::string& each : prepared.runs->origins().files()) {
        if (each != prepared.input->plan.scenario.path) add(each);
    }
    if (prepared.input->members) add(prepared.input->members->file.path);
    prepared.effective_toml = scenario::effective_toml(
        description_of<study::OptimiseInput>(), prepared.input.get(), origins,
        "The search in force and where each value came from. Written by gossan " + version() +
            " from " + file + ".");
    return prepared;
}

std::optional<PreparedSearch> prepare_search_or_tell(const ScenarioSource& source, bool as_json) {
    Diagnostics diagnostics;
    auto prepared = prepare_search(source, diagnostics);
    tell_reading(source.file, prepared.has_value(), diagnostics, as_json);
    return prepared;
}

ExitStatus run_search(const PreparedSearch& prepared, const StudyCall& call) {
    const auto talking = attendant(prepared);
    return run_study(call, prepared.runs->identity(version()),
                     prepared.runs->runner(*prepared.space, 1, talking),
                     [&](const study::StudyFolder& folder, study::Workforce& workforce) {
                         prepared.runs->keep_in(folder.path(), version());
                         const auto found =
                             study::optimise(*prepared.input, *prepared.runs, *prepared.space,
                                             workforce, call.threads, talking);
                         tell(prepared, found, folder.path(), call.as_json);
                         return found.least_violated ? ExitStatus::infeasible : ExitStatus::done;
                     });
}

}  // namespace gossan::program
