// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gossan/base/origins.hpp"
#include "gossan/catalogue/data_files.hpp"
#include "gossan/catalogue/data_formats.hpp"

namespace gossan::catalogue {

/// An entry with where it stands.
template <class T>
struct Entry {
    T value;
    std::shared_ptr<const Origins> origins;
    std::string path;  ///< within its file
    int layer = 0;
    std::string preferred =
        {};  ///< mineral of the same file, for formulas that several minerals share

    /// Path within the file of a place within the entry, "rate[1]" or "iron.yield".
    [[nodiscard]] std::string path_of(const std::string& place) const {
        if (path.empty() || place.empty()) return path + place;
        return path + "." + place;
    }
    [[nodiscard]] SourceLocation location(const std::string& place) const {
        return origins->location(path_of(place));
    }
};

/// A mineral with its solubility, which stand in one file and replace one together.
struct MineralWithSolubility {
    ore::Mineral mineral;
    std::optional<reactions::SolubilityFact> solubility;
};

/// All entries by id after overlays have replaced those of the same id.
struct Entries {
    std::map<std::string, Entry<MineralWithSolubility>> minerals;
    std::map<std::string, Entry<reactions::ReactionFact>> reactions;
    std::map<std::string, Entry<ComponentEntry>> components;
    std::map<std::string, Entry<SpeciesEntry>> species;
    std::map<std::string, Entry<CoupleEntry>> couples;
    std::map<std::string, Entry<HeatEntry>> heats;
    std::map<std::string, Entry<GasEntry>> gases;
    std::map<std::string, Entry<SaltingEntry>> salting;
    std::map<std::string, Entry<microbes::Group>> groups;
    std::map<std::string, Entry<PriorEntry>> priors;
    std::map<std::string, double> weights;
};

/// Reads all files in turn. Sources are checked; an id that stands twice in one layer is a fault.
[[nodiscard]] Entries read_entries(const std::vector<DataFile>& files,
                                   const std::set<std::string>& references,
                                   Diagnostics& diagnostics);

}  // namespace gossan::catalogue
