// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gossan::report {

/// Whether somebody chose a value, and what a default rests on: a choice of the program that
/// changes no physics, a source, a source not yet checked, our own estimate.
enum class Standing { chosen, convention, sourced, unverified, estimate };

/// One value of effective.toml with where it came from.
struct ValueInForce {
    std::string path;    ///< "irrigation.rate"
    std::string value;   ///< as written, with its unit
    std::string origin;  ///< "scenario.toml:12:8", "default, estimate: …"
    Standing standing = Standing::chosen;

    friend bool operator==(const ValueInForce&, const ValueInForce&) = default;
};

/// The values of an effective.toml in their order; reads only what the program itself writes there:
/// headings, and one `key = value  # origin` a line.
[[nodiscard]] std::vector<ValueInForce> values_in_force(std::string_view effective_toml);

}  // namespace gossan::report
