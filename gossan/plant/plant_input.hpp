// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/plant/electrowinning.hpp"
#include "gossan/plant/liquor.hpp"
#include "gossan/plant/outside_input.hpp"
#include "gossan/plant/sx_circuit.hpp"

namespace gossan::plant {

/// Water that holds a pond at a level.
struct WaterMakeUp {
    Number level{0.5};  ///< share of the capacity
    VolumeFlow most;
    Temperature temperature{288.15};

    static Schema<WaterMakeUp> schema();
};

/// Sulphuric acid that holds a pond at a free acid.
struct AcidMakeUp {
    Density free_acid;
    MassFlow most;  ///< of pure H2SO4

    static Schema<AcidMakeUp> schema();
};

/// Who draws from a pond.
enum class Draw { demand, extraction, transfers };
inline EnumNames<Draw> names_of(Draw) {
    return {{Draw::demand, "demand", "irrigation"},
            {Draw::extraction, "extraction", "solvent extraction"},
            {Draw::transfers, "transfers", "pumps to other ponds, in their order"}};
}

/// A pond and what it starts with.
struct PondInput {
    Volume capacity;
    Area area;             ///< of water and of the catchment of rain
    double lowest = 0.05;  ///< share of the capacity below which nothing can be drawn
    double level = 0.5;    ///< share of the capacity at the start
    double cover = 0.0;    ///< share of the surface that balls or sheets cover
    std::string solution;  ///< at the start
    std::optional<std::string> spills_to;  ///< pond that takes what comes over the brim
    std::vector<Draw> priority = {Draw::demand, Draw::extraction, Draw::transfers};
    std::optional<WaterMakeUp> water;
    std::optional<AcidMakeUp> acid;

    static Schema<PondInput> schema();
};

/// A pump from pond to pond.
struct TransferInput {
    std::string from, to;
    VolumeFlow rate;                   ///< at most
    std::optional<Number> above = {};  ///< runs while `from` holds more than this share
    std::optional<Number> below = {};  ///< runs while `to` holds less than this share

    static Schema<TransferInput> schema();
};

/// Solvent extraction: its circuit, its ponds and what it loses. See `SxDesign`.
struct ExtractionInput {
    std::string feed;                          ///< pond of the first liquor
    std::optional<std::string> parallel_feed;  ///< pond of the second
    std::map<std::string, Number> raffinate;   ///< pond and its share
    VolumeFlow most_flow;                      ///< of the first liquor
    VolumeFlow parallel_most_flow;             ///< of the second
    double feed_level = 0.4;      ///< share of the feed pond's capacity that the flow keeps it at
    Duration feed_time{86400.0};  ///< in which it comes back there
    double reagent = 0.12;        ///< extractant by volume of organic
    double organic_to_aqueous = 1.0;
    std::vector<double> extraction_efficiency;
    std::vector<double> parallel_efficiency;
    std::vector<double> strip_efficiency;
    int organic_before = 0;
    std::optional<double> electrolyte_to_organic;
    std::optional<Density> advance_copper;
    double copper_to_iron = 2000.0;          ///< mass extracted, iron as Fe(III)
    double aqueous_entrainment = 50e-6;      ///< raffinate by volume of organic, to the electrolyte
    double electrolyte_entrainment = 50e-6;  ///< by volume of organic, to the raffinate
    double organic_entrainment = 60e-6;      ///< organic by volume of raffinate, lost
    Volume organic_inventory{0.0};
    Density organic_copper{2.0};  ///< that the inventory starts with

    [[nodiscard]] SxDesign design() const;
    static Schema<ExtractionInput> schema();
};

/// The electrolyte of the tank house and its cells.
struct TankHouseInput {
    Cells cells;
    Volume electrolyte;
    Density copper{35.0};  ///< of the spent electrolyte, which the current holds
    /// Above which liquor is led past extraction; see `most_copper`.
    std::optional<Density> most_copper = {};
    Density free_acid{180.0};         ///< held by make-up
    Density ferric{1.5};              ///< at the start
    Temperature temperature{318.15};  ///< held by heaters and coolers
    double bleed = 0.01;              ///< share of the electrolyte that goes to the strip
    std::string bleed_to;             ///< pond
    MassFlow most_acid{1.0};          ///< make-up, pure H2SO4

    static Schema<TankHouseInput> schema();
};

/// kg/m3 of the spent electrolyte above which liquor is led past extraction: as given, else half
/// way from the set-point to the advance, else 55 where the advance is free.
/// Source: estimate: the strip still works half way; copper sulphate crystallises not far above 55.
[[nodiscard]] double most_copper(const TankHouseInput& house, const ExtractionInput& extraction);

/// All that a scenario says of ponds, extraction and tank house.
struct PlantInput {
    std::map<std::string, PondInput> ponds;
    std::vector<TransferInput> transfers;
    std::vector<FeedInput> feeds;
    std::vector<OfftakeInput> offtakes;
    std::vector<OutageInput> outages;  ///< one after the other
    std::optional<ExtractionInput> extraction;
    std::optional<TankHouseInput> tank_house;
    Duration longest_step{6.0 * 3600.0};

    static Schema<PlantInput> schema();
};

}  // namespace gossan::plant
