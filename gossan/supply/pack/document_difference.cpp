// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/document_difference.hpp"

#include <algorithm>
#include <cmath>

namespace gossan::supply {
namespace {

using records::Document;

/// Figures are of some thousand sums and powers, each to 1e-16: 1e-9 is far above what another
/// compiler makes of them and far below what anybody declares.
constexpr double last_digits = 1e-9;
constexpr std::size_t most_letters = 80;

std::string shown(const Document& document) {
    std::string text = records::print_line(document);
    if (text.size() > most_letters) text = text.substr(0, most_letters) + " …";
    return text;
}

class Search {
public:
    std::vector<DocumentDifference> found;

    void hold(const Document& said, const Document& follows, const std::string& path) {
        if (said == follows) return;
        if (said.is_object() && follows.is_object()) {
            hold_members(said, follows, path);
        } else if (said.is_array() && follows.is_array()) {
            hold_elements(said, follows, path);
        } else {
            found.push_back({path, shown(said), shown(follows), are_near(said, follows)});
        }
    }

private:
    static bool are_near(const Document& said, const Document& follows) {
        if (!said.is_number() || !follows.is_number()) return false;
        const double a = said.number(), b = follows.number();
        return std::abs(a - b) <= last_digits * std::max(std::abs(a), std::abs(b));
    }

    void hold_members(const Document& said, const Document& follows, const std::string& path) {
        const std::string before = path.empty() ? "" : path + ".";
        for (const auto& [key, value] : follows.members()) {
            const Document* own = said.find(key);
            if (own == nullptr) {
                found.push_back({before + key, "missing", shown(value)});
            } else {
                hold(*own, value, before + key);
            }
        }
        for (const auto& [key, value] : said.members()) {
            if (follows.find(key) == nullptr) {
                found.push_back({before + key, shown(value), "nothing"});
            }
        }
    }

    void hold_elements(const Document& said, const Document& follows, const std::string& path) {
        const auto &a = said.elements(), &b = follows.elements();
        for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k) {
            hold(a[k], b[k], path + "[" + std::to_string(k) + "]");
        }
        if (a.size() != b.size()) {
            found.push_back(
                {path, std::to_string(a.size()) + " entries", std::to_string(b.size())});
        }
    }
};

}  // namespace

std::string DocumentDifference::words() const {
    return path + " is " + said + ", and " + follows + " follows";
}

std::vector<DocumentDifference> differences_of(const Document& said, const Document& follows) {
    Search search;
    search.hold(said, follows, {});
    return std::move(search.found);
}

}  // namespace gossan::supply
