// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "gossan/records/document.hpp"

namespace gossan::report {

/// Writes one self-contained page about lots, from the document that `gossan lots --json` prints:
/// what was made of which stream, where each lot stands and why, and where one of them comes from.
void write_lots_report(const records::Document& lots, const std::filesystem::path& out);

}  // namespace gossan::report
