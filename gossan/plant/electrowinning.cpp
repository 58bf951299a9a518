// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/electrowinning.hpp"

#include <algorithm>

#include "gossan/base/constants.hpp"
#include "gossan/plant/liquor.hpp"

namespace gossan::plant {
namespace {

constexpr double charge = 2.0 * constants::faraday;  // C by mol of copper

double total_area(const Cells& cells) { return double(cells.count) * cells.cathode_area.si; }

}  // namespace

Schema<Cells> Cells::schema() {
    using C = Cells;
    const auto volts = between("0 V", "2 V");
    return Schema<C>("cells", "the cells of the tank house")
        .field("count", &C::count, between(1, 5000), "cells in all")
        .field("cathode_area", &C::cathode_area, above(0), "both faces of all cathodes of one cell",
               unit("m2"), usual(between("20 m2", "400 m2")))
        .field("most_current_density", &C::most_current_density, between("1 A/m2", "1000 A/m2"),
               "that the cells may run at", unit("A/m2"), defaults_to("Wiechmann2010"),
               usual(between("150 A/m2", "450 A/m2")))
        .field("efficiency", &C::efficiency, above_to(0, 1),
               "share of the current that plates copper where no Fe(III) takes any",
               defaults_to("unverified"), usual(between(0.8, 0.99)))
        .field("ferric_loss", &C::ferric_loss, between(0, "0.2 L/g"),
               "of the efficiency, by Fe(III) in the electrolyte", unit("L/g"),
               defaults_to("unverified"))
        .field("equilibrium", &C::equilibrium, volts,
               "copper plated and oxygen made, without current", unit("V"),
               defaults_to("unverified"))
        .field("anode", &C::anode, volts, "overpotential of oxygen on lead", unit("V"),
               defaults_to("unverified"))
        .field("cathode", &C::cathode, volts, "overpotential of copper", unit("V"),
               defaults_to("unverified"))
        .field("solution", &C::solution, volts, "drop in the electrolyte at reference_density",
               unit("V"), defaults_to("unverified"))
        .field("contacts", &C::contacts, volts, "drop in bars and contacts at reference_density",
               unit("V"), defaults_to("unverified"))
        .field("reference_density", &C::reference_density, between("1 A/m2", "1000 A/m2"),
               "at which solution and contacts are given", unit("A/m2"),
               defaults_to("choice: that of the parts above"))
        .field("rectifier", &C::rectifier, above_to(0, 1), "direct power by power drawn",
               defaults_to("unverified"), usual(between(0.9, 0.99)));
}

double current_efficiency(const Cells& cells, double ferric) {
    return std::max(cells.efficiency - cells.ferric_loss.si * std::max(ferric, 0.0), 0.0);  // (2)
}

double cell_voltage(const Cells& cells, double density) {
    const double load = density / cells.reference_density.si;
    return cells.equilibrium.si + cells.anode.si + cells.cathode.si +
           (cells.solution.si + cells.contacts.si) * load;  // (3)
}

double cell_energy(double voltage, double efficiency) {
    return voltage * charge / (copper_molar_mass * efficiency);  // (4)
}

double copper_plated(const Cells& cells, double density, double efficiency) {
    return density * total_area(cells) * efficiency / charge;  // (1)
}

double density_for(const Cells& cells, double copper, double efficiency) {
    return efficiency > 0.0 ? copper * charge / (total_area(cells) * efficiency) : 0.0;
}

double power_drawn(const Cells& cells, double density) {
    return cell_voltage(cells, density) * density * total_area(cells) / cells.rectifier;
}

}  // namespace gossan::plant
