// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/unit_expression.hpp"

#include <array>
#include <cstdlib>

#include "gossan/base/text.hpp"

namespace gossan {
namespace {

constexpr int most_factors = 16;
constexpr int highest_power = 9;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_operator(char c) {
    return c == '/' || c == '*' || c == ' ' || c == '\t' || c == '(' || c == ')';
}

UnitValue power(const UnitValue& base, int exponent) {
    UnitValue out;
    for (int n = 0; n < std::abs(exponent); ++n) {
        out.numerator *= exponent > 0 ? base.numerator : base.denominator;
        out.denominator *= exponent > 0 ? base.denominator : base.numerator;
        out.dimension =
            exponent > 0 ? out.dimension + base.dimension : out.dimension - base.dimension;
    }
    return out;
}

/// Within a product a degree is an interval: its zero is dropped.
UnitValue product(const UnitValue& a, const UnitValue& b) {
    return {a.numerator * b.numerator, a.denominator * b.denominator, a.dimension + b.dimension};
}

/// A word with its power cut off: "m-3" → "m", -3; "Nm3" stays whole because the table has it.
struct Word {
    std::string name;
    int exponent = 1;
    bool is_readable = true;
};

Word split_power(std::string_view token) {
    if (find_unit(token)) return {std::string(token)};
    std::size_t digits = token.size();
    while (digits > 0 && is_digit(token[digits - 1])) --digits;
    if (digits == token.size() || digits == 0) return {std::string(token)};
    std::size_t end = digits;
    const bool is_negative = token[end - 1] == '-';
    if (is_negative || token[end - 1] == '+') --end;
    if (end > 0 && token[end - 1] == '^') --end;
    const std::string_view text = token.substr(digits);
    Word out{std::string(token.substr(0, end))};
    out.is_readable = text.size() == 1 && text[0] - '0' <= highest_power && end > 0;
    out.exponent = text[0] - '0';
    if (is_negative) out.exponent = -out.exponent;
    return out;
}

/// Recursive descent over one unit expression; stops at the first thing that is no syntax, and
/// tells every unknown word together.
class UnitParser {
public:
    explicit UnitParser(std::string_view text) : text_(text) {}

    UnitReading read() {
        const UnitValue value = expression(0);
        skip_blanks();
        if (fault_.code.empty() && at_ < text_.size())
            complain("unit.syntax", "a bracket without its partner");
        if (fault_.code.empty() && !unknown_.empty()) name_unknown();
        if (!fault_.code.empty())
            return {.fault = fault_, .is_mended = is_mended_ && !unknown_.empty()};
        return {.unit = value};
    }

private:
    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) copy(1);
    }
    /// Moves on, keeping the text for the mended version.
    void copy(std::size_t n) {
        mended_ += text_.substr(at_, n);
        at_ += n;
    }

    void complain(const char* code, const std::string& what, std::string write = {}) {
        if (!fault_.code.empty()) return;
        fault_ = {code, in_quotes(text_, 60) + ", " + what,
                  "units joined by / or *, powers as m2 or m-3, brackets", std::move(write)};
    }

    void name_unknown() {
        fault_.code = "unit.unknown";
        fault_.found = "the unknown unit " + unknown_;
        fault_.allowed = "units of the list that `gossan explain unit.unknown` prints";
        fault_.write = is_mended_ ? mended_ : other_hint_;
    }

    UnitValue expression(int depth) {
        UnitValue value;
        skip_blanks();
        bool divides = false;
        bool has_divided = false;
        if (at_ < text_.size() && text_[at_] == '/') {
            divides = has_divided = true;
            copy(1);
        }
        value = product(value, power(factor(depth), divides ? -1 : 1));
        bool is_alone = !has_divided;
        while (fault_.code.empty() && goes_on()) {
            divides = text_[at_] == '/';
            if (divides || text_[at_] == '*') copy(1);
            if (has_divided && !divides)
                complain("unit.ambiguous", "where a product follows a division",
                         "every divisor with its own /, as in W/m/K");
            has_divided = has_divided || divides;
            value = product(value, power(factor(depth), divides ? -1 : 1));
            is_alone = false;
        }
        return is_alone ? last_ : value;
    }

