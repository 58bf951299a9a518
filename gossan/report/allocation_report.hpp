// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "gossan/records/document.hpp"

namespace gossan::report {

/// Writes one self-contained page about who gets which lots, from the document that `gossan
/// allocate --json` prints: coverage of the build plan by quarter and maker, assignments with their
/// reasons, the demand with its assumptions, and what changed since another run.
void write_allocation_report(const records::Document& allocation, const std::filesystem::path& out);

}  // namespace gossan::report
