// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/footprint/site_footprint.hpp"
#include "gossan/supply/contract/claim_terms.hpp"
#include "gossan/supply/contract/contract_history.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// Carbon and water of delivered lots, as the clause counts them: on its boundary, by its view of
/// electricity and its method, of the streams of each lot in the periods of their harvests; water
/// that is consumed. A lot that the site's accounts do not know is a fault.
void show_footprints(const FootprintClause& clause, const LotBook& book,
                     const footprint::SiteFootprint& site, std::vector<Delivery>& deliveries,
                     Diagnostics& diagnostics);

/// A fault for every lot that shows no footprint, or no water where the clause has a limit of it;
/// none where the clause lets the remedy follow (`unshown`).
void refuse_unshown(const FootprintClause& clause, std::span<const Delivery> deliveries,
                    Diagnostics& diagnostics);

}  // namespace gossan::supply
