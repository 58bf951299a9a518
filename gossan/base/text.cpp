// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

namespace gossan {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Length of the well-formed UTF-8 character at `at`; 0 if the bytes are none.
std::size_t utf8_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t n) -> unsigned {
        return at + n < text.size() ? static_cast<unsigned char>(text[at + n]) : 0U;
    };
    const auto follows = [&](std::size_t n) { return (byte(n) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80U) return 1;
    if (first >= 0xC2U && first <= 0xDFU) return follows(1) ? 2 : 0;
    if (first >= 0xE0U && first <= 0xEFU) {
        const bool is_overlong = first == 0xE0U && byte(1) < 0xA0U;
        const bool is_surrogate = first == 0xEDU && byte(1) > 0x9FU;
        return follows(1) && follows(2) && !is_overlong && !is_surrogate ? 3 : 0;
    }
    if (first >= 0xF0U && first <= 0xF4U) {
        const bool is_out =
            (first == 0xF0U && byte(1) < 0x90U) || (first == 0xF4U && byte(1) > 0x8FU);
        return follows(1) && follows(2) && follows(3) && !is_out ? 4 : 0;
    }
    return 0;
}

void append_escaped(std::string& out, char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\t':
            out += "\\t";
            return;
        case '\r':
            out += "\\r";
            return;
        default:
            break;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20U && byte != 0x7FU) {
        out += c;
        return;
    }
    constexpr std::string_view digits = "0123456789ABCDEF";
    out += "\\u00";
    out += digits[byte >> 4U];
    out += digits[byte & 0xFU];
}

}  // namespace

std::string lowered(std::string_view word) {
    std::string out(word);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, change});
            const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (is_swap) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    constexpr std::size_t longest =
        64;  // no key is longer; keeps the work bounded on hostile input
    if (word.empty() || word.size() > longest) return std::nullopt;
    const std::string small = lowered(word);
    // A third of the letters may be wrong, at least one: more than that is another word.
    std::size_t best = 2 * std::max<std::size_t>(1, word.size() / 3) + 1;
    std::optional<std::string> found;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest) continue;
        const std::string other = lowered(candidate);
        std::size_t cost = 2 * edit_distance(small, other);
        const bool is_cut_short = small.size() >= 3 && other.starts_with(small);
        if (is_cut_short) cost = std::min<std::size_t>(cost, 2);
        if (cost == 0 && candidate != word) cost = 1;
        if (cost < best) {
            best = cost;
            found = candidate;
        }
    }
    return found;
}

std::string enumerate(std::span<const std::string> words, std::string_view last_join) {
    std::string out;
    for (std::size_t n = 0; n < words.size(); ++n) {
        if (n > 0) out += n + 1 == words.size() ? " " + std::string(last_join) + " " : ", ";
        out += words[n];
    }
    return out;
}

std::string in_quotes(std::string_view text, std::size_t longest) {
    std::string out = "\"";
    std::size_t at = 0;
    while (at < text.size()) {
        if (out.size() > longest) {
            out += "…";
            break;
        }
        const std::size_t length = utf8_length(text, at);
        if (length == 1) {
            append_escaped(out, text[at]);
        } else if (length > 1) {
            out += text.substr(at, length);
        } else {
            out += "\xEF\xBF\xBD";
        }
        at += std::max<std::size_t>(length, 1);
    }
    return out + '"';
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string shortest(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

}  // namespace gossan
