// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/demand/world.hpp"

#include <cmath>

#include "gossan/numerics/random_stream.hpp"

namespace gossan::supply {
namespace {

constexpr double kg_by_mw_of_si = 1e6;  // kg/W into kg/MW
constexpr double seconds_of_day = 86400.0;

double one_draw(std::uint64_t seed, std::uint64_t member, const std::string& name) {
    return numerics::RandomStream(seed, member, name).uniform();
}

}  // namespace

double triangular_quantile(double low, double likely, double high, double u) {
    const double width = high - low;
    if (width <= 0.0) return likely;
    const double below = (likely - low) / width;  // F(c)
    if (u < below) return low + std::sqrt(u * width * (likely - low));
    return high - std::sqrt((1.0 - u) * width * (high - likely));
}

World planned_world(std::span<const PowerStep> steps, std::span<const Subsystem> bill,
                    const std::map<std::string, SpreadOfIntensity>& classes) {
    World world;
    for (const PowerStep& step : steps) {
        world.is_built.push_back(1);
        world.slip_days.push_back(0.0);
        world.kg_by_mw.push_back(classes.at(step.site_class).likely.si * kg_by_mw_of_si);
    }
    for (const Subsystem& part : bill) world.share.push_back(part.share);
    return world;
}

World drawn_world(std::span<const PowerStep> steps, std::span<const Subsystem> bill,
                  const std::map<std::string, SpreadOfIntensity>& classes, const SpreadOfSlip& slip,
                  std::uint64_t seed, std::uint64_t member) {
    World world;
    for (const PowerStep& step : steps) {
        const auto draw = [&](const char* what) {
            return one_draw(seed, member, std::string(what) + step.site);
        };
        const bool is_built = step.is_observed || draw("built ") < step.probability;  // (1)
        world.is_built.push_back(is_built ? 1 : 0);
        world.slip_days.push_back(
            step.is_observed
                ? 0.0
                : triangular_quantile(slip.low.si, slip.likely.si, slip.high.si, draw("slip ")) /
                      seconds_of_day);
        const SpreadOfIntensity& copper = classes.at(step.site_class);
        world.kg_by_mw.push_back(
            kg_by_mw_of_si *
            triangular_quantile(copper.low.si, copper.likely.si, copper.high.si, draw("copper ")));
    }
    double sum = 0.0;
    for (const Subsystem& part : bill) {
        world.share.push_back(triangular_quantile(part.share_low, part.share, part.share_high,
                                                  one_draw(seed, member, "share " + part.name)));
        sum += world.share.back();
    }
    for (double& share : world.share) share /= sum;
    return world;
}

}  // namespace gossan::supply
