// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gossan::supply {

/// Where a host is: "https://pact.example.com:8443/base".
struct Url {
    bool is_secure = true;
    std::string host = {};
    std::string port = {};
    std::string path = {};  ///< without a slash at the end; blank: none

    friend bool operator==(const Url&, const Url&) = default;
};

/// Takes such a text apart. Nothing for another scheme, a user in it, a query, or letters that no
/// host and no path has.
[[nodiscard]] std::optional<Url> url_of(std::string_view text);

/// Whether a host is this machine itself, by a name that needs no look-up.
[[nodiscard]] bool is_this_machine(const Url& url);

}  // namespace gossan::supply
