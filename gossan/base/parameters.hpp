// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/description.hpp"

namespace gossan {

/// One number of a described value that a calibration or an ensemble may move.
struct Parameter {
    std::string path = {};  ///< "retention.alpha"
    std::string meaning = {};
    Measure measure = {};
    Range range = {};  ///< SI
    double si = 0.0;   ///< the value in force
};

/// Every number of a value except those described as `fixed()`, in the order of the description;
/// whole numbers and time series are not among them.
std::vector<Parameter> parameters(const Description& description, const void* value);

/// The number at a dotted path, in SI; none where there is no number.
std::optional<double> number_at(const Description& description, const void* value,
                                std::string_view path);

/// Sets the number at a dotted path, in SI; false, and nothing is changed, where there is no number
/// or the range does not allow it. Numbers that are `fixed()` can be set too.
[[nodiscard]] bool set_number_at(const Description& description, void* value, std::string_view path,
                                 double si);

}  // namespace gossan
