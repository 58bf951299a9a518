// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "apps/gossan/verb.hpp"

namespace gossan::program {

/// A file of measurements as the command line names it.
struct MeasuredSource {
    std::string file = {};
    std::string sheet = {};   ///< blank: the only one with a time table
    std::string series = {};  ///< blank: the only one of a table in the long format
};

/// Reads measurements and prints their faults, series, errors, notes and what contradicts what.
[[nodiscard]] ExitStatus check_measured(const MeasuredSource& source, bool as_json);

}  // namespace gossan::program
