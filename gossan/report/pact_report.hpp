// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "gossan/records/document.hpp"

namespace gossan::report {

/// Writes one self-contained page about footprints that are told to partners by PACT, from a
/// document {title, footprints, clients, waiting, events}: what is offered and until when, what
/// took the place of what, who may see how much, and what was asked, answered and announced.
void write_pact_report(const records::Document& pact, const std::filesystem::path& out);

}  // namespace gossan::report
