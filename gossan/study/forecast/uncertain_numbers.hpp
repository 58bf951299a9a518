// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gossan/study/forecast/forecast_input.hpp"

namespace gossan::study {

/// The numbers that differ between members of a forecast: those of a calibration first.
struct UncertainNumbers {
    std::vector<FreeParameter> parameters = {};
    std::vector<bool> is_carried = {};              ///< by parameter: z is the value itself, SI
    std::vector<std::vector<double>> carried = {};  ///< [parameter][member], SI
    std::vector<std::uint64_t> members = {};        ///< of the calibration
    std::string file = {};                          ///< that they were read from
    std::vector<std::string> notes = {};
};

/// Reads them; faults go to `diagnostics`. `folder` is that of the forecast's file, from which a
/// calibration is looked for.
[[nodiscard]] UncertainNumbers uncertain_numbers(const ForecastInput& input,
                                                 const std::string& folder, const TestCase& plan,
                                                 const catalogue::Facts& facts,
                                                 Diagnostics& diagnostics);

}  // namespace gossan::study