    bool goes_on() {
        const std::size_t before = at_;
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] == ')') return false;
        return at_ > before || text_[at_] == '/' || text_[at_] == '*' || text_[at_] == '(';
    }

    UnitValue factor(int depth) {
        skip_blanks();
        if (++n_factors_ > most_factors) complain("unit.syntax", "with too many factors");
        if (at_ >= text_.size() || text_[at_] == ')' || text_[at_] == '/' || text_[at_] == '*') {
            complain("unit.syntax", "where a unit is missing");
        }
        if (!fault_.code.empty()) return {};
        last_ = text_[at_] == '(' ? bracket(depth) : word();
        return last_;
    }

    UnitValue bracket(int depth) {
        if (depth >= 4) {
            complain("unit.syntax", "with too many brackets");
            return {};
        }
        copy(1);
        UnitValue value = expression(depth + 1);
        value.zero = 0.0L;
        if (at_ >= text_.size() || text_[at_] != ')') {
            complain("unit.syntax", "a bracket without its partner");
            return {};
        }
        copy(1);
        return value;
    }

    UnitValue word() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && !is_operator(text_[at_])) ++at_;
        const std::string_view token = text_.substr(begin, at_ - begin);
        if (token == "1") {
            mended_ += token;
            return {};
        }
        const Word w = split_power(token);
        if (!w.is_readable) complain("unit.syntax", "with a power that cannot be read");
        if (const auto unit = find_unit(w.name)) {
            mended_ += token;
            return w.exponent == 1 ? *unit : power(*unit, w.exponent);
        }
        note_unknown(w, token);
        return {};
    }

    void note_unknown(const Word& w, std::string_view token) {
        const auto suggestion = suggest_unit(w.name);
        unknown_ += (unknown_.empty() ? "" : " and ") + in_quotes(token, 40);
        is_mended_ = is_mended_ && suggestion.has_value();
        if (suggestion) mended_ += *suggestion + std::string(token.substr(w.name.size()));
        const bool follows_a_unit = !mended_.empty() && mended_.back() == ' ';
        if (w.name.starts_with("ton"))
            other_hint_ = "t (1000 kg), st (2000 lb) or lt (2240 lb)";
        else if (follows_a_unit && !suggestion)
            other_hint_ = "the unit alone: the key says of what";
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int n_factors_ = 0;
    UnitValue last_;  ///< the factor read last, with its zero
    TextFault fault_;
    std::string unknown_;  ///< unknown words, quoted
    std::string mended_;   ///< the text with each unknown word replaced by the likely one
    bool is_mended_ = true;
    std::string other_hint_;  ///< what to write where no likely word is known
};

struct Sign {
    std::string_view printed;
    std::string_view plain;
};
constexpr auto signs = std::to_array<Sign>({
    {"\u00B2", "2"}, {"\u00B3", "3"},   {"\u00B9", "1"},    {"\u2070", "0"},    {"\u2074", "4"},
    {"\u2075", "5"}, {"\u2076", "6"},   {"\u2077", "7"},    {"\u2078", "8"},    {"\u2079", "9"},
    {"\u207B", "-"}, {"\u2212", "-"},   {"\u00B7", "*"},    {"\u22C5", "*"},    {"\u00B5", "u"},
    {"\u03BC", "u"}, {"\u00B0", "deg"}, {"\u2103", "degC"}, {"\u2109", "degF"}, {"\u00A0", " "},
    {"\u2009", " "}, {"\u202F", " "},
});

}  // namespace

UnitReading parse_unit(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return {.unit = UnitValue{}};
    return UnitParser(text).read();
}

std::string plain_signs(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Sign* match = nullptr;
        if (static_cast<unsigned char>(text[at]) >= 0x80U) {
            for (const Sign& sign : signs) {
                if (text.substr(at).starts_with(sign.printed)) match = &sign;
            }
        }
        if (match != nullptr)
            out += match->plain;
        else
            out += text[at];
        at += match != nullptr ? match->printed.size() : 1;
    }
    return out;
}

}  // namespace gossan
