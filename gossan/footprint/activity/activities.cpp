// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/activity/activities.hpp"

#include <numeric>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::footprint {
namespace {

const std::vector<double>& weights_of(const Stream& stream, Sharing sharing) {
    switch (sharing) {
        case Sharing::moved:
            return stream.moved;
        case Sharing::ore:
            return stream.ore;
        case Sharing::acid:
            return stream.acid;
        case Sharing::copper:
            break;
    }
    return stream.copper;
}

/// Weights made to sum to 1; false if there are none.
bool normalise(std::vector<double>& weights) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(sum > 0.0)) return false;
    for (double& weight : weights) weight /= sum;
    return true;
}

}  // namespace

const char* words_of(Basis basis) {
    switch (basis) {
        case Basis::measured:
            return "measured";
        case Basis::simulated:
            return "simulated";
        case Basis::assumed:
            break;
    }
    return "assumed";
}

std::size_t Activities::stream_at(const std::string& name) const {
    std::vector<std::string> names;
    for (std::size_t s = 0; s < streams.size(); ++s) {
        if (streams[s].name == name) return s;
        names.push_back(streams[s].name);
    }
    const auto near = nearest(name, names);
    throw Error(ErrorCode::input, "there is no stream " + in_quotes(name), {},
                near ? "did you mean " + *near + "?" : "write " + enumerate(names));
}

std::vector<double> shares_of(const Activities& activities, Sharing sharing, std::size_t period) {
    std::vector<double> shares(activities.streams.size());
    for (const Sharing rule : {sharing, Sharing::ore, Sharing::copper}) {
        for (std::size_t s = 0; s < shares.size(); ++s) {
            shares[s] = weights_of(activities.streams[s], rule)[period];
        }
        if (normalise(shares)) return shares;
    }
    for (std::size_t s = 0; s < shares.size(); ++s) {
        const auto& copper = activities.streams[s].copper;
        shares[s] = std::accumulate(copper.begin(), copper.end(), 0.0);
    }
    if (!normalise(shares)) shares.assign(shares.size(), 1.0 / double(shares.size()));
    return shares;
}

}  // namespace gossan::footprint
