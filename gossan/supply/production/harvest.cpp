// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/production/harvest.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/supply/amount/carried_shares.hpp"

namespace gossan::supply {
namespace {

constexpr double grams_of_kg = 1e3;
constexpr double an_instant = 1e-6;  // d

/// kg of every origin at a day, on straight lines.
std::vector<double> at_day(const CathodeCurve& curve, double day) {
    const auto after = std::lower_bound(curve.days.begin(), curve.days.end(), day);
    const bool is_behind = after == curve.days.end();
    const std::size_t k =
        std::clamp(is_behind ? curve.days.size() - 1 : std::size_t(after - curve.days.begin()),
                   std::size_t{1}, curve.days.size() - 1);
    const double part =
        std::clamp((day - curve.days[k - 1]) / (curve.days[k] - curve.days[k - 1]), 0.0, 1.0);
    std::vector<double> kg;
    for (const auto& own : curve.kg) kg.push_back(own[k - 1] + part * (own[k] - own[k - 1]));
    return kg;
}

WholeMass whole_of(std::span<const double> kg) {
    double sum = 0.0;
    for (const double each : kg) sum += each;
    return whole_mass(Mass{sum});
}

}  // namespace

std::vector<Harvest> harvests_of(const CathodeCurve& curve, double every_days, WholeMass least) {
    expects(every_days > 0.0, "harvests take time");
    std::vector<Harvest> harvests;
    if (curve.days.size() < 2) return harvests;
    const double first = curve.days.front(), last = curve.days.back();
    CarriedShares shares(curve.origins.size());
    std::vector<double> before(curve.origins.size(), 0.0);
    WholeMass given;
    double begin = first;
    for (int number = 1; begin < last - an_instant; ++number) {
        const double end = std::min(last, first + number * every_days);
        const std::vector<double> now = at_day(curve, end);
        const WholeMass mass = whole_of(now) - given;  // (1)
        if (mass < least && end < last - an_instant) continue;
        std::vector<double> due;
        for (std::size_t o = 0; o < now.size(); ++o) {
            due.push_back((now[o] - before[o]) * grams_of_kg);
        }
        const auto parts = shares.next(mass, due);
        Harvest harvest{.number = number, .begin = begin, .end = end, .mass = mass};
        for (std::size_t o = 0; o < parts.size(); ++o) {
            if (parts[o].grams > 0) harvest.parts.push_back({curve.origins[o], parts[o]});
        }
        if (mass.grams > 0) harvests.push_back(std::move(harvest));
        given += mass;
        before = now;
        begin = end;
    }
    return harvests;
}

std::map<std::string, WholeMass> streams_of(const Harvest& harvest) {
    std::map<std::string, WholeMass> streams;
    for (const HarvestPart& part : harvest.parts) streams[part.origin.stream] += part.mass;
    return streams;
}

WholeMass mass_of(std::span<const Harvest> harvests) {
    WholeMass sum;
    for (const Harvest& harvest : harvests) sum += harvest.mass;
    return sum;
}

}  // namespace gossan::supply
