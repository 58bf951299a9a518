// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "gossan/base/schema.hpp"
#include "gossan/footprint/factor/potentials.hpp"
#include "gossan/footprint/number/uncertain.hpp"

namespace gossan::footprint {

/// How well a factor fits what it is used for: 1 good, 2 fair, 3 poor.
struct DataQuality {
    double technology = 3.0;
    double geography = 3.0;
    double time = 3.0;

    static Schema<DataQuality> schema();
};

/// What a unit of something gives off, as of one vintage. A correction is another vintage: what was
/// declared by the old one can be made again.
struct Factor {
    std::string id;       ///< "grid_aznm"
    std::string vintage;  ///< "2023"
    std::string unit;     ///< "kg CO2e/kWh"; "1" of a share
    double value = 0.0;
    std::optional<double> low;   ///< 5th percentile
    std::optional<double> high;  ///< 95th
    int scope = 0;               ///< 1, 2 or 3 to the mine; 0 of a share
    std::string gwp = "n/a";     ///< "AR4", "AR5", "AR6", "unstated", or "n/a" of CO2 alone
    std::string source;
    std::string reference = {};  ///< key of data/references.bib that the source stands under
    std::string status;  ///< "read", "derived" of what was read, "unverified", "choice", "exact"
    std::string note = {};
    /// Of the very supplier or site, or of chemistry alone, and no average of a library.
    bool is_primary = false;
    std::optional<Gases> gases = {};
    DataQuality quality = {};

    [[nodiscard]] std::string name() const { return id + "@" + vintage; }
    /// Drawn by its id, whatever the vintage.
    [[nodiscard]] Uncertain number() const;
    /// "kWh" of "kg CO2e/kWh".
    [[nodiscard]] std::string per() const;

    static Schema<Factor> schema();
};

}  // namespace gossan::footprint
