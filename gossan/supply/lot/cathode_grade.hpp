// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/schema.hpp"
#include "gossan/tables/reading.hpp"

namespace gossan::supply {

/// The most of one impurity, or of several together.
struct CathodeLimit {
    std::string of;                     ///< "Se", or a name for several: "Se + Te"
    std::vector<std::string> elements;  ///< blank: the one that `of` names
    double most_ppm = 0.0;              ///< mg/kg
    std::string note;                   ///< "on a cast sample"

    static Schema<CathodeLimit> schema();
};

/// What a grade of cathode asks for: one file of data/cathode.
struct CathodeGrade {
    std::string name;     ///< "ASTM B115 Grade 1"
    std::string edition;  ///< of the standard that the limits are from
    std::string source;
    double least_copper_pct = 0.0;  ///< copper, with silver, by difference; 0: none is asked for
    double most_in_all_ppm = 0.0;   ///< of all impurities that it names
    std::vector<CathodeLimit> limits;

    static Schema<CathodeGrade> schema();
};

/// The grades that the program knows, by name.
[[nodiscard]] std::span<const CathodeGrade> cathode_grades();
[[nodiscard]] const CathodeGrade* find_grade(const std::string& name);

/// Impurities by element, ppm: as the laboratory gave them, "<1" kept as what it is.
using Assay = std::map<std::string, tables::Reading>;

enum class LimitVerdict {
    within,
    above,      ///< whatever hides below detection
    not_shown,  ///< only if what hides below detection is as much as may hide there
    missing     ///< an element is not told
};

/// One limit held against an assay.
struct LimitCheck {
    std::string of;
    double most_ppm = 0.0;
    double least_found_ppm = 0.0;  ///< what is below detection as nothing
    double most_found_ppm = 0.0;   ///< what is below detection as all that may hide there
    LimitVerdict verdict = LimitVerdict::within;
    std::string reason;  ///< "Pb 6.2 ppm: above 5 ppm"
};

/// Holds an assay against every limit of a grade, its sum of all and its copper by difference. What
/// a laboratory does not see counts as its limit of detection: only what is shown is met.
///
///     Cu = 100 % − Σ impurities                                                   (1)
///
/// silver left out of the sum where a standard counts it as copper (least_copper_pct).
[[nodiscard]] std::vector<LimitCheck> held_against(const CathodeGrade& grade, const Assay& assay);

/// Whether all checks are within.
[[nodiscard]] bool meets(std::span<const LimitCheck> checks);

/// Reasons of those that are not, "; " between.
[[nodiscard]] std::string reasons(std::span<const LimitCheck> checks);

}  // namespace gossan::supply
