// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "gossan/base/constants.hpp"

namespace gossan::simulation {
namespace {

/// Keeps rising points within (0, end], none closer to another than a second.
std::vector<double> tidy(std::vector<double> points, double end) {
    points.push_back(end);
    std::sort(points.begin(), points.end());
    std::vector<double> kept;
    for (const double point : points) {
        if (point <= 1.0 || point > end) continue;
        if (!kept.empty() && point - kept.back() < 1.0) continue;
        kept.push_back(point);
    }
    kept.back() = end;
    return kept;
}

}  // namespace

std::vector<double> times_every(double interval, double end) {
    std::vector<double> times;
    const auto n = static_cast<long>(std::floor(end / interval * (1.0 + 1e-12)));
    for (long k = 0; k <= n; ++k) times.push_back(double(k) * interval);
    if (end - times.back() > 1e-9 * end) times.push_back(end);
    times.back() = std::min(times.back(), end);
    return times;
}

Timeline timeline(const Site& site, const std::map<std::string, solution::PreparedFeed>& feeds,
                  const atmosphere::Climate& climate) {
    const double end = site.run.duration.si;
    auto plan = std::make_shared<const std::vector<heap::Stretch>>(
        heap::stretches(site.irrigation, site.run.duration));
    auto held = std::make_shared<const std::map<std::string, solution::PreparedFeed>>(feeds);

    std::vector<double> points = times_every(site.run.restart_interval.si, end);
    for (const heap::Stretch& stretch : *plan) points.push_back(stretch.begin);
    points.insert(points.end(), climate.jumps().begin(), climate.jumps().end());

    const auto temperatures = [&site] {
        std::map<std::string, double> by_name;
        for (const auto& [name, input] : site.solutions) by_name[name] = input.temperature.si;
        return by_name;
    }();
    auto forcing = [=](double time, column::SurfaceForcing& now) {
        const atmosphere::Conditions weather = climate.at(time);
        now.air_temperature = weather.air_temperature;
        now.rain = weather.rain;
        now.potential_evaporation = weather.potential_evaporation;
        now.relative_humidity = weather.relative_humidity;
        const auto after = std::upper_bound(
            plan->begin(), plan->end(), time,
            [](double t, const heap::Stretch& stretch) { return t < stretch.begin; });
        const heap::Stretch& stretch = *std::prev(after);
        now.irrigation = stretch.solution.empty() ? 0.0 : stretch.rate;
        if (stretch.solution.empty()) return;
        const solution::PreparedFeed& feed = held->at(stretch.solution);
        now.irrigation_water = feed.water / constants::water_molar_mass;
        std::copy(feed.total.begin(), feed.total.end(), now.irrigation_composition.begin());
        now.irrigation_temperature = temperatures.at(stretch.solution);
    };
    return {std::move(forcing), tidy(std::move(points), end)};
}

}  // namespace gossan::simulation
