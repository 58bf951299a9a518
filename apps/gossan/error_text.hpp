// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "apps/gossan/verb.hpp"
#include "gossan/base/diagnostics.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/document.hpp"

namespace gossan::program {

/// What an error ends the program with.
[[nodiscard]] ExitStatus status_of(ErrorCode code);

/// "error: …", "where: …", "hint:  …", a line each.
[[nodiscard]] std::string error_text(const Error& error);

/// The same as JSON.
[[nodiscard]] records::Document error_document(const Error& error);

/// A fault as JSON: file, line, column, severity, code, path, found, allowed, write.
[[nodiscard]] records::Document fault_document(const Fault& fault);

/// Every fault as JSON, in the order of `Diagnostics::sorted`.
[[nodiscard]] records::Document faults_document(const Diagnostics& diagnostics);

/// "3 faults and 1 warning" of an input, with how to learn more.
[[nodiscard]] std::string faults_in_words(const Diagnostics& diagnostics);

}  // namespace gossan::program
