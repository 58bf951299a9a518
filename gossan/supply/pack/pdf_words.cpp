// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/pdf_words.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "gossan/base/text.hpp"

namespace gossan::supply {

std::string rounded(double value, int digits) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

std::string tonnes_words(WholeMass mass) { return rounded(mass.tonnes(), 3) + " t"; }

std::string interval_words(const footprint::Figure& figure) {
    return rounded(figure.per_kg, 2) + " (" + rounded(figure.p5, 2) + " to " +
           rounded(figure.p95, 2) + ")";
}

std::string listed(std::vector<std::string> words) {
    std::vector<std::string> once;
    for (std::string& word : words) {
        if (!word.empty() && std::find(once.begin(), once.end(), word) == once.end()) {
            once.push_back(std::move(word));
        }
    }
    return enumerate(once, "and");
}

}  // namespace gossan::supply
