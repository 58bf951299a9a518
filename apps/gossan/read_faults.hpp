// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/base/diagnostics.hpp"
#include "gossan/records/document.hpp"

namespace gossan::program {

/// What reading a file found, as JSON of form gossan.check/1: whether it was accepted, and every
/// fault.
[[nodiscard]] records::Document check_document(const std::string& file, bool is_accepted,
                                               const Diagnostics& diagnostics);

/// Tells what reading a file found on standard error; and of a file that was refused, where JSON is
/// wanted, as `check_document` on standard output.
void tell_reading(const std::string& file, bool is_accepted, const Diagnostics& diagnostics,
                  bool as_json);

}  // namespace gossan::program
