// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/microbes/group.hpp"
#include "gossan/ore/mineral.hpp"
#include "gossan/reactions/reaction.hpp"

namespace gossan::catalogue {

/// A file of minerals/ or reactions/: a mineral, its solubility, and reactions; each may be
/// missing.
struct MineralFile {
    std::optional<ore::Mineral> mineral;
    std::optional<reactions::SolubilityFact> solubility;
    std::vector<reactions::ReactionFact> reaction;

    static Schema<MineralFile> schema();
};

/// A building block of the solution.
struct ComponentEntry {
    std::string name;
    std::string master;
    MolarMass molar_mass;
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<ComponentEntry> schema();
};

/// A dissolved species.
struct SpeciesEntry {
    std::string name;
    std::string reaction;  ///< empty for a master
    double log_k = 0.0;
    MolarEnergy enthalpy;
    std::optional<std::vector<double>> analytic;
    std::optional<Length> ion_size;
    MolarMass b;  ///< kg/mol: the linear term of the activity law
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<SpeciesEntry> schema();
};

/// Two oxidation states of one element.
struct CoupleEntry {
    std::string name;
    std::string oxidised;
    std::string reduced;
    std::string reaction;
    double log_k = 0.0;
    MolarEnergy enthalpy;
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<CoupleEntry> schema();
};

/// A file of species/.
struct SpeciesFile {
    std::vector<ComponentEntry> component;
    std::vector<SpeciesEntry> species;
    std::vector<CoupleEntry> couple;

    static Schema<SpeciesFile> schema();
};

/// Heat of formation of a master species or of water.
struct HeatEntry {
    std::string of;
    MolarEnergy value;
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<HeatEntry> schema();
};

/// A file of components/.
struct HeatFile {
    std::vector<HeatEntry> heat_of_formation;

    static Schema<HeatFile> schema();
};

using MolarVolume = Quantity<Dimension{.length = 3, .amount = -1}>;

/// How a gas dissolves: mol per kg of water and atm.
struct GasSolubilityEntry {
    double log_k = 0.0;
    MolarEnergy enthalpy;
    std::optional<std::vector<double>> analytic;
    MolarVolume salting;
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<GasSolubilityEntry> schema();
};

/// By how much an ion drives gases out of the water.
struct SaltingEntry {
    std::string of;
    MolarVolume value;
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<SaltingEntry> schema();
};

/// A gas that reactions make or use up.
struct GasEntry {
    std::string name;
    std::string formula;
    std::optional<MolarEnergy> heat_of_formation;
    std::optional<GasSolubilityEntry> solubility;
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<GasEntry> schema();
};

/// A file of gases/.
struct GasFile {
    std::vector<GasEntry> gas;
    std::vector<SaltingEntry> salting;

    static Schema<GasFile> schema();
};

/// A file of microbes/.
struct GroupFile {
    microbes::Group group;

    static Schema<GroupFile> schema();
};

/// On which scale the spread of a number is even.
enum class PriorScale { linear, log, logit };

EnumNames<PriorScale> names_of(PriorScale);

/// What a number may be before anything is measured: 90 in 100 lie between `low` and `high`.
struct PriorEntry {
    std::string path;  ///< "facts.microbes.M1.decay", or a key of a scenario: "bed.hydraulics.n"
    std::string low;   ///< 5th percentile, with its unit
    std::string high;  ///< 95th percentile
    PriorScale scale = PriorScale::linear;
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<PriorEntry> schema();
};

/// A file of priors/.
struct PriorFile {
    std::vector<PriorEntry> prior;

    static Schema<PriorFile> schema();
};

/// The file elements.toml.
struct ElementFile {
    std::map<std::string, MolarMass> weight;
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<ElementFile> schema();
};

}  // namespace gossan::catalogue
