// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace gossan {

/// A value from one unit to another; none when they do not measure the same. A unit may carry its
/// basis behind an underscore, as in "kg_H2SO4/t" and "%_v/v". A potential with its electrode
/// ("mV SCE", "mV_SHE") goes to one against hydrogen.
[[nodiscard]] std::optional<double> converted(double value, const std::string& from,
                                              const std::string& to);

/// Whether a unit ends in the electrode that a potential was read against.
[[nodiscard]] bool names_electrode(std::string unit);

}  // namespace gossan
