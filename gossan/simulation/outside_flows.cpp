// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/outside_flows.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace gossan::simulation {
namespace {

/// Time that two spans share, s.
double overlap(double begin, double end, double other_begin, double other_end) {
    return std::max(std::min(end, other_end) - std::max(begin, other_begin), 0.0);
}

template <class Steps>
double end_of(const Steps& steps, std::size_t k) {
    return k + 1 < steps.size() ? steps[k + 1].from.si : std::numeric_limits<double>::infinity();
}

}  // namespace

OutsideFlows::OutsideFlows(const plant::PlantInput& input,
                           const std::map<std::string, plant::Liquor>& liquors) {
    const auto index = [&](const std::string& pond) {
        return std::size_t(std::distance(input.ponds.begin(), input.ponds.find(pond)));
    };
    for (const plant::FeedInput& feed : input.feeds) {
        for (std::size_t k = 0; k < feed.steps.size(); ++k) {
            const plant::FeedStep& step = feed.steps[k];
            feeds_.push_back({index(feed.pond), step.from.si, end_of(feed.steps, k), step.rate.si,
                              liquors.at(step.solution)});
        }
    }
    for (const plant::OfftakeInput& offtake : input.offtakes) {
        for (std::size_t k = 0; k < offtake.steps.size(); ++k) {
            const plant::OfftakeStep& step = offtake.steps[k];
            offtakes_.push_back(
                {index(offtake.pond), step.from.si, end_of(offtake.steps, k), step.rate.si, {}});
        }
    }
}

void OutsideFlows::add_fed(double begin, double end, std::vector<plant::Liquor>& inflow) const {
    for (const Stretch& feed : feeds_) {
        const double volume = feed.rate * overlap(begin, end, feed.begin, feed.end);
        if (volume > 0.0) inflow[feed.pond].add(feed.cubic_metre, volume);
    }
}

void OutsideFlows::add_asked(double begin, double end, std::vector<double>& asked) const {
    for (const Stretch& offtake : offtakes_) {
        asked[offtake.pond] += offtake.rate * overlap(begin, end, offtake.begin, offtake.end);
    }
}

}  // namespace gossan::simulation
