// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/schema.hpp"

namespace gossan::supply {

/// What is claimed of cathode where it leaves the mine.
struct ClaimInput {
    std::string link;                    ///< of `links`: from the pads to the cathode
    std::vector<std::string> streams;    ///< whose copper qualifies
    std::vector<std::string> customers;  ///< whose shipments carry the claim; none: all

    static Schema<ClaimInput> schema();
};

}  // namespace gossan::supply
