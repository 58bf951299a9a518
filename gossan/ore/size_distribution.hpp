// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::ore {

/// Sizes of crushed rock by an exponential law.
///
///     passing(d) = 1 − exp(−ln 5 (d/p80)^spread)                             (1)
///
/// Source: RosinRammler1933; by definition 80 % pass p80.
struct RosinRammler {
    Length p80;
    double spread = 1.0;  ///< larger is narrower
    int classes = 6;

    static Schema<RosinRammler> schema();
    friend bool operator==(const RosinRammler&, const RosinRammler&) = default;
};

/// Sizes of ground rock by a power law with a largest size.
///
///     passing(d) = (d/top_size)^exponent, at most 1                          (2)
///
/// Source: Schuhmann1940.
struct GatesGaudinSchuhmann {
    Length top_size;
    double exponent = 0.7;
    int classes = 6;

    static Schema<GatesGaudinSchuhmann> schema();
    friend bool operator==(const GatesGaudinSchuhmann&, const GatesGaudinSchuhmann&) = default;
};

/// One sieve of a size analysis.
struct Sieve {
    Length size;
    Number passing;  ///< share of the mass that is finer

    static Schema<Sieve> schema();
    friend bool operator==(const Sieve&, const Sieve&) = default;
};

/// A size analysis as measured; between sieves `passing` is linear in the logarithm of the size.
struct SieveTable {
    std::vector<Sieve> sieves;  ///< in any order
    std::optional<Length>
        top_size;  ///< that all passes; needed when the coarsest sieve holds some back
    std::optional<int> classes;  ///< of equal mass; left out: the fractions as measured

    static Schema<SieveTable> schema();
    friend bool operator==(const SieveTable&, const SieveTable&) = default;
};

using SizeDistribution = std::variant<RosinRammler, GatesGaudinSchuhmann, SieveTable>;

/// Particles of like size, finest first.
struct SizeClass {
    double lower = 0.0;          ///< m
    double upper = 0.0;          ///< m; infinite for the last of (1)
    double mean = 0.0;           ///< m, see `size_classes`
    double mass_fraction = 0.0;  ///< of all ore
};

/// The classes of a distribution. Those of equal mass carry their mass-weighted mean size; those
/// between two sieves the geometric mean of the two, the finest half of its sieve.
[[nodiscard]] std::vector<SizeClass> size_classes(const SizeDistribution& distribution);

}  // namespace gossan::ore
