// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/syntax.hpp"

#include <algorithm>
#include <vector>

#include "gossan/base/text.hpp"
#include "gossan/tables/cells.hpp"

namespace gossan::scenario {
namespace {

bool is_key_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

/// `key = value` of one line, when the key is plain.
struct Assignment {
    std::string_view key;
    std::string_view value;    ///< trimmed, without comment
    std::string_view comment;  ///< with its #; may be empty
};

std::optional<Assignment> assignment(std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == line.npos) return std::nullopt;
    const std::string_view key = trimmed(line.substr(0, equals));
    if (key.empty()) return std::nullopt;
    for (const char c : key) {
        if (!is_key_char(c) && c != '.') return std::nullopt;
    }
    std::string_view rest = line.substr(equals + 1);
    const std::size_t hash = rest.find('#');
    const std::string_view comment =
        hash == rest.npos ? std::string_view{} : trimmed(rest.substr(hash));
    return Assignment{key, trimmed(rest.substr(0, hash)), comment};
}

/// Where a bracket or a text was opened.
struct Opener {
    int line = 0;
    int column = 0;
    char sign = 0;  ///< '[', '{', '"' or '\''; a text of several lines is told by `is_multiline`
    bool is_multiline = false;
};

/// Finds what is still open at a place: follows texts, comments and brackets from the beginning.
class OpenerScan {
public:
    explicit OpenerScan(std::string_view text) : text_(text) {}

    /// The text with every sign beyond ASCII that stands outside of texts and comments turned into
    /// `$`, one for one, so that places stay as they are.
    std::string without_stray_signs() {
        while (at_ < text_.size()) step();
        std::string out;
        std::size_t done = 0;
        for (const std::size_t stray : stray_) {
            out += text_.substr(done, stray - done);
            const bool is_first_byte = (static_cast<unsigned char>(text_[stray]) & 0xC0U) != 0x80U;
            if (is_first_byte) out += '$';
            done = stray + 1;
        }
        return out += text_.substr(done);
    }

    std::vector<Opener> open_at(int line, int column) {
        while (at_ < text_.size() && (line_ < line || (line_ == line && column_ < column))) step();
        return open_;
    }

private:
    void advance(std::size_t n) {
        for (; n > 0 && at_ < text_.size(); --n, ++at_) {
            const char c = text_[at_];
            if (c == '\n') {
                ++line_;
                column_ = 1;
                if (!open_.empty() && is_quote(open_.back().sign) && !open_.back().is_multiline)
                    open_.pop_back();
                if (open_.empty()) is_value_ = false;
            } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
                ++column_;
            }
        }
    }
    static bool is_quote(char c) { return c == '"' || c == '\''; }

    void step() {
        const char c = text_[at_];
        if (!open_.empty() && is_quote(open_.back().sign)) return in_text(c);
        if (is_quote(c)) {
            const bool is_multiline = text_.substr(at_, 3) == std::string(3, c);
            open_.push_back({line_, column_, c, is_multiline});
            return advance(is_multiline ? 3 : 1);
        }
        if (c == '#') return advance(std::min(text_.find('\n', at_), text_.size()) - at_);
        const bool is_mark = at_ < 3 && text_.starts_with("\xEF\xBB\xBF");
        if (static_cast<unsigned char>(c) >= 0x80U && !is_mark) stray_.push_back(at_);
        if (c == '=') is_value_ = true;
        if ((c == '[' || c == '{') && is_value_) open_.push_back({line_, column_, c});
        if ((c == ']' || c == '}') && !open_.empty()) open_.pop_back();
        advance(1);
    }

