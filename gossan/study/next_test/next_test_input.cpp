// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/next_test/next_test_input.hpp"

#include <algorithm>

namespace gossan::study {

using Complaint = std::optional<std::string>;

Schema<NextTestStudy> NextTestStudy::schema() {
    using S = NextTestStudy;
    return Schema<S>("study", "How tests are held against each other.")
        .field("title", &S::title, "what is to be decided, for people",
               defaults_to("choice: blank"))
        .field("seed", &S::seed, at_least(0), "of every random draw",
               defaults_to("choice: any will do"))
        .field("members", &S::members, between(8, 100000), "draws, where there is no calibration",
               defaults_to("choice: enough to tell a half from a third"))
        .field("most_failed", &S::most_failed, between(0, 0.9),
               "share of members that may fail before the study is refused",
               defaults_to("choice: as calibrations"));
}

Schema<NarrowedPlan> NarrowedPlan::schema() {
    using P = NarrowedPlan;
    return Schema<P>("plan", "The forecast that a test shall narrow.")
        .field("scenario", &P::scenario, "of a column or a site")
        .field("set", &P::set, "\"KEY=VALUE\", put over the scenario's",
               defaults_to("choice: nothing"))
        .field("output", &P::output, "a column of its series",
               defaults_to("choice: what most is decided by"))
        .field("day", &P::day, above(0), "of the run; left out: the last", unit("d"));
}

Schema<MeasuringInput> MeasuringInput::schema() {
    using M = MeasuringInput;
    return Schema<M>("measuring", "What is measured of a test.")
        .field("outputs", &M::outputs,
               "columns of its series; left out: recovery, copper, ferrous iron and potential",
               defaults_to("choice: what laboratories report"))
        .field("at_end", &M::at_end,
               "columns told once when the test ends, such as extraction_pct by assay of tails",
               defaults_to("choice: nothing"))
        .field("every", &M::every, at_least("1 h"), "time between samples",
               defaults_to("choice: weekly composites"), unit("d"))
        .field("errors", &M::errors, "by column, in place of what laboratories have",
               defaults_to("choice: usual scatter of laboratories"));
}

Schema<CandidateInput> CandidateInput::schema() {
    using C = CandidateInput;
    return Schema<C>("candidate", "A test that may be done.")
        .field("name", &C::name, "for people")
        .field("scenario", &C::scenario, "of the test: its run.duration is how long it takes")
        .field("set", &C::set, "\"KEY=VALUE\", put over the scenario's",
               defaults_to("choice: nothing"))
        .field("shares", &C::shares, "paths of scale_up that this test has in common with the heap",
               defaults_to("choice: none, as a column is no heap"))
        .field("set_up", &C::set_up, at_least(0),
               "days before the first drop and after the last: they count, too",
               defaults_to("choice: none"), unit("d"))
        .field("cost", &C::cost, above(0), "in any money, of all candidates or of none")
        .field("measuring", &C::measuring, "in place of what is measured of all");
}

Schema<NextTestInput> NextTestInput::schema() {
    using N = NextTestInput;
    return Schema<N>("next_test", "Which test narrows a forecast most.")
        .field("study", &N::study, "how tests are held against each other")
        .field("plan", &N::plan, "the forecast to be narrowed")
        .field("calibration", &N::calibration, "folder of a calibration, whose members are taken",
               defaults_to("choice: from priors alone"))
        .field("carry", &N::carry, "numbers of the calibration with other names in the plan",
               defaults_to("choice: all have the same"))
        .field("parameters", &N::parameters,
               "uncertain numbers of plan and tests alike, where there is no calibration",
               defaults_to("choice: none"))
        .field("scale_up", &N::scale_up,
               "uncertain numbers of the heap, that a test has in common by `shares` alone",
               defaults_to("choice: none"))
        .field("test_numbers", &N::test_numbers,
               "uncertain numbers of tests alone, which each test has for itself",
               defaults_to("choice: none"))
        .field("measuring", &N::measuring, "what is measured of every candidate")
        .field("candidates", &N::candidates, "tests that may be done")
        .check("calibration",
               [](const N& input) -> Complaint {
                   if (!input.calibration.empty() || !input.parameters.empty()) return {};
                   if (!input.scale_up.empty()) return {};
                   return "nothing is uncertain: name a calibration, parameters or scale_up";
               })
        .check("carry",
               [](const N& input) -> Complaint {
                   if (input.carry.empty() || !input.calibration.empty()) return {};
                   return "there is nothing to carry without a calibration";
               })
        .check("candidates", [](const N& input) -> Complaint {
            if (input.candidates.empty()) return "name one test or more";
            if (input.candidates.size() > 20) return "twenty at most";
            const auto priced =
                std::count_if(input.candidates.begin(), input.candidates.end(),
                              [](const auto& each) { return each.cost.has_value(); });
            if (priced == 0 || std::size_t(priced) == input.candidates.size()) return {};
            return "give the cost of all candidates or of none";
        });
}

}  // namespace gossan::study
