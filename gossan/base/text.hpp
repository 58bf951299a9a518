// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gossan {

/// Letters to insert, drop, change or swap with a neighbour to turn one word into the other
/// (optimal string alignment; bytes, not code points). Source: Damerau1964.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate a writer most likely meant by `word`; none when nothing is near. Letter case
/// counts as a small difference. Ties go to the earlier candidate.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// The text with ASCII capitals made small.
std::string lowered(std::string_view text);

/// "a, b or c"; the empty text for no words.
std::string enumerate(std::span<const std::string> words, std::string_view last_join = "or");

/// The text in double quotes, with quotes, backslashes and control bytes escaped as TOML and JSON
/// both read them; bytes that are no UTF-8 become U+FFFD; cut at `longest` bytes with an ellipsis.
std::string in_quotes(std::string_view text, std::size_t longest = std::string_view::npos);

/// As `in_quotes`, by its earlier name; beside <iomanip> the compiler may take std::quoted for it.
inline std::string quoted(std::string_view text, std::size_t longest = std::string_view::npos) {
    return in_quotes(text, longest);
}

/// The text without blanks, tabs and line ends around it.
std::string_view trimmed(std::string_view text);

/// The shortest digits that read back to the same bits; always with '.' as decimal sign.
std::string shortest(double value);

}  // namespace gossan
