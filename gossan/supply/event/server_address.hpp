// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace gossan::supply {

/// Whether a text names a server, "postgresql://…", and not a file.
[[nodiscard]] bool is_server(const std::string& where);

/// The words by which libpq connects, "host='…' port='…'", of an address; Error(input) for one
/// that libpq cannot read.
[[nodiscard]] std::string connection_words(const std::string& address);

/// An address or a path as it may be told: without user, password and options.
[[nodiscard]] std::string public_name(const std::string& where);

}  // namespace gossan::supply
