// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gossan::supply {

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// A request of HTTP, as much of it as we look at.
struct Request {
    std::string method;
    std::string target;  ///< "/3/footprints?limit=2"
    Parameters headers = {};
    std::string body = {};
    std::string peer = {};  ///< address of who asks
};

/// An answer of HTTP.
struct Response {
    int status = 200;
    std::string body = {};
    std::string type = "application/json";
    Parameters headers = {};
};

/// The first header of a name, whatever the case of its letters; blank if there is none.
[[nodiscard]] std::string_view header(const Request& request, std::string_view name);

/// What a target asks for.
struct Target {
    std::vector<std::string> steps;  ///< of the path, decoded
    Parameters parameters;           ///< of the query, decoded
};

/// Takes a target apart. Nothing for one that is no plain path: an empty or dotted step, a control
/// character, a slash or backslash in disguise, a '%' that is no code.
[[nodiscard]] std::optional<Target> target_of(std::string_view text);

/// "a=1&b=x+y", decoded; nothing where a '%' is no code.
[[nodiscard]] std::optional<Parameters> form_parameters(std::string_view text);

/// A text as it may stand in a query.
[[nodiscard]] std::string in_query(std::string_view text);

}  // namespace gossan::supply
