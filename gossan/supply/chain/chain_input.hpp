// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "gossan/base/input_file.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::supply {

/// What is known of the copper behind the mine: tables that mills and makers of parts keep. What
/// they receive of the mine stands in its shipments.
struct ChainInput {
    std::optional<InputFile> elsewhere;     ///< material that came from others
    std::optional<InputFile> casts;         ///< cathode into rod, rod into wire …, with scrap
    std::optional<InputFile> deliveries;    ///< to the next link or to a site, and their receipt
    std::optional<InputFile> certificates;  ///< of book and claim

    static Schema<ChainInput> schema();
};

}  // namespace gossan::supply
