// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/footprint/site_footprint.hpp"
#include "gossan/supply/allocation/allocation_input.hpp"
#include "gossan/supply/claim/claim_input.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// What is on offer, with what custody grants of it.
struct Offer {
    std::vector<LotOnOffer> lots;
    std::optional<ClaimPool> pool = {};       ///< where the link mixes
    std::string view = {};                    ///< of the footprints, in words
    std::vector<std::string> customers = {};  ///< whose shipments carry a claim; none: all
    std::vector<std::string> notes = {};
};

/// What the offer of a log is made of. Without a site lots have no footprint of their own, without
/// an account and a claim nothing may be claimed.
struct OfferSources {
    const LotBook& book;
    const footprint::SiteFootprint* site = nullptr;
    const CustodyAccount* account = nullptr;  ///< of the link of the claim, all shipments booked
    const ClaimInput* claim = nullptr;
};

/// Lots of a table: `lot`, `mass` with its unit in the header, `available` and, where known,
/// `footprint` in kg CO2e/kg, `claimable` with its unit, `bundles`, `form`.
[[nodiscard]] Offer offer_of_table(const AllocationInput& input, Diagnostics& diagnostics);

/// Commercial lots that are formed and have not left, there when the last of their copper was
/// stripped. Where it is asked for, lots without a decision too, each as one, and bundles of
/// cleared lots that no commercial lot has. Nothing leaves before `from`. Each has its own
/// footprint, by its bundles or its harvest, and may claim what the link lets; what is planned
/// comes into the link on the day on which it is plated.
[[nodiscard]] Offer offer_of_log(const AllocationInput& input, const OfferSources& sources,
                                 double from);

}  // namespace gossan::supply
