// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/value_type.hpp"
#include "gossan/supply/amount/whole_mass.hpp"

namespace gossan::supply {

/// Where the footprint of a lot on offer comes from.
enum class FootprintOrigin {
    computed,  ///< of the site's accounts, by the streams and the period of its own copper
    told,      ///< in the row of a table
    declared   ///< one number for all lots that have none of their own
};
[[nodiscard]] const char* words_of(FootprintOrigin origin);

/// kg CO2e by kg of a lot's copper, in the view of the allocation.
struct OfferedFootprint {
    double per_kg = 0.0;
    std::optional<double> p5 = {}, p95 = {};
    FootprintOrigin origin = FootprintOrigin::declared;
};

/// Which of a footprint's numbers must be within a target.
enum class TargetTest { middle, p95 };
EnumNames<TargetTest> names_of(TargetTest);

/// A strapped bundle of a lot.
struct BundleOnOffer {
    std::string serial = {};
    WholeMass mass = {};
    WholeMass claimable = {};  ///< that custody lets be claimed of it

    friend bool operator==(const BundleOnOffer&, const BundleOnOffer&) = default;
};

/// A lot that may be given to a maker.
struct LotOnOffer {
    std::string id;
    WholeMass mass = {};
    double available = 0.0;  ///< days since 1970, ready to be shipped
    std::string form = "cathode";
    std::optional<OfferedFootprint> footprint = {};
    WholeMass claimable = {};                 ///< that custody lets be claimed, of its mass
    std::vector<BundleOnOffer> bundles = {};  ///< sum to it; none: it is one piece
    bool is_planned = false;                  ///< not plated yet, or not analysed
};

/// Pieces into which a lot may be split: its bundles, or itself.
[[nodiscard]] std::size_t n_pieces(const LotOnOffer& lot);
[[nodiscard]] WholeMass mass_of_piece(const LotOnOffer& lot, std::size_t piece);
[[nodiscard]] WholeMass claimable_of_piece(const LotOnOffer& lot, std::size_t piece);

[[nodiscard]] WholeMass mass_of(const LotOnOffer& lot, std::span<const std::size_t> pieces);
[[nodiscard]] WholeMass claimable_of(const LotOnOffer& lot, std::span<const std::size_t> pieces);

/// Pieces of a lot that weigh the same and may claim the same: they can stand for each other.
[[nodiscard]] std::vector<std::vector<std::size_t>> alike_pieces(const LotOnOffer& lot);

/// `n` bundles of as equal mass as whole grams allow, for a lot of which nobody weighed any.
[[nodiscard]] std::vector<BundleOnOffer> even_bundles(const LotOnOffer& lot, int n);

/// Whether a claim towards a target may rest on the lot; one whose footprint has no P95 is not
/// within a target that asks for it.
[[nodiscard]] bool is_within(const std::optional<double>& target, TargetTest test,
                             const LotOnOffer& lot);

}  // namespace gossan::supply
