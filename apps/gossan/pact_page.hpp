// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "apps/gossan/supply_file.hpp"
#include "gossan/supply/pact/pact_input.hpp"

namespace gossan::program {

/// Writes pact.html into the folder: what is published, who may see it, and what was said.
void write_pact_page(const SupplyFile& file, const supply::PactInput& pact);

}  // namespace gossan::program
