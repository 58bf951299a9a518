// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/records/document.hpp"

namespace gossan::report {

/// How claims go from the mine by mills and makers to sites, of the `chain` of a document of lots;
/// blank where nothing behind the mine is told.
[[nodiscard]] std::string chain_section(const records::Document& lots);

}  // namespace gossan::report
