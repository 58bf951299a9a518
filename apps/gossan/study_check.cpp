// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/study_check.hpp"

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/error_text.hpp"
#include "apps/gossan/optimise_end.hpp"
#include "apps/gossan/read_faults.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/scenario/block.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/study/calibrate/calibration_plan.hpp"
#include "gossan/study/forecast/forecast.hpp"
#include "gossan/study/next_test/next_test.hpp"

namespace gossan::program {
namespace {

/// What was read, in words; none where it has faults.
std::optional<std::string> found_in(const std::string& verb, const ScenarioSource& source,
                                    Diagnostics& diagnostics) {
    const auto& [file, overrides, overlays] = source;
    if (verb == "optimise") {
        const auto search = prepare_search(source, diagnostics);
        if (!search) return std::nullopt;
        return counted(search->input->decisions.size(), "decision", "decisions") + ", " +
               counted(search->input->objectives.size(), "objective", "objectives");
    }
    if (verb == "forecast") {
        const auto forecast =
            study::read_forecast(file, overrides, overlays, version(), diagnostics);
        if (!forecast) return std::nullopt;
        return counted(forecast->members.size(), "member", "members") + ", " +
               counted(forecast->data.size(), "measured value", "measured values");
    }
    if (verb == "next-test") {
        const auto plan = study::read_next_test(file, overrides, overlays, version(), diagnostics);
        if (!plan) return std::nullopt;
        return counted(plan->candidates.size(), "candidate", "candidates") + ", " +
               counted(plan->members.size(), "member", "members");
    }
    const auto plan = study::read_calibration(file, overrides, overlays, version(), diagnostics);
    if (!plan) return std::nullopt;
    return counted(plan->trials.parameters().size(), "free parameter", "free parameters") + ", " +
           counted(plan->n_data, "measured value", "measured values");
}

}  // namespace

std::optional<std::string> verb_of(std::string_view text) {
    const auto has = [&](const char* name) { return scenario::has_block(text, name); };
    if (has("candidates")) return "next-test";
    if (has("decisions")) return "optimise";
    if (has("tests")) return "calibrate";
    return has("plan") ? std::optional<std::string>("forecast") : std::nullopt;
}

std::optional<std::string> verb_of_file(const std::string& file) {
    Diagnostics unused;
    const auto input = scenario::input_from_file(file, unused);
    return input ? verb_of(input->text) : std::nullopt;
}

ExitStatus check_study(const std::string& verb, const ScenarioSource& source, bool as_json) {
    Diagnostics diagnostics;
    const auto found = found_in(verb, source, diagnostics);
    if (as_json) {
        records::Document document = check_document(source.file, found.has_value(), diagnostics);
        document["study"] = verb;
        print_result(records::print(document));
    } else {
        print_result(diagnostics.text(true) + source.file + ": " + faults_in_words(diagnostics) +
                     "\n" + (found ? "to " + verb + ": " + *found + "\n" : ""));
    }
    return found ? ExitStatus::done : ExitStatus::refused;
}

}  // namespace gossan::program
