// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/cathode_grade.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "gossan/base/embedded.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/scenario/reader.hpp"

namespace gossan {
std::span<const EmbeddedFile> embedded_cathode();
}

namespace gossan::supply {
namespace {

constexpr double ppm_of_all = 1e6;
constexpr double ppm_of_percent = 1e4;

std::string ppm(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g ppm", value);
    return text;
}

std::vector<std::string> elements_of(const CathodeLimit& limit) {
    return limit.elements.empty() ? std::vector<std::string>{limit.of} : limit.elements;
}

/// What an assay tells of several elements together.
LimitCheck summed(const std::string& of, double most, std::span<const std::string> elements,
                  const Assay& assay) {
    LimitCheck check{.of = of, .most_ppm = most, .reason = {}};
    std::vector<std::string> untold;
    for (const std::string& element : elements) {
        const auto told = assay.find(element);
        if (told == assay.end() || told->second.bound == tables::Bound::above) {
            untold.push_back(element);
            continue;
        }
        const tables::Reading& reading = told->second;
        if (reading.bound == tables::Bound::exact) check.least_found_ppm += reading.value;
        check.most_found_ppm += reading.value;
    }
    if (check.least_found_ppm > most) {
        check.verdict = LimitVerdict::above;
        check.reason = of + " " + ppm(check.least_found_ppm) + ": above " + ppm(most);
    } else if (!untold.empty()) {
        check.verdict = LimitVerdict::missing;
        check.reason = of + ": the certificate does not tell " + enumerate(untold, "and");
    } else if (check.most_found_ppm > most) {
        check.verdict = LimitVerdict::not_shown;
        check.reason = of + ": up to " + ppm(check.most_found_ppm) +
                       " may hide below detection, the limit is " + ppm(most);
    } else {
        check.reason = of + " " + ppm(check.most_found_ppm) + ": at most " + ppm(most);
    }
    return check;
}

std::vector<std::string> all_elements(const CathodeGrade& grade) {
    std::set<std::string> all;
    for (const CathodeLimit& limit : grade.limits) {
        for (const std::string& element : elements_of(limit)) all.insert(element);
    }
    return {all.begin(), all.end()};
}

/// (1), as the most that impurities may be.
LimitCheck copper_check(const CathodeGrade& grade, const Assay& assay) {
    std::vector<std::string> impurities;
    for (const auto& [element, reading] : assay) {
        if (element != "Ag") impurities.push_back(element);
    }
    LimitCheck check =
        summed("all but Cu and Ag", ppm_of_all - grade.least_copper_pct * ppm_of_percent,
               impurities, assay);
    char text[96];
    std::snprintf(text, sizeof text, "Cu with Ag %.4f %% by difference: at least %.4g %% is asked",
                  100.0 - check.most_found_ppm / ppm_of_percent, grade.least_copper_pct);
    check.reason = text;
    return check;
}

std::vector<CathodeGrade> read_grades() {
    std::vector<CathodeGrade> grades;
    for (const EmbeddedFile& file : embedded_cathode()) {
        Diagnostics diagnostics;
        auto loaded =
            scenario::read_text<CathodeGrade>(file.content, std::string(file.name), diagnostics);
        if (diagnostics.has_errors()) throw Error(ErrorCode::internal, diagnostics.text(false));
        grades.push_back(std::move(loaded.value));
    }
    std::sort(grades.begin(), grades.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return grades;
}

}  // namespace

Schema<CathodeLimit> CathodeLimit::schema() {
    using L = CathodeLimit;
    return Schema<L>("limit", "The most of one impurity, or of several together.")
        .field("of", &L::of, "the element, or what several are called")
        .field("elements", &L::elements, "several that count together",
               defaults_to("choice: the one that `of` names"))
        .field("most_ppm", &L::most_ppm, above(0), "mg/kg")
        .field("note", &L::note, "what else is asked", defaults_to("choice: nothing"));
}

Schema<CathodeGrade> CathodeGrade::schema() {
    using G = CathodeGrade;
    return Schema<G>("grade", "What a grade of cathode asks for.")
        .field("name", &G::name, "standard and grade")
        .field("edition", &G::edition, "that the limits are from")
        .field("source", &G::source, "of the limits")
        .field("least_copper_pct", &G::least_copper_pct, between(0, 100),
               "copper with silver, by difference", defaults_to("choice: none is asked for"))
        .field("most_in_all_ppm", &G::most_in_all_ppm, above(0), "all impurities that it names")
        .field("limits", &G::limits, "of impurities");
}

std::span<const CathodeGrade> cathode_grades() {
    static const std::vector<CathodeGrade> grades = read_grades();
    return grades;
}

const CathodeGrade* find_grade(const std::string& name) {
    for (const CathodeGrade& grade : cathode_grades()) {
        if (grade.name == name) return &grade;
    }
    return nullptr;
}

std::vector<LimitCheck> held_against(const CathodeGrade& grade, const Assay& assay) {
    std::vector<LimitCheck> checks;
    for (const CathodeLimit& limit : grade.limits) {
        checks.push_back(summed(limit.of, limit.most_ppm, elements_of(limit), assay));
    }
    checks.push_back(summed("all", grade.most_in_all_ppm, all_elements(grade), assay));
    if (grade.least_copper_pct > 0.0) checks.push_back(copper_check(grade, assay));
    return checks;
}

bool meets(std::span<const LimitCheck> checks) {
    return std::all_of(checks.begin(), checks.end(), [](const LimitCheck& check) {
        return check.verdict == LimitVerdict::within;
    });
}

std::string reasons(std::span<const LimitCheck> checks) {
    std::string text;
    for (const LimitCheck& check : checks) {
        if (check.verdict == LimitVerdict::within) continue;
        text += (text.empty() ? "" : "; ") + check.reason;
    }
    return text;
}

}  // namespace gossan::supply
