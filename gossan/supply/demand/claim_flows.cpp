// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/demand/claim_flows.hpp"

namespace gossan::supply {

ClaimFlows claim_flows(const MakerFlows& flows, std::span<const double> claimed, ScrapClaim rule) {
    const std::size_t n = flows.melted.size();
    const std::vector<double> none(n, 0.0);
    ClaimFlows told{
        .claimed = {claimed.begin(), claimed.end()}, .back = none, .installed = none, .lost = none};
    std::vector<double> coming = none;  // claim in scrap, by the quarter in which it is back
    double later = 0.0, scrap = 0.0, claim = 0.0;
    for (std::size_t q = 0; q < n; ++q) {
        const double at_once = flows.scrap_back[q][0];
        for (std::size_t lag = 0; lag <= q && lag < n_scrap_lags; ++lag) {
            scrap += flows.scrap_back[q - lag][lag];
        }
        claim += coming[q];
        const double used = scrap > 0.0 ? flows.scrap_used[q] / scrap : 0.0;
        scrap -= flows.scrap_used[q];
        if (flows.melted[q] <= 0.0) continue;
        const bool returns = rule == ScrapClaim::returned;
        const double share =  // (1)
            (claimed[q] + used * claim) / (flows.melted[q] - (returns ? used * at_once : 0.0));
        told.installed[q] = share * flows.installed[q];  // (2)
        if (!returns) {
            told.lost[q] = share * flows.scrap_made[q];
            continue;
        }
        told.lost[q] = share * flows.scrap_lost[q];
        claim += share * at_once;
        told.back[q] = used * claim;
        claim -= told.back[q];
        for (std::size_t lag = 1; lag < n_scrap_lags; ++lag) {
            const double part = share * flows.scrap_back[q][lag];
            (q + lag < n ? coming[q + lag] : later) += part;
        }
    }
    told.left = claim + later;
    return told;
}

}  // namespace gossan::supply
