// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/plant/liquor.hpp"

/// For tests alone: a run of H, Cu, S(VI), Fe(III) and Cl, and liquors of it.
namespace gossan::plant::made {

inline std::vector<solution::Component> components() {
    return {{"H", "H+", {{"H", 1.0}}, 1, 1.008e-3},
            {"Cu", "Cu+2", {{"Cu", 1.0}}, 2, 63.546e-3},
            {"S(VI)", "SO4-2", {{"S", 1.0}, {"O", 4.0}}, -2, 96.063e-3},
            {"Fe(III)", "Fe+3", {{"Fe", 1.0}}, 3, 55.845e-3},
            {"Cl", "Cl-", {{"Cl", 1.0}}, -1, 35.453e-3}};
}

inline LiquorBasis basis() { return {components(), 4180.0}; }

/// `volume` m3 with copper, acid, ferric iron and chloride in kg/m3, sulphate balancing the charge,
/// at 25 degC; water so that the volume is exactly that.
inline Liquor liquor(double volume, double copper, double acid, double ferric = 0.0,
                     double chloride = 0.0) {
    const double cu = copper / 63.546e-3, h = acid / 0.04904, fe = ferric / 55.845e-3,
                 cl = chloride / 35.453e-3;
    const double sulphate = (2.0 * cu + h + 3.0 * fe - cl) / 2.0;
    const std::vector<double> total{h, cu, sulphate, fe, cl};
    double salt = 0.0;
    const auto all = components();
    for (std::size_t c = 0; c < total.size(); ++c) salt += total[c] * all[c].molar_mass;
    return basis().of(total, 997.0 - 0.15 * salt, volume, 298.15);
}

}  // namespace gossan::plant::made
