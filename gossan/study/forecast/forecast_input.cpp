// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/forecast_input.hpp"

namespace gossan::study {

using Complaint = std::optional<std::string>;

Schema<ForecastStudy> ForecastStudy::schema() {
    using S = ForecastStudy;
    return Schema<S>("study", "How the forecast is made.")
        .field("title", &S::title, "what is forecast, for people", defaults_to("choice: blank"))
        .field("seed", &S::seed, at_least(0), "of every random draw",
               defaults_to("choice: any will do"))
        .field("members", &S::members, between(2, 100000),
               "runs of the plan, where there is no calibration",
               defaults_to("choice: enough for an 80 % interval"))
        .field("iterations", &S::iterations, between(1, 50),
               "of the smoother, where data are learnt from",
               defaults_to("choice: as calibrations"))
        .field("most_failed", &S::most_failed, between(0, 0.9),
               "share of members that may fail before the forecast is refused",
               defaults_to("choice: as calibrations"));
}

Schema<ForecastPlan> ForecastPlan::schema() {
    using P = ForecastPlan;
    return Schema<P>("plan", "What will be done.")
        .field("scenario", &P::scenario, "of a column or a site")
        .field("set", &P::set, "\"KEY=VALUE\", put over the scenario's",
               defaults_to("choice: nothing"))
        .field("every", &P::every, at_least("1 h"),
               "time between the days told; left out: whole days, about sixty in all", unit("d"));
}

Schema<CarryInput> CarryInput::schema() {
    using C = CarryInput;
    return Schema<C>("carry", "A number of the calibration that has another name in the plan.")
        .field("from", &C::from, "its name in posterior.csv")
        .field("to", &C::to, "its path in the plan; blank: left out of it");
}

Schema<TargetInput> TargetInput::schema() {
    using T = TargetInput;
    return Schema<T>("target", "What is hoped for by a day.")
        .field("output", &T::output, "a column of the series")
        .field("least", &T::least, "at least this, in the unit of the column")
        .field("most", &T::most, "at most this")
        .field("by", &T::by, at_least(0), "day of the run", unit("d"))
        .check("least", [](const T& target) -> Complaint {
            if (target.least || target.most) return {};
            return "say the least or the most that is hoped for";
        });
}

Schema<ForecastError> ForecastError::schema() {
    using E = ForecastError;
    return Schema<E>("error", "One standard deviation of a measured value.")
        .field("relative", &E::relative, between(0, 1), "share of the value",
               defaults_to("choice: none"))
        .field("absolute", &E::absolute, at_least(0), "in the unit of the column",
               defaults_to("choice: none"))
        .check("relative", [](const E& error) -> Complaint {
            if (error.relative > 0.0 || error.absolute > 0.0) return {};
            return "an error is above zero";
        });
}

Schema<ForecastDataInput> ForecastDataInput::schema() {
    using D = ForecastDataInput;
    return Schema<D>("data", "What was measured of the plan so far.")
        .field("file", &D::file, "CSV or XLSX with days and quantities")
        .field("series", &D::series, "which, of a table in the long format",
               defaults_to("choice: the only one"))
        .field("sheet", &D::sheet, "of a workbook", defaults_to("choice: the only one"))
        .field("errors", &D::errors, "in place of the file's own, by column",
               defaults_to("choice: as the file or laboratories say"));
}

Schema<BackTestInput> BackTestInput::schema() {
    return Schema<BackTestInput>("backtest", "Learn from early data, be scored on later ones.")
        .field("calibrate_until", &BackTestInput::calibrate_until, above(0),
               "last day that is learnt from", unit("d"));
}

Schema<UpdateInput> UpdateInput::schema() {
    using U = UpdateInput;
    return Schema<U>("update", "Learn anew as data come in.")
        .field("every", &U::every, at_least("1 d"), "time between updates", unit("d"))
        .field("least_effective", &U::least_effective, between(0.05, 1),
               "share of members that must count for weights alone to do",
               defaults_to("choice: tails of an 80 % interval need some twenty of sixty"))
        .field("output", &U::output, "whose outcome is followed",
               defaults_to("choice: cathode, else recovery, else the first output"))
        .field("day", &U::day, above(0), "of that outcome; left out: the last", unit("d"));
}

Schema<CauseInput> CauseInput::schema() {
    using C = CauseInput;
    return Schema<C>("cause", "One cause of a difference between plan and outcome.")
        .field("parameters", &C::parameters, "uncertain numbers, by name",
               defaults_to("choice: none"))
        .field("set", &C::set, "\"KEY=VALUE\": what was done otherwise than planned",
               defaults_to("choice: nothing"));
}

Schema<ExplainInput> ExplainInput::schema() {
    using X = ExplainInput;
    return Schema<X>("explain", "Split the difference from the plan among causes.")
        .field("output", &X::output, "a column of the series")
        .field("day", &X::day, above(0), "left out: the last day", unit("d"))
        .field("members", &X::members, between(1, 1000), "of the forecast, that are split",
               defaults_to("choice: few, as each takes a run for every subset of causes"))
        .field("causes", &X::causes, "groups of numbers; what is in none is \"others\"")
        .check("causes", [](const X& explain) -> Complaint {
            if (explain.causes.empty()) return "name one cause or more";
            if (explain.causes.size() <= 8) return {};
            return "eight causes at most: each more doubles the runs";
        });
}

Schema<ForecastInput> ForecastInput::schema() {
    using F = ForecastInput;
    return Schema<F>("forecast", "What will be, with how much certainty.")
        .field("study", &F::study, "how it is made")
        .field("plan", &F::plan, "what will be done")
        .field("calibration", &F::calibration,
               "folder of a calibration, whose members are taken through the plan",
               defaults_to("choice: from priors alone"))
        .field("carry", &F::carry, "numbers with other names in the plan",
               defaults_to("choice: all have the same"))
        .field("parameters", &F::parameters, "uncertain numbers where there is no calibration",
               defaults_to("choice: none"))
        .field("scale_up", &F::scale_up, "uncertain numbers of the heap that columns cannot tell",
               defaults_to("choice: none"))
        .field("outputs", &F::outputs, "columns of the series to tell",
               defaults_to("choice: copper, acid and water"))
        .field("targets", &F::targets, "what is hoped for", defaults_to("choice: nothing"))
        .field("data", &F::data, "what was measured of the plan so far")
        .field("backtest", &F::backtest, "learn from early data, be scored on later ones")
        .field("update", &F::update, "learn anew as data come in")
        .field("explain", &F::explain, "split the difference from the plan among causes")
        .check("calibration",
               [](const F& input) -> Complaint {
                   if (input.calibration.empty() && input.parameters.empty() &&
                       input.scale_up.empty()) {
                       return "nothing is uncertain: name a calibration, parameters or scale_up";
                   }
                   if (!input.calibration.empty() && input.backtest) {
                       return "a back-test learns for itself: leave the calibration out and name "
                              "the parameters";
                   }
                   return {};
               })
        .check("carry",
               [](const F& input) -> Complaint {
                   if (input.carry.empty() || !input.calibration.empty()) return {};
                   return "there is nothing to carry without a calibration";
               })
        .check("data", [](const F& input) -> Complaint {
            if (input.data || (!input.backtest && !input.update)) return {};
            return "there is nothing to learn from without [data]";
        });
}

}  // namespace gossan::study
