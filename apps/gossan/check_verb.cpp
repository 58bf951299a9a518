// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "apps/gossan/error_text.hpp"
#include "apps/gossan/measured_check.hpp"
#include "apps/gossan/read_faults.hpp"
#include "apps/gossan/scenario_input.hpp"
#include "apps/gossan/scenario_summary.hpp"
#include "apps/gossan/study_check.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/study/measured/measured.hpp"

namespace gossan::program {
namespace {

class CheckVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        source_.declare(declaration);
        declaration.option("--sheet", "NAME", measured_.sheet,
                           "the sheet of a workbook with measurements");
        declaration.option("--series", "NAME", measured_.series,
                           "the series of measurements in the long format");
        declaration.flag("--effective", wants_values_,
                         "print every value in force, with where it came from, as TOML");
        declaration.flag("--json", as_json_, "print faults and findings as JSON");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }

    ExitStatus run() override {
        if (study::is_measured_file(source_.file)) {
            measured_.file = source_.file;
            return check_measured(measured_, as_json_);
        }
        if (const auto verb = verb_of_file(source_.file)) {
            return check_study(*verb, source_, as_json_);
        }
        Diagnostics diagnostics;
        const auto prepared = prepare(source_, diagnostics);
        if (as_json_) {
            print_result(records::print(document(prepared, diagnostics)));
        } else if (wants_values_ && prepared) {
            std::fputs(diagnostics.text(true).c_str(), stderr);
            print_result(prepared->effective_toml);
        } else {
            print_result(diagnostics.text(true) + source_.file + ": " +
                         faults_in_words(diagnostics) + "\n" +
                         (prepared ? summary_text(*prepared) : ""));
        }
        return prepared ? ExitStatus::done : ExitStatus::refused;
    }

private:
    [[nodiscard]] records::Document document(const std::optional<PreparedScenario>& prepared,
                                             const Diagnostics& diagnostics) const {
        records::Document document =
            check_document(source_.file, prepared.has_value(), diagnostics);
        if (prepared) document["scenario"] = summary_document(*prepared);
        return document;
    }

    ScenarioSource source_;
    MeasuredSource measured_;
    bool wants_values_ = false;
    bool as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_check_verb() { return std::make_unique<CheckVerb>(); }

}  // namespace gossan::program
