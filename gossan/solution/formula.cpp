// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/formula.hpp"

#include <cctype>
#include <charconv>
#include <cmath>
#include <sstream>

#include "gossan/base/error.hpp"

namespace gossan::solution {

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads one formula from left to right; `rest` is what is still to be read.
class FormulaReader {
public:
    explicit FormulaReader(std::string_view text) : text_(text), rest_(text) {}

    Formula read() {
        Formula formula;
        if (text_ == "e-") return {{}, -1};
        formula.elements = group(0);
        formula.charge = charge();
        if (formula.elements.empty() || !rest_.empty()) fault();
        return formula;
    }

private:
    std::map<std::string, double> group(int depth) {
        std::map<std::string, double> atoms;
        while (!rest_.empty() && (is_upper(rest_.front()) || rest_.front() == '(')) {
            std::map<std::string, double> part;
            if (rest_.front() == '(') {
                rest_.remove_prefix(1);
                part = group(depth + 1);
                if (part.empty() || rest_.empty() || rest_.front() != ')') fault();
                rest_.remove_prefix(1);
            } else {
                part[element()] = 1.0;
            }
            const double times = count(1.0);
            for (const auto& [name, number] : part) atoms[name] += times * number;
        }
        if (depth == 0 && !rest_.empty() && rest_.front() == ')') fault();
        return atoms;
    }

    std::string element() {
        std::string name(1, rest_.front());
        rest_.remove_prefix(1);
        while (!rest_.empty() && is_lower(rest_.front())) {
            name += rest_.front();
            rest_.remove_prefix(1);
        }
        return name;
    }

    /// A whole number at the front, or `absent` where there is none.
    double count(double absent) {
        if (rest_.empty() || !is_digit(rest_.front())) return absent;
        int value = 0;
        const auto [end, status] =
            std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (status != std::errc() || value == 0) fault();
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return value;
    }

    int charge() {
        if (rest_.empty()) return 0;
        const char sign = rest_.front();
        if (sign != '+' && sign != '-') fault();
        rest_.remove_prefix(1);
        const int size = static_cast<int>(count(1.0));
        return sign == '+' ? size : -size;
    }

    [[noreturn]] void fault() const {
        throw Error(ErrorCode::data, "\"" + std::string(text_) + "\" is not a chemical formula", {},
                    "write it like Fe(SO4)2- or Fe2(OH)2+4");
    }

    std::string_view text_;
    std::string_view rest_;
};

[[noreturn]] void no_reaction(std::string_view text) {
    throw Error(ErrorCode::data, "\"" + std::string(text) + "\" is not a reaction", {},
                "write it like Fe+3 + 2 SO4-2 = Fe(SO4)2-, with blanks around + and =");
}

}  // namespace

Formula parse_formula(std::string_view text) { return FormulaReader(text).read(); }

std::vector<ReactionTerm> parse_reaction(std::string_view text) {
    std::vector<ReactionTerm> terms;
    std::istringstream words{std::string(text)};
    double side = -1.0;
    double coefficient = 1.0;
    bool wants_substance = true;
    bool has_coefficient = false;
    for (std::string word; words >> word;) {
        if (word == "+" || word == "=") {
            if (wants_substance || (word == "=" && side > 0.0)) no_reaction(text);
            if (word == "=") side = 1.0;
            wants_substance = true;
        } else if (is_digit(word.front())) {
            const auto [end, status] =
                std::from_chars(word.data(), word.data() + word.size(), coefficient);
            const bool is_whole = end == word.data() + word.size();
            if (!wants_substance || has_coefficient || status != std::errc() || !is_whole ||
                !(coefficient > 0.0))
                no_reaction(text);
            has_coefficient = true;
        } else {
            if (!wants_substance) no_reaction(text);
            terms.push_back({side * coefficient, word});
            coefficient = 1.0;
            wants_substance = false;
            has_coefficient = false;
        }
    }
    if (wants_substance || side < 0.0) no_reaction(text);
    return terms;
}

}  // namespace gossan::solution
