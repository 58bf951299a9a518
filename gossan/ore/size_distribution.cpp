// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/size_distribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace gossan::ore {
namespace {

/// Mean of size(passing) between two shares passing: Gauss-Legendre with 5 points in each of 8
/// strips, taken in w with 1 - passing = (1 - w)^2, which tames the logarithm of (1) at the coarse
/// end.
template <class Size>
double mean_size(const Size& size, double from, double to) {
    constexpr std::array<double, 5> node{-0.9061798459386640, -0.5384693101056831, 0.0,
                                         0.5384693101056831, 0.9061798459386640};
    constexpr std::array<double, 5> weight{0.2369268850561891, 0.4786286704993665,
                                           0.5688888888888889, 0.4786286704993665,
                                           0.2369268850561891};
    constexpr int strips = 8;
    const double begin = 1.0 - std::sqrt(1.0 - from);
    const double step = (1.0 - std::sqrt(1.0 - to) - begin) / strips;
    double sum = 0.0;
    for (int strip = 0; strip < strips; ++strip) {
        for (std::size_t k = 0; k < node.size(); ++k) {
            const double w = begin + step * (strip + 0.5 * (1.0 + node[k]));
            sum += 0.5 * step * weight[k] * 2.0 * (1.0 - w) * size(w * (2.0 - w));
        }
    }
    return sum / (to - from);
}

template <class Size>
std::vector<SizeClass> equal_classes(const Size& size, int n) {
    std::vector<SizeClass> classes;
    for (int k = 0; k < n; ++k) {
        const double from = static_cast<double>(k) / n;
        const double to = static_cast<double>(k + 1) / n;
        classes.push_back({size(from), size(to), mean_size(size, from, to), 1.0 / n});
    }
    return classes;
}

std::vector<SizeClass> classes_of(const RosinRammler& law) {
    const auto size = [&law](double passing) {  // the inverse of (1)
        if (passing >= 1.0) return std::numeric_limits<double>::infinity();
        return law.p80.si * std::pow(-std::log1p(-passing) / std::log(5.0), 1.0 / law.spread);
    };
    return equal_classes(size, law.classes);
}

std::vector<SizeClass> classes_of(const GatesGaudinSchuhmann& law) {
    const auto size = [&law](double passing) {  // the inverse of (2)
        return law.top_size.si * std::pow(passing, 1.0 / law.exponent);
    };
    return equal_classes(size, law.classes);
}

struct Point {
    double size;
    double passing;
};

/// The cumulative curve from size 0 to the size that all passes.
std::vector<Point> curve(const SieveTable& table) {
    std::vector<Point> points{{0.0, 0.0}};
    for (const Sieve& sieve : table.sieves) points.push_back({sieve.size.si, sieve.passing.si});
    std::sort(points.begin() + 1, points.end(),
              [](const Point& a, const Point& b) { return a.size < b.size; });
    if (table.top_size) points.push_back({table.top_size->si, 1.0});
    return points;
}

std::vector<SizeClass> classes_of(const SieveTable& table) {
    const std::vector<Point> points = curve(table);
    if (table.classes) {
        const auto size = [&points](double passing) {
            const auto above = std::lower_bound(
                points.begin() + 1, points.end() - 1, passing,
                [](const Point& point, double share) { return point.passing < share; });
            const auto below = above - 1;
            const double share =
                (passing - below->passing) / std::max(above->passing - below->passing, 1e-300);
            if (below->size <= 0.0) return above->size * std::min(share, 1.0);
            return below->size * std::pow(above->size / below->size, std::min(share, 1.0));
        };
        return equal_classes(size, *table.classes);
    }
    std::vector<SizeClass> classes;
    for (std::size_t k = 1; k < points.size(); ++k) {
        const double fraction = points[k].passing - points[k - 1].passing;
        if (fraction <= 0.0) continue;
        const double mean =
            k == 1 ? 0.5 * points[k].size : std::sqrt(points[k].size * points[k - 1].size);
        classes.push_back({points[k - 1].size, points[k].size, mean, fraction});
    }
    return classes;
}

std::optional<std::string> complaint_about(const SieveTable& table) {
    if (table.sieves.empty()) return "needs at least one sieve";
    const std::vector<Point> points = curve(table);
    for (std::size_t k = 1; k < points.size(); ++k) {
        if (points[k].size <= points[k - 1].size) {
            return "two sieves of one size, or a top size below the coarsest sieve";
        }
        if (points[k].passing < points[k - 1].passing) return "less passes a coarser sieve";
    }
    if (points.back().passing < 1.0) {
        return "the coarsest sieve holds some back: give the top_size that all passes";
    }
    return std::nullopt;
}

}  // namespace

Schema<RosinRammler> RosinRammler::schema() {
    using R = RosinRammler;
    return Schema<R>("rosin_rammler", "passing = 1 - exp(-ln 5 (d/p80)^spread)")
        .field("p80", &R::p80, above(0), "size that 80 % of the mass passes", unit("mm"))
        .field("spread", &R::spread, between(0.2, 5), "larger is narrower",
               defaults_to("estimate: crushed porphyry ore is near 1"))
        .field("classes", &R::classes, between(1, 100), "size classes, of equal mass",
               defaults_to("choice: six classes show the tail of coarse rock"), fixed());
}

Schema<GatesGaudinSchuhmann> GatesGaudinSchuhmann::schema() {
    using G = GatesGaudinSchuhmann;
    return Schema<G>("gates_gaudin_schuhmann", "passing = (d/top_size)^exponent")
        .field("top_size", &G::top_size, above(0), "size that all passes", unit("mm"))
        .field("exponent", &G::exponent, between(0.1, 5), "larger is narrower",
               defaults_to("estimate: crushed rock is mostly between 0.5 and 1"))
        .field("classes", &G::classes, between(1, 100), "size classes, of equal mass",
               defaults_to("choice: six classes show the tail of coarse rock"), fixed());
}

Schema<Sieve> Sieve::schema() {
    return Schema<Sieve>("sieve", "One sieve of a size analysis.")
        .field("size", &Sieve::size, above(0), "opening", unit("mm"))
        .field("passing", &Sieve::passing, fraction(), "share of the mass that is finer",
               unit("%"));
}

Schema<SieveTable> SieveTable::schema() {
    using T = SieveTable;
    return Schema<T>("sieves", "A size analysis as measured.")
        .field("sieves", &T::sieves, "sieves and what passes them, in any order")
        .field("top_size", &T::top_size, above(0), "size that all passes", unit("mm"))
        .field("classes", &T::classes, between(1, 100),
               "size classes of equal mass; left out: the fractions as measured", fixed())
        .check("sieves", [](const T& table) { return complaint_about(table); });
}

std::vector<SizeClass> size_classes(const SizeDistribution& distribution) {
    return std::visit([](const auto& law) { return classes_of(law); }, distribution);
}

}  // namespace gossan::ore
