// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/factor/potentials.hpp"

namespace gossan::footprint {

Schema<Gases> Gases::schema() {
    return Schema<Gases>("gases", "What a unit of something gives off, gas by gas.")
        .field("co2", &Gases::co2, at_least(0), "kg")
        .field("methane", &Gases::methane, at_least(0), "kg, fossil")
        .field("nitrous_oxide", &Gases::nitrous_oxide, at_least(0), "kg");
}

std::optional<Potentials> potentials_of(std::string_view report) {
    if (report == "AR4") return Potentials{25.0, 298.0};
    if (report == "AR5") return Potentials{28.0, 265.0};
    if (report == "AR6") return Potentials{29.8, 273.0};
    return {};
}

double equivalent_of(const Gases& gases, const Potentials& potentials) {
    return gases.co2 + gases.methane * potentials.methane +
           gases.nitrous_oxide * potentials.nitrous_oxide;  // (1)
}

}  // namespace gossan::footprint
