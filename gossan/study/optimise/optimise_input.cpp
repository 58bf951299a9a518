// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/optimise_input.hpp"

#include <algorithm>

#include "gossan/base/text.hpp"
#include "gossan/study/optimise/plan_figures.hpp"

namespace gossan::study {
namespace {

using Complaint = std::optional<std::string>;

/// The keys that objectives and constraints share.
template <class F>
Schema<F> figure_schema(const char* name, const char* meaning) {
    return Schema<F>(name, meaning)
        .field("name", &F::name, "what reports call it")
        .field("figure", &F::figure,
               "cathode_t, acid_t, fresh_water_m3, electricity_MWh, ore_t, npv, co2e_kg, a key of "
               "summary.json (\"recovery\", \"ponds.pls.Cu_g_L\") or a column of series.csv")
        .field("per", &F::per, "a figure to divide by")
        .field("by", &F::by, at_least(0), "day of the run at which it is read; left out: its end",
               unit("d"))
        .field("over_time", &F::over_time, "which of the values of a column of series.csv",
               defaults_to("choice: what stands at the end"));
}

/// Whether the engine is one for these objectives and constraints.
Complaint complaint_of_engine(const OptimiseInput& o) {
    const std::size_t n = o.objectives.size();
    const SearchEngine engine = engine_for(o.study.engine, n);
    const bool is_for_several = engine == SearchEngine::nsga2 || engine == SearchEngine::moead;
    if (n == 1 && is_for_several) return "engine: one objective is sought by cmaes, bobyqa, cobyla";
    if (n > 1 && !is_for_several) return "engine: several objectives are sought by nsga2 or moead";
    if (engine == SearchEngine::bobyqa && !o.constraints.empty()) {
        return "engine: bobyqa takes no constraints; cobyla does";
    }
    if (engine == SearchEngine::nsga2 && o.study.population % 4 != 0) {
        return "population: a multiple of 4 for nsga2";
    }
    return {};
}

Complaint complaint_of_sums(const std::map<std::string, FactorInput>& some,
                            const std::map<std::string, FactorInput>& others) {
    const auto known = PlanFigures::sum_names();
    for (const auto* factors : {&some, &others}) {
        for (const auto& [name, factor] : *factors) {
            if (std::find(known.begin(), known.end(), name) != known.end()) continue;
            return "\"" + name + "\" is no sum over time; there are " + enumerate(known, "and");
        }
    }
    return {};
}

}  // namespace

EnumNames<Aim> names_of(Aim) {
    return {{Aim::maximise, "maximise", "the more the better"},
            {Aim::minimise, "minimise", "the less the better"}};
}

EnumNames<MembersOf> names_of(MembersOf) {
    return {{MembersOf::every, "every", "every plan; objectives are means over the members"},
            {MembersOf::chosen, "chosen",
             "the plan in force and the chosen ones, after a search in the scenario's own world"}};
}

EnumNames<OverTime> names_of(OverTime) {
    return {{OverTime::last, "last", "at the end, or on the day of `by`"},
            {OverTime::most, "most", "the greatest until then"},
            {OverTime::least, "least", "the smallest until then"},
            {OverTime::mean, "mean", "the mean over time until then"}};
}

Schema<SearchInput> SearchInput::schema() {
    using S = SearchInput;
    return Schema<S>("study", "How plans are sought.")
        .field("title", &S::title, "of the report")
        .field("seed", &S::seed, between(0, 2147483647), "another seed tries other plans",
               defaults_to("choice: any"))
        .field("engine", &S::engine, "of the search",
               defaults_to("choice: CMA-ES for one objective, NSGA-II for several"))
        .field("population", &S::population, between(8, 10000),
               "plans of a generation; for NSGA-II a multiple of 4",
               defaults_to("choice: about three times the decisions"))
        .field("generations", &S::generations, between(0, 10000), "after the first",
               defaults_to("choice: fronts of ten decisions hardly grow after that"))
        .field("chosen", &S::chosen, between(1, 50), "plans of the front that are run in full",
               defaults_to("choice: both ends and what lies between"))
        .field("most_failures", &S::most_failures, fraction(),
               "share of its members that may fail before a plan counts as failed",
               defaults_to("choice: the rest still tell of the spread"));
}

Schema<BasePlanInput> BasePlanInput::schema() {
    return Schema<BasePlanInput>("plan", "The plan in force.")
        .field("scenario", &BasePlanInput::scenario, "of a column, or of heap and plant")
        .field("overrides", &BasePlanInput::overrides, "put over it: \"run.duration=730 d\"",
               defaults_to("choice: the scenario as it is"));
}

Schema<MembersInput> MembersInput::schema() {
    return Schema<MembersInput>("members", "Worlds in which a plan is tried, such as a posterior.")
        .field("file", &MembersInput::file,
               "CSV: one member a row; headers are paths, of the scenario or of facts, with units: "
               "facts.reactions.chalcopyrite_ferric.k25 [1/d]; posterior.csv of a calibration and "
               "members.csv of a forecast are such tables")
        .field("count", &MembersInput::count, between(1, 10000), "rows taken, from the first",
               defaults_to("choice: tells a chance of 80 in 100 from one of 60"))
        .field("of", &MembersInput::of, "which plans are tried in them",
               defaults_to("choice: a plan is sought that does well in all of them"));
}

Schema<DecisionInput> DecisionInput::schema() {
    using D = DecisionInput;
    return Schema<D>("decision", "Entries of the plan that are moved together, or an order.")
        .field("name", &D::name, "what reports call it")
        .field("paths", &D::paths, "of the scenario: pads.sulphide.irrigation.steps[0].rate",
               defaults_to("choice: none where there is an order"))
        .field("low", &D::low, "with its unit")
        .field("high", &D::high, "with its unit")
        .field("step", &D::step, "values are multiples of it; \"1\" for a whole number")
        .field("order", &D::order, "modules whose days of stacking may change places",
               defaults_to("choice: none where there are paths"))
        .check("paths",
               [](const D& d) -> Complaint {
                   if (d.paths.empty() == d.order.empty()) return "give either paths or an order";
                   return {};
               })
        .check("low",
               [](const D& d) -> Complaint {
                   const bool has_both = d.low && d.high;
                   if (!d.paths.empty() && !has_both) return "paths need low and high";
                   return {};
               })
        .check("order", [](const D& d) -> Complaint {
            if (d.order.size() == 1) return "an order has at least two modules";
            if (!d.order.empty() && (d.low || d.high || d.step)) return "an order has no bounds";
            return {};
        });
}

Schema<ObjectiveInput> ObjectiveInput::schema() {
    return figure_schema<ObjectiveInput>("objective", "What is to be made better.")
        .field("aim", &ObjectiveInput::aim, "which way is better");
}

Schema<ConstraintInput> ConstraintInput::schema() {
    using C = ConstraintInput;
    return figure_schema<C>("constraint", "What must hold.")
        .field("least", &C::least, "not below, in the unit of the figure")
        .field("most", &C::most, "not above")
        .field("holds_in", &C::holds_in, above_to(0, 1), "share of the members in which it holds",
               unit("%"), defaults_to("choice: all"))
        .check("least", [](const C& c) -> Complaint {
            if (!c.least && !c.most) return "give least, most or both";
            if (c.least && c.most && *c.least > *c.most) return "least is above most";
            return {};
        });
}

Schema<FactorInput> FactorInput::schema() {
    return Schema<FactorInput>("factor", "A price or an emission by unit of a figure.")
        .field("value", &FactorInput::value, at_least(0), "of one unit of the figure")
        .field("source", &FactorInput::source, "who says so");
}

Schema<MoneyInput> MoneyInput::schema() {
    using M = MoneyInput;
    return Schema<M>("money", "Prices and costs, for the figure npv.")
        .field("currency", &M::currency, "such as USD of 2026")
        .field("discount", &M::discount, between(0, 1), "by year", unit("%"))
        .field("income", &M::income, "by unit of a figure: cathode_t")
        .field("costs", &M::costs, "by unit of a figure: acid_t, fresh_water_m3, ore_t",
               defaults_to("choice: none"));
}

Schema<ReducedInput> ReducedInput::schema() {
    using R = ReducedInput;
    return Schema<R>("reduced", "The smaller scenario that is searched.")
        .field("columns", &R::columns, between(1, 1000),
               "modules at most: neighbours in time of one pad and parcel become one",
               defaults_to("choice: a few columns of each pad"))
        .field("cells", &R::cells, between(2, 2000), "of a column at most",
               defaults_to("choice: half of what one would run"))
        .field("window", &R::window, above(0), "of the coupling of heap and plant", unit("d"))
        .field("tolerance", &R::tolerance, above(0), "of the coupling of heap and plant")
        .field("solver", &R::solver, above(0), "relative tolerance of the columns");
}

Schema<OptimiseInput> OptimiseInput::schema() {
    using O = OptimiseInput;
    return Schema<O>("optimise", "What `gossan optimise` looks for.")
        .field("study", &O::study, "how plans are sought")
        .field("plan", &O::plan, "the plan in force")
        .field("members", &O::members, "worlds in which a plan is tried; left out: the scenario's")
        .field("decisions", &O::decisions, "what may be changed")
        .field("objectives", &O::objectives, "what is to be made better")
        .field("constraints", &O::constraints, "what must hold", defaults_to("choice: nothing"))
        .field("money", &O::money, "prices and costs, for the figure npv")
        .field("emissions", &O::emissions, "kg CO2e by unit of a figure, for the figure co2e_kg",
               defaults_to("choice: none"))
        .field("reduced", &O::reduced, "the smaller scenario that is searched; left out: the full")
        .check("decisions",
               [](const O& o) -> Complaint {
                   if (o.decisions.empty()) return "give at least one decision";
                   return {};
               })
        .check("objectives",
               [](const O& o) -> Complaint {
                   if (o.objectives.empty()) return "give at least one objective";
                   return {};
               })
        .check("study", complaint_of_engine)
        .check("money",
               [](const O& o) {
                   return o.money ? complaint_of_sums(o.money->income, o.money->costs)
                                  : Complaint{};
               })
        .check("emissions", [](const O& o) { return complaint_of_sums(o.emissions, {}); });
}

}  // namespace gossan::study
