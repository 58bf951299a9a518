// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/ore.hpp"

#include <array>
#include <map>
#include <set>
#include <utility>

#include "gossan/ledger/mass.hpp"
#include "gossan/ledger/place.hpp"

namespace gossan::ledger {
namespace {

/// Units of `element` in one unit of `substance`.
double share_of(const Book& book, const std::string& substance, const std::string& element) {
    if (substance == element) return 1.0;
    const std::string& of_substance = book.units.at(substance);
    const std::string& of_element = book.units.at(element);
    if (of_substance == "mol" && of_element == "mol") return 1.0;
    return kilograms(substance, of_substance) * element_share(substance) /
           kilograms(element, of_element);
}

}  // namespace

std::string element_of(const std::string& substance) {
    return substance.substr(0, substance.find('('));
}

std::vector<Moved> ore_flows(const Book& book) {
    std::set<std::pair<std::string, std::string>> held;
    for (const Held& each : book.held) {
        if (place_of(each.place).is_ore()) held.emplace(each.place, each.substance);
    }
    std::vector<Moved> flows;
    std::map<std::array<std::string, 4>, std::size_t> index;
    for (const Moved& moved : book.moved) {
        const bool is_from = place_of(moved.from).is_ore();
        if (!is_from && !place_of(moved.to).is_ore()) continue;
        const std::string element = element_of(moved.substance);
        if (!held.contains({is_from ? moved.from : moved.to, element})) continue;
        const double share = share_of(book, moved.substance, element);
        const auto [found, is_new] =
            index.try_emplace({moved.from, moved.to, element, moved.cause}, flows.size());
        if (is_new) {
            flows.push_back({moved.from, moved.to, element, moved.cause,
                             std::vector<double>(book.n_days(), 0.0)});
        }
        for (std::size_t k = 0; k < book.n_days(); ++k) {
            flows[found->second].amount[k] += share * moved.amount[k];
        }
    }
    return flows;
}

}  // namespace gossan::ledger
