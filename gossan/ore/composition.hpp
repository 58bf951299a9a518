// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/ore/mineral.hpp"
#include "gossan/ore/ore_type.hpp"

namespace gossan::ore {

/// Titratable acid by convention of the trade: kg of H2SO4 per mol of H+.
inline constexpr double acid_per_proton = 0.04904;

/// One mineral in one size class, in mol per kg of dry ore.
struct Content {
    std::string mineral;
    int size_class = -1;       ///< -1 = in the pores
    double leachable = 0.0;    ///< mol/kg that the solution can reach
    double locked = 0.0;       ///< mol/kg that it never reaches
    double rate_factor = 1.0;  ///< accessibility A of the class
};

/// What a kg of dry ore holds.
struct Composition {
    std::vector<SizeClass> classes;
    std::vector<Content> contents;  ///< minerals by id, classes finest first; no zero entries
    double moisture = 0.0;          ///< kg of water per kg of dry ore

    /// mol/kg of a mineral over all classes, locked or not.
    [[nodiscard]] double amount(const std::string& mineral) const;
};

/// The facts that turn grades into moles.
struct MineralFacts {
    std::span<const Mineral> minerals;
    const AtomicWeights& weights;
    const std::map<std::string, double>& acid_capacity;  ///< mol H+ that a mole of each takes up
};

/// Turns assays into moles: the acid-soluble copper goes to the fast mineral, the rest less what
/// other minerals carry to the slow one, or each pool of a sequential assay to its hosts by shares
/// of copper; the acid demand to its minerals by their capacity. Grades
/// are the same in every size class. Faults go to `diagnostics` under the dotted `path` of the ore;
/// the result is then of no use.
[[nodiscard]] Composition compose(const OreType& ore, const MineralFacts& facts,
                                  const std::string& path, Diagnostics& diagnostics);

}  // namespace gossan::ore
