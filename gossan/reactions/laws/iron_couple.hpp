// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace gossan::reactions::laws {

/// Components that the laws of the iron couple look at.
inline constexpr const char* ferric_iron = "Fe(III)";
inline constexpr const char* ferrous_iron = "Fe(II)";

/// Totals below this, in mol/m3, count as little iron: roots of them turn linear, and logarithms
/// end. Six milligrams a litre; a narrower bend is within what the integrator may err by.
inline constexpr double little_iron = 0.1;

}  // namespace gossan::reactions::laws