    void in_text(char c) {
        const Opener opener = open_.back();
        if (c == '\\' && opener.sign == '"') return advance(2);
        const bool closes = opener.is_multiline
                                ? text_.substr(at_, 3) == std::string(3, opener.sign)
                                : c == opener.sign;
        if (!closes) return advance(1);
        std::size_t quotes = opener.is_multiline ? 3 : 1;
        // A text of several lines may end in one or two quotes of its own.
        while (opener.is_multiline && quotes < 5 &&
               text_.substr(at_ + quotes).starts_with(opener.sign))
            ++quotes;
        open_.pop_back();
        advance(quotes);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    int column_ = 1;
    bool is_value_ = false;
    std::vector<Opener> open_;
    std::vector<std::size_t> stray_;  ///< bytes beyond ASCII outside of texts and comments
};

/// The parser's reason without its preamble.
std::string reason(const std::string& description) {
    const std::size_t colon = description.find(": ");
    const bool has_preamble =
        description.starts_with("Error while parsing") && colon != description.npos;
    return has_preamble ? description.substr(colon + 2) : description;
}

/// Whether a line looks like the next entry, so that a bracket open on it was forgotten earlier.
bool begins_an_entry(std::string_view line) {
    const std::string_view start = trimmed(line);
    return start.empty() || start.front() == '[' || assignment(line).has_value();
}

/// `[weather]`: the header of a block, not a list within an open list.
bool is_header(std::string_view line) {
    std::string_view name = trimmed(line.substr(0, line.find('#')));
    if (!name.starts_with('[') || !name.ends_with(']')) return false;
    name.remove_prefix(std::min(name.find_first_not_of('['), name.size()));
    name = name.substr(0, name.find_last_not_of(']') + 1);
    const bool is_number = !name.empty() && (name.front() == '-' || name.front() <= '9');
    return !name.empty() && !is_number &&
           std::all_of(name.begin(), name.end(), [](char c) { return is_key_char(c) || c == '.'; });
}

std::optional<SyntaxVerdict> unclosed(std::string_view text, const std::string& file,
                                      const SyntaxError& error) {
    auto open = OpenerScan(text).open_at(error.line, error.column);
    const bool in_header = is_header(tables::line_of(text, error.line));
    while (in_header && open.size() > 1 && open.back().line == error.line) open.pop_back();
    if (open.empty()) return std::nullopt;
    const Opener& last = open.back();
    const bool is_text = last.sign == '"' || last.sign == '\'';
    const bool is_end_of_line = is_text && !last.is_multiline && error.line == last.line &&
                                error.description.find("control characters") != std::string::npos;
    const bool is_later =
        error.line > last.line && begins_an_entry(tables::line_of(text, error.line));
    const bool is_at_end = error.description.find("end-of-file") != std::string::npos;
    if (!is_end_of_line && !is_later && !is_at_end) return std::nullopt;
    const std::string name =
        is_text ? "a text" : (last.sign == '[' ? "a list" : "a block in braces");
    std::string close = is_text ? std::string(last.is_multiline ? 3 : 1, last.sign)
                                : std::string(1, last.sign == '[' ? ']' : '}');
    SyntaxVerdict verdict;
    verdict.fault = {
        .location = {file, last.line, last.column},
        .code = "toml.unclosed",
        .found = name + " that is opened here and not closed",
        .allowed = "TOML",
        .write = close +
                 (is_text && !last.is_multiline ? " at its end, on the same line" : " at its end")};
    return verdict;
}

/// The character at a column, if it is beyond ASCII.
std::string stray_sign(std::string_view line, int column) {
    int at_column = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto is_continuation = [&](std::size_t n) {
            return n < line.size() && (static_cast<unsigned char>(line[n]) & 0xC0U) == 0x80U;
        };
        if (is_continuation(at)) continue;
        if (++at_column < column) continue;
        std::size_t end = at + 1;
        while (is_continuation(end)) ++end;
        return static_cast<unsigned char>(line[at]) < 0x80U
                   ? ""
                   : std::string(line.substr(at, end - at));
    }
    return {};
}

/// `rate = 8 L/m2/h`: the fault that everybody makes once.
std::optional<SyntaxVerdict> unquoted(std::string_view text, const std::string& file,
                                      const SyntaxError& error) {
    const std::string_view line = tables::line_of(text, error.line);
    const auto entry = assignment(line);
    if (!entry || entry->value.empty()) return std::nullopt;
    const char first = entry->value.front();
    const bool is_a_date = entry->value.size() > 4 && entry->value[4] == '-' && first <= '9';
    if (is_a_date || std::string_view("\"'[{=").find(first) != std::string_view::npos)
        return std::nullopt;
    const std::string corrected = std::string(entry->key) + " = " + in_quotes(entry->value);
    SyntaxVerdict verdict;
    verdict.fault = {.location = {file, error.line, error.column},
                     .code = "toml.unquoted",
                     .path = std::string(entry->key),
                     .found = "a text without quotes: " + in_quotes(entry->value, 60),
                     .allowed = "numbers, true, false; everything else in double quotes",
                     .write = corrected};
    verdict.line = error.line;
    verdict.replacement = corrected;
    return verdict;
}

}  // namespace

std::string without_stray_signs(std::string_view text) {
    return OpenerScan(text).without_stray_signs();
}

SyntaxVerdict judge_syntax(std::string_view text, const std::string& file,
                           const SyntaxError& error) {
    if (auto verdict = unclosed(text, file, error)) return *verdict;
    SyntaxVerdict verdict;
    verdict.line = error.line;
    verdict.fault = {.location = {file, error.line, error.column},
                     .code = "toml.syntax",
                     .found = reason(error.description),
                     .allowed = "TOML: [block] lines and key = value lines, text in double quotes"};
    if (error.description.find("cannot redefine") != std::string::npos) {
        verdict.fault.code = "toml.twice";
        verdict.fault.allowed = "each key and each block once";
        verdict.fault.write = "it once, or remove this line";
        if (assignment(tables::line_of(text, error.line))) verdict.replacement = "";
        return verdict;
    }
    if (auto better = unquoted(text, file, error)) return *better;
    const std::string sign = stray_sign(tables::line_of(text, error.line), error.column);
    if (!sign.empty()) {
        verdict.fault.found = "the sign " + in_quotes(sign) + " outside of quotes";
        verdict.fault.write = "keys and texts with such signs in double quotes";
    }
    return verdict;
}

std::optional<SourceLocation> too_deep_key(std::string_view text, const std::string& file) {
    constexpr int deepest = 32;
    int line = 1;
    int column = 0;
    int dots = 0;
    bool may_be_key = false;  // the last sign that is no blank could end a step of a key
    for (const char c : text) {
        ++column;
        if (c == '\n') {
            ++line;
            column = dots = 0;
        } else if (c == '.' && may_be_key) {
            if (++dots > deepest) return SourceLocation{file, line, column};
        } else if (!is_key_char(c) && c != '"' && c != '\'' && c != ' ' && c != '\t') {
            dots = 0;
        }
        if (c != ' ' && c != '\t') may_be_key = is_key_char(c) || c == '"' || c == '\'';
    }
    return std::nullopt;
}

}  // namespace gossan::scenario
