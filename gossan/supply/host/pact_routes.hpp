// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gossan/supply/host/message.hpp"
#include "gossan/supply/host/pact_service.hpp"

namespace gossan::supply {

/// An answer that tells an error as PACT does: {"code", "message"}.
[[nodiscard]] Response problem(int status, const char* code, const std::string& message);

/// The footprints of one client in the order of the host, one after another.
using Visible = std::vector<const records::Document*>;

/// A page of the footprints that a query asks for. `key` marks the links to further pages, which
/// are bound to the client and the query. Error(input) for a query that asks for nothing we know.
[[nodiscard]] Response list_footprints(const Visible& visible, const Parameters& query,
                                       const std::string& client, const ServiceSettings& settings,
                                       const std::string& key);

/// One footprint by its id: 400 if that is no UUID, 404 where the client sees none.
[[nodiscard]] Response one_footprint(const Visible& visible, const std::string& id);

/// What anyone may read: where tokens are to be had.
[[nodiscard]] Response openid_configuration(const std::string& url);

/// A JSON Schema of our extension by the last step of its path; 404 for another.
[[nodiscard]] Response schema_named(const std::string& name);

}  // namespace gossan::supply
