// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/optimise_record.hpp"

#include <cmath>
#include <limits>

#include "gossan/records/atomic_file.hpp"
#include "gossan/tables/csv_writer.hpp"
#include "gossan/tables/workbook_writer.hpp"

namespace gossan::study {
namespace {

using records::Document;

Document spread_document(const FigureSpread& spread) {
    Document document = Document::object();
    document["mean"] = spread.mean;
    document["p10"] = spread.low;
    document["p90"] = spread.high;
    return document;
}

Document list_of(const std::vector<double>& values) {
    Document list = Document::array();
    for (const double value : values) list.push_back(value);
    return list;
}

/// A change of a decision as a share of its value in force; 0: none, or not to be told so.
double relative_change(const JudgedPlan& plan, const std::string& decision) {
    for (const DecisionChange& each : plan.changes) {
        if (each.name == decision) return each.relative;
    }
    return 0.0;
}

/// What may be decided and how far, what must hold: for the page.
void add_problem(Document& document, const OptimiseInput& input, const PlanSpace& space) {
    auto& decisions = document["decisions"] = Document::array();
    for (std::size_t d = 0; d < space.n_decisions(); ++d) {
        const DecisionInput& decision = input.decisions[d];
        Document& each = decisions.push_back(Document::object());
        each["low"] = decision.low.value_or("");
        each["high"] = decision.high.value_or("");
        each["in_force"] = space.base_value(d);
        auto& paths = each["paths"] = Document::array();
        for (const std::string& path : decision.paths) paths.push_back(path);
    }
    auto& constraints = document["constraints"] = Document::array();
    for (const ConstraintInput& constraint : input.constraints) {
        Document& each = constraints.push_back(Document::object());
        each["least"] = constraint.least.value_or(std::nan(""));
        each["most"] = constraint.most.value_or(std::nan(""));
        each["holds_in"] = constraint.holds_in.si;
    }
}

/// Every plan that was tried, in its order: objectives in their units, and by how much it misses
/// the constraints. One whose members failed is left out.
Document tried_document(const Optimisation& found, const OptimiseInput& input) {
    Document tried = Document::array();
    for (std::size_t k = 0; k < found.search.tried.size(); ++k) {
        const Worth& worth = found.search.tried[k].worth;
        if (has_failed(worth)) continue;
        Document& each = tried.push_back(Document::object());
        each["plan"] = std::int64_t(k + 1);
        each["violation"] = worth.violation;
        auto& objectives = each["objectives"] = Document::array();
        for (std::size_t f = 0; f < input.objectives.size(); ++f) {
            objectives.push_back(objective_of(found, input, worth, f));
        }
    }
    return tried;
}

Document plan_document(const OptimiseInput& input, const PlanSpace& space, const JudgedPlan& plan) {
    Document document = Document::object();
    Document values = Document::array(), changes = Document::array(), places = Document::array();
    for (std::size_t d = 0; d < space.n_decisions(); ++d) {
        values.push_back(space.value(plan.point, d));
        changes.push_back(relative_change(plan, space.name(d)));
        const auto place = space.place(plan.point, d);
        places.push_back(place ? Document(*place) : Document());
    }
    document["decisions"] = std::move(values);
    document["changes"] = std::move(changes);
    document["places"] = std::move(places);
    auto& objectives = document["objectives"] = Document::array();
    for (std::size_t f = 0; f < input.objectives.size(); ++f) {
        objectives.push_back(spread_document(plan.figures[f]));
    }
    auto& constraints = document["constraints"] = Document::array();
    for (std::size_t c = 0; c < input.constraints.size(); ++c) {
        Document each = spread_document(plan.figures[input.objectives.size() + c]);
        each["holds_in"] = plan.constraints[c].holds_in;
        each["missed"] = plan.constraints[c].missed;
        each["binds"] = plan.constraints[c].binds();
        constraints.push_back(std::move(each));
    }
    document["violation"] = plan.worth.violation;
    document["failed_members"] = std::int64_t(plan.n_failed);
    if (!plan.full.empty()) {
        document["full"] = list_of(plan.full);
        document["reduced"] = list_of(plan.first_world);
    }
    if (plan.over_members) {
        const OverMembers& over = *plan.over_members;
        auto& members = document["in_members"] = Document::object();
        auto& spreads = members["objectives"] = Document::array();
        for (std::size_t f = 0; f < input.objectives.size(); ++f) {
            spreads.push_back(spread_document(over.figures[f]));
        }
        auto& held = members["holds_in"] = Document::array();
        for (const Standing& each : over.constraints) held.push_back(each.holds_in);
        if (!over.better.empty()) members["better_in"] = list_of(over.better);
        members["failed"] = std::int64_t(over.n_failed);
    }
    if (!plan.gains.empty()) {
        auto& gains = document["gains"] = Document::array();
        for (const auto& each : plan.gains) gains.push_back(list_of(each));
    }
    return document;
}

Document history_document(const SearchResult& search) {
    Document history = Document::array();
    for (const Generation& each : search.history) {
        Document now = Document::object();
        now["plans"] = std::int64_t(each.evaluations);
        now["feasible"] = std::int64_t(each.feasible);
        now["best"] = std::isfinite(each.best) ? each.best : std::nan("");
        now["hypervolume"] = each.hypervolume;
        history.push_back(std::move(now));
    }
    return history;
}

/// One row a plan: decisions as they are written, objectives with their spread, the full site.
std::string front_csv(const OptimiseInput& input, const PlanSpace& space,
                      const Optimisation& found) {
    tables::CsvRows rows;
    rows.cell("plan");
    for (std::size_t d = 0; d < space.n_decisions(); ++d) rows.cell(space.name(d));
    for (const auto& each : input.objectives) {
        rows.cell(each.name).cell(each.name + " P10").cell(each.name + " P90");
        rows.cell(each.name + " on the full site");
    }
    for (const auto& each : input.constraints) rows.cell(each.name + " holds in");
    rows.end_row();
    const auto add = [&](const std::string& name, const JudgedPlan& plan) {
        rows.cell(name);
        for (std::size_t d = 0; d < space.n_decisions(); ++d) {
            rows.cell(space.value(plan.point, d));
        }
        for (std::size_t f = 0; f < input.objectives.size(); ++f) {
            const FigureSpread& figure = plan.figures[f];
            rows.cell(figure.mean).cell(figure.low).cell(figure.high);
            rows.cell(plan.full.empty() ? std::nan("") : plan.full[f]);
        }
        for (const Standing& each : plan.constraints) rows.cell(each.holds_in);
        rows.end_row();
    };
    add("in force", found.base);
    for (std::size_t k = 0; k < found.front.size(); ++k) add(plan_file(k), found.front[k]);
    if (found.least_violated) add("least violated", *found.least_violated);
    return rows.text();
}

std::vector<tables::SheetToWrite> sheets(const OptimiseInput& input, const PlanSpace& space,
                                         const Optimisation& found) {
    tables::SheetToWrite front{.name = "front"}, tried{.name = "tried"}, search{.name = "search"};
    auto& plan = front.columns.emplace_back(tables::SheetColumn{.name = "plan"});
    for (std::size_t k = 0; k < found.front.size(); ++k) plan.cells.emplace_back(plan_file(k));
    for (std::size_t d = 0; d < space.n_decisions(); ++d) {
        auto& column = front.columns.emplace_back(tables::SheetColumn{.name = space.name(d)});
        for (const auto& each : found.front) column.cells.emplace_back(space.value(each.point, d));
        auto& all = tried.columns.emplace_back(tables::SheetColumn{.name = space.name(d)});
        for (const auto& each : found.search.tried) {
            all.cells.emplace_back(space.value(each.point, d));
        }
    }
    for (std::size_t f = 0; f < input.objectives.size(); ++f) {
        const std::string& name = input.objectives[f].name;
        tables::SheetColumn mean{.name = name}, low{.name = name + " P10"},
            high{.name = name + " P90"};
        for (const auto& each : found.front) {
            mean.cells.emplace_back(each.figures[f].mean);
            low.cells.emplace_back(each.figures[f].low);
            high.cells.emplace_back(each.figures[f].high);
        }
        for (auto* column : {&mean, &low, &high}) front.columns.push_back(std::move(*column));
        tables::SheetColumn all{.name = name + ", scaled and to be made small"};
        for (const auto& each : found.search.tried) {
            all.cells.emplace_back(each.worth.objectives[f]);
        }
        tried.columns.push_back(std::move(all));
    }
    tables::SheetColumn violation{.name = "constraints missed by"};
    for (const auto& each : found.search.tried) violation.cells.emplace_back(each.worth.violation);
    tried.columns.push_back(std::move(violation));
    tables::SheetColumn plans{.name = "plans"}, volume{.name = "hypervolume"};
    for (const Generation& each : found.search.history) {
        plans.cells.emplace_back(double(each.evaluations));
        volume.cells.emplace_back(each.hypervolume);
    }
    search.columns = {std::move(plans), std::move(volume)};
    return {std::move(front), std::move(tried), std::move(search)};
}

/// Worlds that every plan of the search was run in.
int searched_members(const OptimiseInput& input) {
    return input.members && input.members->of == MembersOf::every ? input.members->count : 1;
}

/// How well the reduced site told plans apart, by objective.
void add_checks(Document& document, const Optimisation& found) {
    auto& checks = document["reduced_against_full"] = Document::array();
    for (const FullCheck& each : found.full_checks) {
        Document& check = checks.push_back(Document::object());
        check["right_pairs"] = std::int64_t(each.right);
        check["pairs"] = std::int64_t(each.pairs);
        check["off"] = each.off;
        check["off_corrected"] = each.corrected;
    }
}

}  // namespace

std::string plan_file(std::size_t plan) {
    const std::string number = std::to_string(plan + 1);
    return "plans/" + (number.size() < 2 ? "0" + number : number) + ".toml";
}

Document optimisation_document(const OptimiseInput& input, const PlanSpace& space,
                               const Optimisation& found, const std::string& version) {
    Document document = Document::object();
    document["schema"] = "gossan.optimise/1";
    document["version"] = version;
    document["title"] = input.study.title;
    document["scenario"] = input.plan.scenario.path;
    document["feasible"] = !found.front.empty();
    document["seed"] = std::int64_t(input.study.seed);
    document["engine"] = names_of(SearchEngine{})[std::size_t(found.search.engine)].name;
    document["plans_tried"] = std::int64_t(found.n_points);
    document["members"] = std::int64_t(searched_members(input));
    document["members_of_chosen"] = std::int64_t(input.members ? input.members->count : 0);
    document["failed_runs"] = std::int64_t(found.n_failed);
    document["site"] = found.sizes;
    auto& names = document["decision_names"] = Document::array();
    for (std::size_t d = 0; d < space.n_decisions(); ++d) names.push_back(space.name(d));
    Document objectives = Document::array(), aims = Document::array();
    for (const auto& each : input.objectives) {
        objectives.push_back(each.name);
        aims.push_back(each.aim == Aim::maximise ? "maximise" : "minimise");
    }
    document["objective_names"] = std::move(objectives);
    document["aims"] = std::move(aims);
    auto& constraints = document["constraint_names"] = Document::array();
    for (const auto& each : input.constraints) constraints.push_back(each.name);
    add_problem(document, input, space);
    add_checks(document, found);
    document["base"] = plan_document(input, space, found.base);
    auto& front = document["front"] = Document::array();
    for (std::size_t k = 0; k < found.front.size(); ++k) {
        Document& plan = front.push_back(plan_document(input, space, found.front[k]));
        plan["file"] = plan_file(k);
    }
    if (found.least_violated) {
        document["least_violated"] = plan_document(input, space, *found.least_violated);
    }
    document["search"] = history_document(found.search);
    document["tried"] = tried_document(found, input);
    auto& notes = document["notes"] = Document::array();
    for (const std::string& each : found.notes) notes.push_back(each);
    return document;
}

void write_optimisation(const std::filesystem::path& folder, const OptimiseInput& input,
                        const PlanRuns& runs, const PlanSpace& space, const Optimisation& found,
                        const std::string& version) {
    records::make_folder(folder / "plans");
    for (const auto& old : std::filesystem::directory_iterator(folder / "plans")) {
        std::filesystem::remove(old.path());  // of an earlier search
    }
    const auto write_plan = [&](const std::string& file, const JudgedPlan& plan) {
        const std::string heading = "A plan of \"" + input.study.title + "\". Written by gossan " +
                                    version + " from " + input.plan.scenario.path + ".";
        records::write_atomically(folder / file, runs.toml(space.edits(plan.point), heading));
    };
    for (std::size_t k = 0; k < found.front.size(); ++k) write_plan(plan_file(k), found.front[k]);
    if (found.least_violated) write_plan("plans/least_violated.toml", *found.least_violated);
    records::write_atomically(folder / "front.csv", front_csv(input, space, found));
    records::write_atomically(folder / "words.txt", optimisation_text(input, space, found));
    tables::write_workbook(folder / "optimise.xlsx", sheets(input, space, found));
    records::write_atomically(folder / "summary.json",
                              records::print(optimisation_document(input, space, found, version)));
}

}  // namespace gossan::study
