// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/censored.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::ore {

/// Minerals that carry a pool of copper, by their shares of it; they add up to 1.
using Hosts = std::map<std::string, Number>;

/// The hosts of each pool; none where a pool holds nothing.
struct PoolHosts {
    Hosts acid_soluble;
    Hosts cyanide_soluble;
    Hosts residual;

    static Schema<PoolHosts> schema();
};

/// Copper by one leach after another, in kg per kg of dry ore: dilute acid, then cyanide, then what
/// is left. A pool told as below a limit c counts as
///
///     c/2                                                                              (1)
///
/// Source: choice: a value below a limit may be anything between nothing and the limit.
struct SequentialAssay {
    CensoredNumber acid_soluble;
    CensoredNumber cyanide_soluble;  ///< of what the acid leaves
    CensoredNumber residual;
    PoolHosts hosts;

    static Schema<SequentialAssay> schema();
};

/// A pool of a sequential assay, which must outlive it.
struct Pool {
    const char* name;
    const CensoredNumber& copper;
    const Hosts& hosts;

    [[nodiscard]] double counted() const;  ///< kg/kg, by (1)
};
[[nodiscard]] std::array<Pool, 3> pools_of(const SequentialAssay& assay);

/// By how much, of the total, the pools may miss a total assay of its own. Source: choice: what
/// laboratories allow between a sum of pools and a head assay.
inline constexpr double pools_may_miss = 0.1;

/// Copper by assay, given to minerals of the catalogue. Either total and acid-soluble copper and
/// two minerals, or pools with hosts of their own; a total beside those only checks them.
struct CopperAssay {
    std::optional<Number> total;         ///< kg of copper per kg of dry ore
    std::optional<Number> acid_soluble;  ///< that part of it which dilute acid takes
    std::optional<std::string> fast;     ///< mineral that carries the acid-soluble copper
    std::optional<std::string> slow;     ///< that of the rest, less what `minerals` carry
    std::optional<SequentialAssay> sequential = {};

    static Schema<CopperAssay> schema();
};

/// What is left to (1), and where pools and total differ; one sentence each, with the dotted `path`
/// of the assay.
[[nodiscard]] std::vector<std::string> assay_notes(const CopperAssay& assay,
                                                   const std::string& path);

}  // namespace gossan::ore
