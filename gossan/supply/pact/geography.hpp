// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace gossan::supply {

/// Whether a place is another or lies within it: "US-AZ" in "US", "Northern America" and
/// "Americas". Places are subdivisions of ISO 3166-2, countries of ISO 3166-1 alpha-2 and the
/// regions and subregions of the United Nations, in letters of either case. Source: UN M49,
/// unverified.
[[nodiscard]] bool lies_within(std::string_view place, std::string_view wider);

}  // namespace gossan::supply
