// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/full_check.hpp"

#include <algorithm>
#include <cmath>

namespace gossan::study {
namespace {

bool is_known(const OnBothSites& plan) {
    return std::isfinite(plan.reduced) && std::isfinite(plan.full);
}

double off_by(double value, double full) {
    return full == 0.0 ? 0.0 : std::abs(value - full) / std::abs(full);
}

}  // namespace

double corrected(double reduced, const OnBothSites& in_force) {
    if (in_force.reduced == 0.0 || !is_known(in_force)) return reduced;
    return reduced * in_force.full / in_force.reduced;  // (1)
}

FullCheck check_of(std::span<const OnBothSites> plans) {
    FullCheck check;
    for (std::size_t a = 0; a < plans.size(); ++a) {
        if (!is_known(plans[a])) continue;
        check.off = std::max(check.off, off_by(plans[a].reduced, plans[a].full));
        check.corrected = std::max(
            check.corrected, off_by(corrected(plans[a].reduced, plans.front()), plans[a].full));
        for (std::size_t b = 0; b < a; ++b) {
            if (!is_known(plans[b]) || plans[a].full == plans[b].full) continue;
            ++check.pairs;
            const double by_full = plans[a].full - plans[b].full;
            const double by_reduced = plans[a].reduced - plans[b].reduced;
            if (by_full * by_reduced > 0.0) ++check.right;
        }
    }
    return check;
}

}  // namespace gossan::study
