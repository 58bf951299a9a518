// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "gossan/base/explanations.hpp"

namespace gossan::program {

/// What the codes of faults mean that `base` does not know: of facts, ore, solutions, reactions,
/// bed and measurements.
[[nodiscard]] std::span<const Explanation> module_explanations();

}  // namespace gossan::program
