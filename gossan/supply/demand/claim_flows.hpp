// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/supply/demand/copper_flows.hpp"

namespace gossan::supply {

/// Where what is claimed of a maker's cathode goes, kg by quarter of the melt.
///
///     x = (c + u (K + r x)) / melted                                                (1)
///     claim installed = x · installed,   claim in scrap = x · scrap made            (2)
///
/// with c claimed of the cathode, u the share of the scrap at hand that is used, K the claim in
/// scrap that came back before and r the scrap of the quarter itself that is back in it. By the
/// rule `lost` all of the claim in scrap is lost; by `returned` that of the scrap that does not
/// come back is. What was claimed is installed, lost or left: none is won. Source: mass balance.
struct ClaimFlows {
    std::vector<double> claimed;    ///< of cathode: c
    std::vector<double> back;       ///< in scrap that is melted again
    std::vector<double> installed;  ///< in what will be installed
    std::vector<double> lost;
    double left = 0.0;  ///< in scrap, at hand or on its way, when the last quarter ends
};

/// No more may be claimed of a quarter's cathode than there is.
[[nodiscard]] ClaimFlows claim_flows(const MakerFlows& flows, std::span<const double> claimed,
                                     ScrapClaim rule);

}  // namespace gossan::supply
