// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "gossan/base/description.hpp"
#include "gossan/base/diagnostics.hpp"
#include "gossan/base/origins.hpp"

namespace gossan::catalogue {

/// Keys of all entries of a BibTeX file.
[[nodiscard]] std::set<std::string> bibliography_keys(std::string_view bibtex);

/// What is wrong with the text of a source; empty if nothing. Allowed are "unverified", "estimate:
/// reasoning", "choice: reason", and keys of the bibliography joined by ";", each with details
/// after a comma.
[[nodiscard]] std::string source_fault(std::string_view source, const std::set<std::string>& keys);

/// Checks every `source` and `sources` within a described value.
void check_sources(const Description& description, const void* value,
                   const std::set<std::string>& keys, const Origins& origins,
                   Diagnostics& diagnostics);

}  // namespace gossan::catalogue
