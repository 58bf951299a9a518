// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/column/column_system.hpp"

namespace gossan::scenarios {

/// How far unknowns that may not be negative went below zero, in absolute tolerances.
///
/// Looked at are water, dissolved components, gases, solids and cells. Acid is not among them: the
/// proton excess of a solution is truly negative above pH 3 or so. Nor are heat (zero at 0 degC)
/// and cumulative flows.
class Lowest {
public:
    explicit Lowest(const column::ColumnSystem& system);

    void look_at(double time, std::span<const double> state);

    /// Largest depth below zero so far, in tolerances; 0 if none was.
    [[nodiscard]] double depth() const;
    /// Where `depth` was, in words.
    [[nodiscard]] std::string where() const;
    /// Depth by unknown, whatever the cell: "O2 in the mobile water" …, of those below a tenth.
    [[nodiscard]] std::map<std::string, double> by_kind() const;

private:
    struct Low {
        double depth = 0.0;
        double time = 0.0;
    };
    const column::ColumnSystem& system_;
    std::vector<double> tolerances_;
    std::vector<std::size_t> watched_;
    std::vector<Low> lows_;  ///< of each watched unknown
};

}  // namespace gossan::scenarios
