// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "gossan/study/optimise/optimise_record.hpp"

namespace gossan::study {
namespace {

std::string number(double value, const char* form = "%.4g") {
    if (std::isnan(value)) return "not defined";
    char text[40];
    std::snprintf(text, sizeof text,
                  std::abs(value) >= 1e4 && std::abs(value) < 1e9 ? "%.0f" : form, value);
    return text;
}

/// "+4.1 %"; blank where there is nothing to compare with.
std::string percent(double now, double before) {
    if (!(std::abs(before) > 0.0)) return {};
    return number(100.0 * (now - before) / std::abs(before), "%+.2g") + " %";
}

/// "30100 (P10 28000, P90 31000)" or the number alone.
std::string spread_text(const FigureSpread& spread) {
    if (spread.low == spread.high) return number(spread.mean);
    return number(spread.mean) + " (P10 " + number(spread.low) + ", P90 " + number(spread.high) +
           ")";
}

std::string objective_lines(const OptimiseInput& input, const JudgedPlan& plan,
                            const JudgedPlan& base) {
    std::string text;
    for (std::size_t f = 0; f < input.objectives.size(); ++f) {
        text += "    " + input.objectives[f].name + ": " + spread_text(plan.figures[f]);
        if (&plan != &base) {
            text += ", " + percent(plan.figures[f].mean, base.figures[f].mean) +
                    " against the plan in force";
        }
        if (!plan.full.empty()) {
            text += "; on the full site " + number(plan.full[f]) + ", from which the reduced is " +
                    percent(plan.first_world[f], plan.full[f]) + " off";
        }
        text += "\n";
    }
    return text;
}

/// What the reduced site lets one expect of plans that were not run in full.
std::string check_lines(const OptimiseInput& input, const Optimisation& found) {
    std::string text;
    for (std::size_t f = 0; f < found.full_checks.size(); ++f) {
        const FullCheck& check = found.full_checks[f];
        text += (f == 0 ? "\nThe reduced site against the full one, over the plans run on both\n"
                        : std::string()) +
                "    " + input.objectives[f].name + ": ordered " + std::to_string(check.right) +
                " of " + std::to_string(check.pairs) + " pairs rightly, off by at most " +
                number(100.0 * check.off, "%.2g") + " %, " +
                number(100.0 * check.corrected, "%.2g") +
                " % after the correction by the plan in force\n";
    }
    return text;
}

/// What a plan gives in other worlds.
std::string member_lines(const OptimiseInput& input, const JudgedPlan& plan) {
    if (!plan.over_members) return {};
    const OverMembers& over = *plan.over_members;
    std::string text = "  in " + std::to_string(input.members->count) + " members\n";
    for (std::size_t f = 0; f < input.objectives.size(); ++f) {
        text += "    " + input.objectives[f].name + ": " + spread_text(over.figures[f]);
        if (!over.better.empty()) {
            text += ", better than the plan in force in " + number(100.0 * over.better[f], "%.3g") +
                    " of 100";
        }
        text += "\n";
    }
    for (std::size_t c = 0; c < input.constraints.size(); ++c) {
        if (over.constraints[c].holds_in >= 1.0) continue;
        text += "    " + input.constraints[c].name + ": holds in " +
                number(100.0 * over.constraints[c].holds_in, "%.3g") + " of 100, " +
                number(100.0 * input.constraints[c].holds_in.si, "%.3g") + " are asked for\n";
    }
    return text;
}

std::string constraint_lines(const OptimiseInput& input, const JudgedPlan& plan) {
    std::string text;
    for (std::size_t c = 0; c < input.constraints.size(); ++c) {
        const Standing& standing = plan.constraints[c];
        text += "    " + input.constraints[c].name + ": " +
                number(plan.figures[input.objectives.size() + c].mean);
        if (input.members && input.members->of == MembersOf::every) {
            text += ", holds in " + number(100.0 * standing.holds_in, "%.3g") + " in 100";
        } else {
            text += standing.missed > 0.0 ? ", does not hold" : ", holds";
        }
        if (standing.missed > 0.0) {
            text += ", missed by " + number(100.0 * standing.missed, "%.2g") + " %";
        } else if (standing.binds()) {
            text += ", binds";
        }
        text += "\n";
    }
    return text;
}

std::string change_lines(const JudgedPlan& plan) {
    std::string text;
    for (const DecisionChange& each : plan.changes) {
        text += "    " + each.name + ": " + each.from + " -> " + each.to;
        if (each.relative != 0.0) text += " (" + number(100.0 * each.relative, "%+.2g") + " %)";
        text += "\n";
    }
    return text;
}

/// What each decision brings: the plan with it less the plan without it.
std::string gain_lines(const OptimiseInput& input, const PlanSpace& space, const JudgedPlan& plan) {
    std::string text;
    for (std::size_t d = 0; d < plan.gains.size(); ++d) {
        const auto& gains = plan.gains[d];
        if (std::all_of(gains.begin(), gains.end(), [](double g) { return g == 0.0; })) continue;
        text += "    " + space.name(d) + " alone brings ";
        for (std::size_t f = 0; f < gains.size(); ++f) {
            text +=
                (f > 0 ? ", " : "") + number(gains[f], "%+.3g") + " of " + input.objectives[f].name;
        }
        text += "\n";
    }
    return text;
}

}  // namespace

std::string optimisation_text(const OptimiseInput& input, const PlanSpace& space,
                              const Optimisation& found) {
    std::string text = input.study.title + "\n" + found.sizes + "; " +
                       std::to_string(found.n_points) + " plans tried\n";
    for (const std::string& each : found.notes) text += "note: " + each + "\n";
    text += "\nThe plan in force\n" + objective_lines(input, found.base, found.base) +
            constraint_lines(input, found.base) + member_lines(input, found.base);
    if (found.least_violated) {
        return text + "\nNo plan holds all constraints. The least violated one changes\n" +
               change_lines(*found.least_violated) + "  and gives\n" +
               objective_lines(input, *found.least_violated, found.base) +
               constraint_lines(input, *found.least_violated);
    }
    text += found.front.size() == 1
                ? "\nOne plan that no other beats:\n"
                : "\n" + std::to_string(found.front.size()) + " plans that no other beats; " +
                      std::to_string(found.chosen.size()) + " of them far apart:\n";
    for (const std::size_t k : found.chosen) {
        const JudgedPlan& plan = found.front[k];
        text += "\n" + plan_file(k) + "\n" + change_lines(plan) + "  gives\n" +
                objective_lines(input, plan, found.base) + constraint_lines(input, plan) +
                member_lines(input, plan);
        if (!plan.gains.empty()) text += "  by\n" + gain_lines(input, space, plan);
    }
    return text + check_lines(input, found);
}

}  // namespace gossan::study
