// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/search/front.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gossan::study {

bool dominates(std::span<const double> a, std::span<const double> b) {
    bool is_better = false;
    for (std::size_t k = 0; k < a.size(); ++k) {
        if (a[k] > b[k]) return false;
        is_better = is_better || a[k] < b[k];
    }
    return is_better;
}

std::vector<std::size_t> front_of(const std::vector<TriedPoint>& tried) {
    std::vector<std::size_t> front;
    for (std::size_t k = 0; k < tried.size(); ++k) {
        if (tried[k].worth.violation > 0.0) continue;
        const auto& own = tried[k].worth.objectives;
        const bool is_beaten = std::any_of(front.begin(), front.end(), [&](std::size_t other) {
            const auto& theirs = tried[other].worth.objectives;
            return theirs == own || dominates(theirs, own);
        });
        if (is_beaten) continue;
        std::erase_if(front, [&](std::size_t other) {
            return dominates(own, tried[other].worth.objectives);
        });
        front.push_back(k);
    }
    std::stable_sort(front.begin(), front.end(), [&](std::size_t a, std::size_t b) {
        return tried[a].worth.objectives < tried[b].worth.objectives;
    });
    return front;
}

std::size_t least_violated(const std::vector<TriedPoint>& tried) {
    const auto least =
        std::min_element(tried.begin(), tried.end(), [](const TriedPoint& a, const TriedPoint& b) {
            return a.worth.violation < b.worth.violation;
        });
    return std::size_t(least - tried.begin());
}

std::vector<double> worst_of(const std::vector<std::vector<double>>& objectives) {
    std::vector<double> worst = objectives.front(), best = worst;
    for (const auto& each : objectives) {
        for (std::size_t k = 0; k < worst.size(); ++k) {
            worst[k] = std::max(worst[k], each[k]);
            best[k] = std::min(best[k], each[k]);
        }
    }
    for (std::size_t k = 0; k < worst.size(); ++k) {
        const double range = worst[k] - best[k];
        worst[k] += 0.1 * (range > 0.0 ? range : std::max(std::abs(worst[k]), 1.0));
    }
    return worst;
}

double hypervolume(std::vector<std::vector<double>> points, const std::vector<double>& reference) {
    std::erase_if(points, [&](const auto& point) {
        for (std::size_t k = 0; k < reference.size(); ++k) {
            if (point[k] >= reference[k]) return true;
        }
        return false;
    });
    if (points.empty()) return 0.0;
    const std::size_t last = reference.size() - 1;
    if (last == 0) return reference[0] - std::min_element(points.begin(), points.end())->front();
    // Slices along the last objective: in each lie the points that begin before it.
    std::sort(points.begin(), points.end(),
              [last](const auto& a, const auto& b) { return a[last] < b[last]; });
    const std::vector<double> rest(reference.begin(), reference.end() - 1);
    std::vector<std::vector<double>> below;
    double volume = 0.0;
    for (std::size_t k = 0; k < points.size(); ++k) {
        const std::vector<double> shadow(points[k].begin(), points[k].end() - 1);
        const bool adds = std::none_of(below.begin(), below.end(), [&](const auto& other) {
            return other == shadow || dominates(other, shadow);
        });
        if (adds) {
            std::erase_if(below, [&](const auto& other) { return dominates(shadow, other); });
            below.push_back(shadow);
        }
        const double end = k + 1 < points.size() ? points[k + 1][last] : reference[last];
        if (end > points[k][last]) volume += (end - points[k][last]) * hypervolume(below, rest);
    }
    return volume;
}

std::vector<std::size_t> spread_over(const std::vector<TriedPoint>& tried,
                                     const std::vector<std::size_t>& front, std::size_t n) {
    if (front.size() <= n) return front;
    const std::size_t n_objectives = tried[front.front()].worth.objectives.size();
    std::vector<double> low(n_objectives, std::numeric_limits<double>::infinity()), high(low);
    for (double& each : high) each = -each;
    for (const std::size_t k : front) {
        for (std::size_t f = 0; f < n_objectives; ++f) {
            low[f] = std::min(low[f], tried[k].worth.objectives[f]);
            high[f] = std::max(high[f], tried[k].worth.objectives[f]);
        }
    }
    const auto distance = [&](std::size_t a, std::size_t b) {
        double sum = 0.0;
        for (std::size_t f = 0; f < n_objectives; ++f) {
            const double range = high[f] - low[f];
            if (range <= 0.0) continue;
            const double part =
                (tried[a].worth.objectives[f] - tried[b].worth.objectives[f]) / range;
            sum += part * part;
        }
        return sum;
    };
    std::vector<std::size_t> chosen{front.front()};
    if (n > 1) chosen.push_back(front.back());
    while (chosen.size() < n) {
        std::size_t farthest = front.front();
        double most = -1.0;
        for (const std::size_t k : front) {
            double least = std::numeric_limits<double>::infinity();
            for (const std::size_t c : chosen) least = std::min(least, distance(k, c));
            if (least > most) {
                most = least;
                farthest = k;
            }
        }
        chosen.push_back(farthest);
    }
    std::vector<std::size_t> in_order;
    for (const std::size_t k : front) {
        if (std::find(chosen.begin(), chosen.end(), k) != chosen.end()) in_order.push_back(k);
    }
    return in_order;
}

}  // namespace gossan::study
