// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/formula.hpp"

#include <cctype>
#include <cstdlib>

#include "gossan/base/error.hpp"

namespace gossan::ore {
namespace {

/// A reader that walks over one formula.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    Formula read() {
        Formula formula;
        do {
            const double times = number_or_one();
            add(formula, group(), times);
        } while (takes_hydrate_dot());
        formula.charge = charge();
        if (at_ < text_.size()) fail("cannot read on");
        if (formula.atoms.empty()) fail("no element");
        return formula;
    }

private:
    [[noreturn]] void fail(const std::string& why) const {
        throw Error(ErrorCode::data, "formula '" + std::string(text_) + "': " + why +
                                         " at character " + std::to_string(at_ + 1));
    }

    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] bool is(int (*kind)(int)) const {
        return kind(static_cast<unsigned char>(peek())) != 0;
    }

    static void add(Formula& formula, const Formula& part, double times) {
        for (const auto& [element, count] : part.atoms) formula.atoms[element] += count * times;
    }

    double number_or_one() {
        const std::size_t start = at_;
        while (is(std::isdigit) || peek() == '.') ++at_;
        if (start == at_) return 1.0;
        const std::string digits(text_.substr(start, at_ - start));
        char* end = nullptr;
        const double value = std::strtod(digits.c_str(), &end);
        if (*end != '\0' || value <= 0.0) fail("a count must be above 0");
        return value;
    }

    Formula group() {
        Formula formula;
        while (true) {
            if (peek() == '(') {
                ++at_;
                const Formula inner = group();
                if (peek() != ')') fail("a bracket is not closed");
                ++at_;
                add(formula, inner, number_or_one());
            } else if (is(std::isupper)) {
                std::string element(1, text_[at_++]);
                while (is(std::islower)) element += text_[at_++];
                formula.atoms[element] += number_or_one();
            } else {
                return formula;
            }
        }
    }

    bool takes_hydrate_dot() {
        for (const std::string_view dot : {"·", ":", "*"}) {
            if (text_.substr(at_).starts_with(dot)) {
                at_ += dot.size();
                return true;
            }
        }
        return false;
    }

    int charge() {
        const char sign = peek();
        if (sign != '+' && sign != '-') return 0;
        int size = 0;
        while (peek() == sign) ++at_, ++size;
        if (is(std::isdigit)) {
            if (size > 1) fail("a charge is '+2' or '++'");
            size = 0;
            while (is(std::isdigit) && size < 100) size = 10 * size + (text_[at_++] - '0');
        }
        return sign == '+' ? size : -size;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

Formula parse_formula(std::string_view text) { return Reader(text).read(); }

double molar_mass(const Formula& formula, const AtomicWeights& weights) {
    double mass = 0.0;
    for (const auto& [element, count] : formula.atoms) {
        const auto found = weights.find(element);
        if (found == weights.end()) {
            throw Error(ErrorCode::data, "no atomic weight for '" + element + "'", {},
                        "check the formula, or add the element to data/elements.toml");
        }
        mass += count * found->second;
    }
    return mass;
}

}  // namespace gossan::ore
