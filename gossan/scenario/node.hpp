// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/diagnostics.hpp"

namespace gossan::scenario {

/// What stands in an input, with its place: a tree that knows nothing of the TOML parser.
struct Node {
    enum class Kind { table, list, text, integer, real, boolean, date };

    Kind kind = Kind::table;
    SourceLocation place = {};  ///< of the value; of a table, its header
    std::string text = {};      ///< text as meant; dates as written
    long long integer = 0;
    double real = 0.0;
    bool boolean = false;
    std::vector<std::string> keys = {};           ///< table: one for each item
    std::vector<SourceLocation> key_places = {};  ///< table: one for each item
    std::vector<Node> items = {};                 ///< table, list
    bool is_override = false;                     ///< set on the command line

    [[nodiscard]] const Node* find(std::string_view key) const;
    [[nodiscard]] Node* find(std::string_view key);
};

/// What a fault says was found: `"8 m"`, `the number 5`, `a list of 3`, `a block`.
std::string found_text(const Node& node);

/// The value as one would write it, short: for the origins.
std::string written_text(const Node& node);

}  // namespace gossan::scenario
