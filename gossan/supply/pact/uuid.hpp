// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gossan::supply {

/// The UUID, version 5, of a name in a namespace, itself a UUID: the same name always has the same.
/// Source: RFC 9562, 5.5.
[[nodiscard]] std::string uuid_of(std::string_view space, std::string_view name);

/// Whether a text has the form of a UUID, in letters of either case.
[[nodiscard]] bool is_uuid(std::string_view text);

/// The namespace of names in the domain name system. Source: RFC 9562, 6.6.
inline constexpr std::string_view uuid_space_of_domains = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

}  // namespace gossan::supply
