// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/lot_on_offer.hpp"

#include <map>
#include <utility>

namespace gossan::supply {

EnumNames<TargetTest> names_of(TargetTest) {
    return {{TargetTest::middle, "middle", "the figure of medians"},
            {TargetTest::p95, "P95", "the upper end of its interval"}};
}

const char* words_of(FootprintOrigin origin) {
    switch (origin) {
        case FootprintOrigin::computed:
            return "computed";
        case FootprintOrigin::told:
            return "told by the table";
        case FootprintOrigin::declared:
            return "declared, not computed";
    }
    return "";
}

std::size_t n_pieces(const LotOnOffer& lot) { return lot.bundles.empty() ? 1 : lot.bundles.size(); }

WholeMass mass_of_piece(const LotOnOffer& lot, std::size_t piece) {
    return lot.bundles.empty() ? lot.mass : lot.bundles[piece].mass;
}

WholeMass claimable_of_piece(const LotOnOffer& lot, std::size_t piece) {
    return lot.bundles.empty() ? lot.claimable : lot.bundles[piece].claimable;
}

WholeMass mass_of(const LotOnOffer& lot, std::span<const std::size_t> pieces) {
    WholeMass sum;
    for (const std::size_t piece : pieces) sum += mass_of_piece(lot, piece);
    return sum;
}

WholeMass claimable_of(const LotOnOffer& lot, std::span<const std::size_t> pieces) {
    if (pieces.size() == n_pieces(lot)) return lot.claimable;
    WholeMass sum;
    for (const std::size_t piece : pieces) sum += claimable_of_piece(lot, piece);
    return sum;
}

std::vector<std::vector<std::size_t>> alike_pieces(const LotOnOffer& lot) {
    std::map<std::pair<WholeMass, WholeMass>, std::vector<std::size_t>> groups;
    for (std::size_t piece = 0; piece < n_pieces(lot); ++piece) {
        groups[{mass_of_piece(lot, piece), claimable_of_piece(lot, piece)}].push_back(piece);
    }
    std::vector<std::vector<std::size_t>> all;
    all.reserve(groups.size());
    for (auto& [key, pieces] : groups) all.push_back(std::move(pieces));
    return all;
}

std::vector<BundleOnOffer> even_bundles(const LotOnOffer& lot, int n) {
    const std::vector<double> even(std::size_t(n), 1.0);
    const auto masses = apportioned(lot.mass, even);
    const auto claims = apportioned(lot.claimable, even);
    std::vector<BundleOnOffer> bundles;
    for (std::size_t k = 0; k < masses.size(); ++k) bundles.push_back({"", masses[k], claims[k]});
    return bundles;
}

bool is_within(const std::optional<double>& target, TargetTest test, const LotOnOffer& lot) {
    if (!target || !lot.footprint) return false;
    if (test == TargetTest::middle) return lot.footprint->per_kg <= *target;
    return lot.footprint->p95 && *lot.footprint->p95 <= *target;
}

}  // namespace gossan::supply
