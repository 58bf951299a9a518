// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/power.hpp"

#include <cmath>

#include "gossan/base/constants.hpp"

namespace gossan::plant {

Schema<Pumping> Pumping::schema() {
    using P = Pumping;
    return Schema<P>("pumps", "pumps of a liquor")
        .field("head", &P::head, at_least(0), "of lift and friction together", unit("m"),
               usual(between("5 m", "300 m")))
        .field("efficiency", &P::efficiency, above_to(0, 1), "of pump and motor together",
               defaults_to("estimate: 0.75 of a centrifugal pump, 0.93 of its motor"),
               usual(between(0.4, 0.9)));
}

double pumping_energy(const Pumping& pumps, double mass) {
    return mass * constants::gravity * pumps.head.si / pumps.efficiency;  // (1)
}

Schema<Blowing> Blowing::schema() {
    using B = Blowing;
    return Schema<B>("blowers", "blowers under the heap")
        .field("pressure_rise", &B::pressure_rise, at_least(0), "from air to manifold", unit("kPa"),
               usual(between("0.5 kPa", "50 kPa")))
        .field("efficiency", &B::efficiency, above_to(0, 1), "of blower and motor together",
               defaults_to("estimate: 0.70 of a centrifugal blower, 0.93 of its motor"),
               usual(between(0.4, 0.85)));
}

double blowing_energy(const Blowing& blowers, double air, double pressure, double temperature) {
    constexpr double exponent = 2.0 / 7.0;  // (kappa - 1)/kappa
    const double rise = std::pow((pressure + blowers.pressure_rise.si) / pressure, exponent) - 1.0;
    return air * constants::gas * temperature / exponent * rise / blowers.efficiency;  // (1)
}

const Pumping* PowerInput::irrigation_out_of(const std::string& pond) const {
    const auto own = irrigation_from.find(pond);
    if (own != irrigation_from.end()) return &own->second;
    return irrigation ? &*irrigation : nullptr;
}

Schema<PowerInput> PowerInput::schema() {
    using P = PowerInput;
    return Schema<P>("power", "electricity besides electrowinning; what is left out is not counted")
        .field("irrigation", &P::irrigation, "pumps of irrigation, of every pond")
        .field("irrigation_from", &P::irrigation_from, "by pond, in place of irrigation",
               defaults_to("choice: as irrigation"))
        .field("transfers", &P::transfers, "pumps from pond to pond")
        .field("extraction_feed", &P::extraction_feed, "pumps to solvent extraction")
        .field("mixers", &P::mixers, at_least(0), "of solvent extraction, by volume of liquor",
               unit("kWh/m3"), usual(between("0.01 kWh/m3", "1 kWh/m3")))
        .field("blowers", &P::blowers, "blowers under the heap")
        .field("crushing", &P::crushing, at_least(0),
               "crushers, agglomeration and conveyors by pad, by mass of dry ore", unit("kWh/t"),
               defaults_to("choice: not counted"), usual(between("0.1 kWh/t", "10 kWh/t")));
}

}  // namespace gossan::plant
