// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "apps/gossan/supply_file.hpp"
#include "gossan/records/document.hpp"

namespace gossan::program {

/// Gives lots to makers; `against` is the allocation.json of another run, or its folder, or blank.
/// `infeasible` when a maker gets less than he must; all is written all the same.
ExitStatus allocate_lots(const SupplyOptions& options, const SupplyFile& file,
                         const std::string& against, records::Document& told);

}  // namespace gossan::program
