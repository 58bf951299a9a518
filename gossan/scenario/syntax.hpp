// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gossan/base/diagnostics.hpp"

namespace gossan::scenario {

/// What the TOML parser says: where it stopped and why.
struct SyntaxError {
    int line = 0;
    int column = 0;
    std::string description = {};
};

/// What is made of it: the fault for the user, and a line to go on with, if the case is plain.
struct SyntaxVerdict {
    Fault fault = {};
    int line = 0;
    std::optional<std::string> replacement = {};  ///< for that line of the text
};

/// Turns the parser's complaint into a fault at the place of the mistake: the unclosed bracket
/// rather than the end of the file, with what to write instead.
SyntaxVerdict judge_syntax(std::string_view text, const std::string& file,
                           const SyntaxError& error);

/// The text with signs beyond ASCII outside of texts and comments turned into `$`: TOML allows none
/// there, and toml++ 3.3 has undefined behaviour on some of them (U+00A1 to U+0499).
std::string without_stray_signs(std::string_view text);

/// More dots in one key than any input needs; such a key would exhaust the parser's stack.
std::optional<SourceLocation> too_deep_key(std::string_view text, const std::string& file);

}  // namespace gossan::scenario
