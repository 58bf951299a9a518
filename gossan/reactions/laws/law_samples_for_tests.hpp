// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <type_traits>
#include <vector>

#include "gossan/reactions/library_for_tests.hpp"

namespace gossan::reactions::for_tests {

// Parameter sets to try. No entry for a law in all.hpp: the program does not compile.
template <class L>
std::vector<Law> samples();
template <>
inline std::vector<Law> samples<laws::Arrhenius>() {
    laws::Arrhenius law;
    law.k25 = Rate(3e-6);
    law.activation_energy = MolarEnergy(48e3);
    return {law, constant(1.0)};
}
template <>
inline std::vector<Law> samples<laws::SurfaceKinetics>() {
    laws::SurfaceKinetics law;
    law.log_k25 = -9.84;
    law.activation_energy = MolarEnergy(22e3);
    law.specific_surface = SpecificArea(500.0);
    return {law};
}
template <>
inline std::vector<Law> samples<laws::GrowthRate>() {
    laws::GrowthRate law;
    law.k25 = decltype(law.k25)(1e-8);
    law.activation_energy = MolarEnergy(75e3);
    return {law};
}
template <>
inline std::vector<Law> samples<laws::Power>() {
    std::vector<Law> all;
    for (const char* driver : {"H_total", "Fe(III)_total", "a_H"}) {
        for (const double order : {-0.3, 0.5, 0.81, 1.0, 1.5, 2.0})
            all.push_back(power(driver, order));
    }
    return all;
}
template <>
inline std::vector<Law> samples<laws::Monod>() {
    laws::Monod law;
    law.component = "Fe(III)";
    law.half_saturation = Concentration(1.0);
    return {law};
}
template <>
inline std::vector<Law> samples<laws::Oversaturation>() {
    laws::Oversaturation one;
    laws::Oversaturation three;
    three.nu = 3.0;
    return {one, three};
}
template <>
inline std::vector<Law> samples<laws::Undersaturation>() {
    laws::Undersaturation one;
    laws::Undersaturation three;
    three.nu = 3.0;
    return {one, three};
}
template <>
inline std::vector<Law> samples<laws::Topological>() {
    std::vector<Law> all;
    for (const double phi : {2.0 / 3.0, 1.0, 1.2, 1.5, 2.0, 3.0}) all.push_back(topological(phi));
    return all;
}
template <>
inline std::vector<Law> samples<laws::ShrinkingCore>() {
    std::vector<Law> all;
    for (const auto& [film, reaction, rim] :
         {std::array{1.0, 0.0, 0.0}, std::array{0.0, 1.0, 0.0}, std::array{0.0, 0.0, 1.0},
          std::array{0.2, 0.5, 0.3}}) {
        laws::ShrinkingCore law;
        law.film = film;
        law.reaction = reaction;
        law.rim = rim;
        law.reference_size = Length(0.01);
        all.push_back(law);
    }
    return all;
}
template <>
inline std::vector<Law> samples<laws::SeededGrowth>() {
    laws::SeededGrowth law;
    law.seed = Concentration(1.0);
    return {law};
}
template <>
inline std::vector<Law> samples<laws::WhilePresent>() {
    laws::WhilePresent law;
    law.half = Concentration(0.1);
    return {law};
}

template <>
inline std::vector<Law> samples<laws::SpecificRate>() {
    laws::SpecificRate law;
    law.k = Rate(2e-5);
    return {law};
}
template <>
inline std::vector<Law> samples<laws::CompetitiveMonod>() {
    laws::CompetitiveMonod law;
    law.substrate = "Fe(II)";
    law.half_saturation = Concentration(0.55);
    law.competitor = "Fe(III)";
    law.competition = Concentration(2.5);
    laws::CompetitiveMonod frugal = law;
    frugal.threshold = Concentration(0.3);
    return {law, frugal};
}
template <>
inline std::vector<Law> samples<laws::Inhibition>() {
    std::vector<Law> all;
    for (const double order : {1.0, 2.0, 2.5, 4.0}) {
        laws::Inhibition law;
        law.component = "Fe(III)";
        law.constant = Concentration(500.0);
        law.order = order;
        all.push_back(law);
    }
    return all;
}
template <>
inline std::vector<Law> samples<laws::ByConcentration>() {
    laws::ByConcentration law;
    law.component = "Fe(II)";
    laws::ByConcentration growing = law;
    growing.growing = true;
    growing.onset = Concentration(1e-3);  // wide enough for the steps of the differences
    return {law, growing};
}
template <>
inline std::vector<Law> samples<laws::RedoxRatio>() {
    std::vector<Law> all;
    for (const double saturation : {0.0, 0.3, 3.0}) {
        for (const double order : {0.5, 1.0}) {
            laws::RedoxRatio law;
            law.order = order;
            law.saturation = saturation;
            law.normalised = saturation > 1.0;
            all.push_back(law);
        }
    }
    return all;
}
template <>
inline std::vector<Law> samples<laws::PotentialWindow>() {
    return {passivation()};
}
template <>
inline std::vector<Law> samples<laws::PhWindow>() {
    return {ph_window(0.8, 1.1, 2.5, 3.5), ph_window({}, {}, 2.0, 4.0),
            ph_window(0.8, 1.1, {}, {})};
}
template <>
inline std::vector<Law> samples<laws::CardinalTemperature>() {
    return {cardinal(5, 35, 44), cardinal(42, 68, 80)};
}
template <>
inline std::vector<Law> samples<laws::Ratkowsky>() {
    laws::Ratkowsky law;
    law.c = decltype(law.c)(0.15);
    law.minimum = Temperature{278.0};
    law.maximum = Temperature{316.0};
    return {law};
}
template <>
inline std::vector<Law> samples<laws::HeatDeath>() {
    laws::HeatDeath law;
    law.temperature = Temperature{317.0};
    law.gain = 5.0;
    law.width = TemperatureDifference(1.0);
    return {law};
}
template <>
inline std::vector<Law> samples<laws::ByAmount>() {
    laws::ByAmount law;
    laws::ByAmount growing;
    growing.growing = true;
    growing.onset = Concentration(1e-3);
    return {law, growing};
}
template <>
inline std::vector<Law> samples<laws::Room>() {
    return {laws::Room{}};
}
template <>
inline std::vector<Law> samples<laws::Colonised>() {
    laws::Colonised law;
    law.colonist = "partner";
    law.capacity = 0.0067;
    return {law};
}
template <>
inline std::vector<Law> samples<laws::Galvanic>() {
    laws::Galvanic law;
    law.partner = "partner";
    law.gain = 2.0;
    return {law};
}
template <>
inline std::vector<Law> samples<laws::CoatedBy>() {
    laws::CoatedBy law;
    law.mineral = "partner";
    law.scale = Concentration(20.0);
    return {law};
}

template <class... L>
std::vector<Law> samples_of(std::type_identity<std::variant<L...>>) {
    std::vector<Law> all;
    const auto add = [&all](std::vector<Law> some) {
        all.insert(all.end(), some.begin(), some.end());
    };
    (add(samples<L>()), ...);
    return all;
}

/// Every law with every parameter set; other minerals are called "partner", components "H",
/// "Fe(II)", "Fe(III)".
inline std::vector<Law> all_samples() { return samples_of(std::type_identity<Law>{}); }

}  // namespace gossan::reactions::for_tests
