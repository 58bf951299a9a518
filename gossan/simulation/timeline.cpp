// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "gossan/atmosphere/surface_exchange.hpp"
#include "gossan/base/calendar.hpp"
#include "gossan/base/constants.hpp"

namespace gossan::simulation {
namespace {

/// Keeps rising points within (0, end], none closer to another than `least_apart`.
std::vector<double> tidy(std::vector<double> points, double end) {
    points.push_back(end);
    std::sort(points.begin(), points.end());
    std::vector<double> kept;
    for (const double point : points) {
        if (point <= least_apart || point > end) continue;
        if (!kept.empty() && point - kept.back() < least_apart) continue;
        kept.push_back(point);
    }
    kept.back() = end;
    return kept;
}

/// The weather as the surface meets it.
void meet(const atmosphere::Climate& climate, const atmosphere::Conditions& weather, bool is_open,
          column::SurfaceForcing& now) {
    now.air_temperature = weather.air_temperature;
    now.rain = weather.rain;
    now.relative_humidity = weather.relative_humidity;
    const bool has_evaporation = is_open || climate.is_evaporation_given();
    now.potential_evaporation = has_evaporation ? weather.potential_evaporation : 0.0;
    if (!is_open) return;
    const double density = atmosphere::air_density(weather.air_temperature, climate.pressure());
    now.vapour_conductance =
        weather.exposure * atmosphere::evaporation_conductance(weather.wind, density);
    now.wind_heat_transfer = weather.exposure * atmosphere::wind_heat_transfer(weather.wind);
    now.sun = weather.sun;
    now.sky = weather.sky_radiation;
}

}  // namespace

bool is_surface_open(const Site& site) {
    const atmosphere::Weather& weather = site.weather;
    const bool has_weather = weather.file || weather.wind || weather.sun || weather.cloud;
    return site.bed.surface.open.value_or(has_weather);
}

std::vector<double> times_every(double interval, double end) {
    std::vector<double> times;
    const auto n = static_cast<long>(std::floor(end / interval * (1.0 + 1e-12)));
    for (long k = 0; k <= n; ++k) times.push_back(double(k) * interval);
    if (end - times.back() > 1e-9 * end) times.push_back(end);
    times.back() = std::min(times.back(), end);
    return times;
}

std::vector<double> balance_times(const RunInput& run) {
    constexpr double seconds_a_day = 86400.0;
    const double end = run.duration.si;
    std::vector<double> times = times_every(run.restart_interval.si, end);
    const auto start = days_of(run.start_date);
    if (!start) return times;
    for (int month = month_of(*start) + 1;; ++month) {
        const double time = (days_to_month(month) - *start) * seconds_a_day;
        if (time > end - least_apart) break;
        times.push_back(time);
    }
    std::sort(times.begin(), times.end());
    const auto is_one = [](double a, double b) { return b - a < least_apart; };
    times.erase(std::unique(times.begin(), times.end(), is_one), times.end());
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
    for (const heap::AerationStep& step : site.aeration.steps) points.push_back(step.from.si);
    for (const column::LiftInput& lift : site.bed.lifts) points.push_back(lift.from.si);
    points.insert(points.end(), climate.jumps().begin(), climate.jumps().end());

    const heap::Aeration blower = site.aeration;
    const bool is_open = is_surface_open(site);
    const auto temperatures = [&site] {
        std::map<std::string, double> by_name;
        for (const auto& [name, input] : site.solutions) by_name[name] = input.temperature.si;
        return by_name;
    }();
    auto forcing = [=](double time, column::SurfaceForcing& now) {
        meet(climate, climate.at(time), is_open, now);
        now.aeration = heap::rate_at(blower, time);
        now.aeration_temperature =
            blower.temperature ? blower.temperature->si : now.air_temperature;
        now.aeration_humidity = blower.humidity ? blower.humidity->si : now.relative_humidity;
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
