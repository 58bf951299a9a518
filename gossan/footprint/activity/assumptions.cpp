// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/activity/assumptions.hpp"

namespace gossan::footprint {
namespace {

constexpr double litre_by_tonne = 1e-6;  ///< m3/kg
constexpr double gram_by_kilogram = 1e-3;
constexpr double kilowatt_hour_by_tonne = 3600.0;  ///< J/kg

/// Of the pad, else of the site, else the usual one; a pad's own is drawn by itself.
template <class S>
Assumption chosen(const std::optional<S>& of_pad, const std::optional<S>& of_site,
                  const std::string& key, const std::string& pad, double si, Uncertain usual) {
    if (of_pad) return {of_pad->number(key + " of " + pad, si), true};
    if (of_site) return {of_site->number(key, si), true};
    usual.key = key;
    return {usual, false};
}

Assumption plus_one(Assumption ratio) {
    Uncertain& number = ratio.number;
    if (!number.is_exact()) number.low += 1.0, number.high += 1.0;
    number.value += 1.0;
    return ratio;
}

}  // namespace

PadNeeds needs_of(const FootprintInput& input, const std::string& pad) {
    static const PadInput nothing;
    const auto found = input.pads.find(pad);
    const PadInput& own = found == input.pads.end() ? nothing : found->second;
    const PadInput& site = input.site;
    const Uncertain none{"", 0.0};
    return {
        .moved = plus_one(chosen(own.strip_ratio, site.strip_ratio, "strip ratio", pad, 1.0,
                                 {"", 0.5, 0.2, 1.0})),
        .diesel = chosen(own.diesel, site.diesel, "diesel by tonne", pad, litre_by_tonne,
                         {"", 0.35, 0.25, 0.7}),
        .explosive = chosen(own.explosive, site.explosive, "explosive by tonne", pad,
                            gram_by_kilogram, {"", 0.25, 0.15, 0.4}),
        .haul = chosen(own.haul, site.haul, "haul to blend", pad, 1000.0, none),
        .liner = chosen(own.liner, site.liner, "liner by tonne", pad, gram_by_kilogram, none),
        .nutrients = chosen(own.nutrients, site.nutrients, "nutrients by tonne", pad,
                            gram_by_kilogram, none),
        .crushing = chosen(own.crushing, site.crushing, "crushing by tonne", pad,
                           kilowatt_hour_by_tonne, {"", 1.5, 0.8, 2.5}),
        .leaching = chosen(own.leaching, site.leaching, "leaching by tonne", pad,
                           kilowatt_hour_by_tonne, {"", 3.0, 1.2, 5.5}),
    };
}

PlantNeeds plant_needs_of(const FootprintInput& input) {
    const std::optional<EnergyByMass> no_energy;
    const std::optional<Share> no_share;
    const Uncertain none{"", 0.0};
    return {
        .solvent_extraction =
            chosen(no_energy, input.solvent_extraction, "solvent extraction by tonne", "",
                   kilowatt_hour_by_tonne, {"", 350.0, 200.0, 600.0}),
        .electrowinning = chosen(no_energy, input.electrowinning, "electrowinning by tonne", "",
                                 kilowatt_hour_by_tonne, {"", 2050.0, 1850.0, 2300.0}),
        .other = chosen(no_energy, input.other_electricity, "other electricity by tonne", "",
                        kilowatt_hour_by_tonne, none),
        .cobalt = chosen(no_share, input.cobalt, "cobalt by tonne", "", gram_by_kilogram, none),
    };
}

Uncertain ratio_of(const FootprintInput& input, const std::string& name) {
    const auto found = input.ratios.find(name);
    if (found == input.ratios.end()) return {"amount of " + name, 1.0};
    return found->second.number("amount of " + name);
}

}  // namespace gossan::footprint
