// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "gossan/records/document.hpp"

namespace gossan::report {

/// Writes the page of a contract from what `gossan contract` tells as JSON: deliveries against the
/// schedule with the fan of what is foretold, shortfalls, invoices, exposure, promises.
void write_contract_report(const records::Document& contract, const std::filesystem::path& out);

}  // namespace gossan::report
