// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/arrhenius.hpp"

#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"

namespace gossan::reactions::laws {
namespace {

class ArrheniusFactor final : public LaneFactor<ArrheniusFactor> {
public:
    ArrheniusFactor(double k25, double ea_over_r)
        : LaneFactor({{Input::Kind::temperature}}),
          k25_(k25),
          ea_over_r_(ea_over_r),
          at_25_(ea_over_r / constants::reference_kelvin) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N inverse = 1.0 / in.temperature();
        const N value = k25_ * exp(at_25_ - ea_over_r_ * inverse);  // (1)
        if (slopes != nullptr) slopes[0] = value * ea_over_r_ * inverse * inverse;
        return value;
    }

private:
    double k25_;
    double ea_over_r_;
    double at_25_;
};

}  // namespace

Schema<Arrhenius> Arrhenius::schema() {
    using A = Arrhenius;
    return ore::sourced(
        Schema<A>("arrhenius", "k25 exp[-(Ea/R)(1/T - 1/298.15 K)]")
            .field("k25", &A::k25, above(0), "rate constant at 25 degC", unit("1/d"))
            .field("activation_energy", &A::activation_energy, between(0, "200 kJ/mol"),
                   "activation energy", unit("kJ/mol")));
}

Factor Arrhenius::compile(const LawContext&) const {
    return arrhenius_factor(k25.si, activation_energy);
}

std::unique_ptr<const ChemistryFactor> arrhenius_factor(double k25, MolarEnergy activation_energy) {
    return std::make_unique<ArrheniusFactor>(k25, activation_energy.si / constants::gas);
}

}  // namespace gossan::reactions::laws
