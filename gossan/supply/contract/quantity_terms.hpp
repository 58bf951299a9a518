// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::supply {

enum class ContractSide { seller, buyer };
EnumNames<ContractSide> names_of(ContractSide);

/// What the quantity of a contract year is.
enum class QuantityBasis {
    fixed,       ///< so much
    range,       ///< from so much up to `most`, as its holder declares before the year
    production,  ///< a share of what the mine makes; `quantity` is its estimate
};
EnumNames<QuantityBasis> names_of(QuantityBasis);

/// A contract that can be prolonged once.
struct ExtensionTerms {
    int months = 12;
    ContractSide option = ContractSide::buyer;  ///< who may declare it
    int notice_days = 90;                       ///< before the last month ends, at the latest
    std::optional<Mass> quantity = {};          ///< by contract year then; none: as before

    static Schema<ExtensionTerms> schema();
};

}  // namespace gossan::supply
