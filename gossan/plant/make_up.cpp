// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/make_up.hpp"

#include <algorithm>

#include "gossan/solution/properties.hpp"

namespace gossan::plant {

double acid_wanted(const LiquorBasis& basis, const Liquor& liquor, double free_acid) {
    const double hydrogen = free_acid / solution::free_acid_per_mol;  // mol/m3
    Liquor one = basis.empty();
    add_acid(basis, 1.0, one);
    // H + 2 n = hydrogen (V + n v), v the room of a mol.
    const double lacking = hydrogen * basis.volume(liquor) - liquor.component[basis.h()];
    return std::max(lacking, 0.0) / (2.0 - hydrogen * basis.volume(one));
}

}  // namespace gossan::plant
