// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
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

/// Who asks for a list, and how links to its further pages are made.
struct Lister {
    std::string client;
    std::string url;  ///< of our host, as the client reaches it
    std::string key;  ///< marks links, which are bound to the client and the query
    int page = 1000;  ///< most footprints of one answer
};

/// A page of the footprints that a query asks for. Error(input) for a query that asks for nothing
/// we know.
[[nodiscard]] Response list_footprints(const Visible& visible, const Parameters& query,
                                       const Lister& lister);

/// One footprint by its id: 400 if that is no UUID, 403 for one that is not for the client, 404
/// where there is none.
[[nodiscard]] Response one_footprint(const Visible& visible, const Visible& all,
                                     const std::string& id);

/// The URL of our host by the name under which it is asked; nothing where that is no name.
[[nodiscard]] std::optional<std::string> url_asked(const Request& request);

/// What anyone may read: where tokens are to be had.
[[nodiscard]] Response openid_configuration(const std::string& url);

/// A JSON Schema of our extension by the last step of its path; 404 for another.
[[nodiscard]] Response schema_named(const std::string& name);

}  // namespace gossan::supply
