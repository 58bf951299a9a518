// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/activity/release.hpp"

namespace gossan::footprint {

Release release_of(const Stream& stream) {
    const std::size_t n = stream.copper.size();
    Release release{.share = std::vector(n, std::vector<double>(n, 0.0)),
                    .carried = std::vector<double>(n, 1.0)};
    for (std::size_t to = 0; to < n; ++to) {
        const double copper = stream.copper[to];
        if (copper <= 0.0) continue;
        const double q = stream.to_come[to] > copper ? copper / stream.to_come[to] : 1.0;  // (1)
        for (std::size_t from = 0; from <= to; ++from) {
            release.share[from][to] = q * release.carried[from];
            release.carried[from] -= release.share[from][to];
        }
    }
    return release;
}

std::vector<double> leached_of(const Stream& stream) {
    const Release release = release_of(stream);
    std::vector<double> leached(stream.ore.size(), 0.0);
    for (std::size_t from = 0; from < leached.size(); ++from) {
        for (std::size_t to = from; to < leached.size(); ++to) {
            leached[to] += stream.ore[from] * release.share[from][to];
        }
    }
    return leached;
}

}  // namespace gossan::footprint
