// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// How a rate follows one driver of the solution.
///
///     F = x^order,  x = C_total/reference   (driver "H_total", "Fe(III)_total", …)   (1)
///     F = a^order                           (driver "a_H", "a_Fe(III)", …)           (2)
///
/// Source: physical chemistry at large; the reference of 100 mol/m3 is a choice. Below x = 1e-3
/// powers turn linear. A total that may be negative (`H` is a proton excess) counts by its positive
/// part, smooth over 1e-3 as well, and so does any total of a negative order; others pass through
/// zero with the sign that restores.
struct Power {
    std::string driver;
    double order = 1.0;
    Concentration reference{100.0};  ///< of (1)
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<Power> schema();
    [[nodiscard]] LawNeeds needs() const;
    [[nodiscard]] LawTopic topic() const;
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
