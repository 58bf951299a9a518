// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/base/value_type.hpp"
#include "gossan/microbes/temperature_response.hpp"

namespace gossan::microbes {

/// A concentration as sources give it: by mass, "31 mg/L", or by amount, "0.5 mol/m3".
using Level = Either<Density, Concentration>;
/// Cells for each mass of something.
using PerMass = Quantity<Dimension{.mass = -1}>;

/// The level in mol/m3 of a substance of `molar_mass` in kg/mol.
[[nodiscard]] Concentration moles_of(const Level& level, double molar_mass);

/// Activity by pH: none at the ends, full between `low` and `high`, in straight lines between.
struct PhWindow {
    double minimum = 0.0;
    double low = 0.0;
    double high = 0.0;
    double maximum = 0.0;

    static Schema<PhWindow> schema();
};

/// Life on the oxidation of Fe(II).
///
///     growth = maximum_growth C/(half_saturation (1 + Fe(III)/competition) + C),
///     C = Fe(II) − threshold                                                 (1)
///     Fe(II) used per growth = 1/yield + maintenance/maximum_growth          (2)
///
/// Sources: Monod1949, Molchanov2007 (competition). Maintenance follows the factors of growth.
struct IronUse {
    Rate maximum_growth;  ///< at the best temperature, pH and supply
    Level half_saturation;
    Level competition;  ///< Fe(III) at which the half saturation is doubled
    PerMass yield;      ///< cells made for each mass of Fe(II) turned
    Rate maintenance;   ///< mol Fe(II) for each mol of cell carbon and time
    Level threshold;    ///< Fe(II) that the group cannot use
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<IronUse> schema();
};

/// Life on elemental sulphur, on its surface.
struct SulphurUse {
    Rate maximum_oxidation;  ///< share of the sulphur turned in a time, fully colonised
    PerMass yield;           ///< cells made for each mass of sulphur turned
    PerMass capacity;        ///< cells that colonise each mass of sulphur fully
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<SulphurUse> schema();
};

/// What slows growth by 1/(1 + (C/level)^order).
struct Inhibition {
    Level level;  ///< at which growth is halved
    double order = 1.0;

    static Schema<Inhibition> schema();
};

/// The traits of one group of microbes, whatever species it is made of.
///
/// Not for a single strain's physiology: the group adapts, and its traits are those of a community
/// that has lived in the heap. A cell is a fixed mass of carbon, written CH2O.
struct Group {
    std::string id;         ///< by which scenarios call it, and the name of its cells
    std::string name;       ///< for people
    std::string organisms;  ///< examples
    TemperatureResponse temperature;
    PhWindow ph;
    std::optional<IronUse> iron;
    std::optional<SulphurUse> sulphur;
    Level half_saturation_oxygen;
    Level half_saturation_carbon_dioxide;
    Inhibition sulphate;
    Inhibition ferric;
    Rate decay;  ///< of cells, where there is oxygen
    double heat_death =
        5.0;          ///< how many times faster cells die well above the highest temperature
    Rate attachment;  ///< of cells in the water, to bare ore
    Rate detachment;
    PerMass capacity;  ///< attached cells at which the ore takes no more, per mass of dry ore
    Mass cell_carbon;  ///< of one cell
    MolarEnergy heat_of_formation;  ///< of CH2O as biomass
    std::string source;
    std::map<std::string, std::string> sources;

    static Schema<Group> schema();
};

}  // namespace gossan::microbes
