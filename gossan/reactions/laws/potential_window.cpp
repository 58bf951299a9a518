// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/potential_window.hpp"

#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

constexpr double span = 45.0;          // K, from 25 to 70 degC
constexpr double corner = 1.0 / span;  // half of what a corner takes

class PotentialWindowFactor final : public LaneFactor<PotentialWindowFactor> {
public:
    PotentialWindowFactor(int ferric, int ferrous, const PotentialWindow& law,
                          const solution::FormalPotential& formal)
        : LaneFactor({{Input::Kind::temperature},
                      {Input::Kind::concentration, ferric},
                      {Input::Kind::concentration, ferrous}}),
          ferric_(ferric),
          ferrous_(ferrous),
          law_(law),
          formal_(formal) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N warm = in.temperature() - constants::reference_kelvin;
        const auto e = solution::potential_of(  // (2)
            formal_, in.concentration(ferric_), in.concentration(ferrous_), in.temperature(),
            little_iron);
        const N middle = law_.potential25.si + law_.slope.si * warm;  // (3)
        const double per_width = 1.0 / law_.width.si;
        const N free = 1.0 / (1.0 + exp((e.value - middle) * per_width));
        const auto step = soft_step(N(warm / span), corner);
        const double rise = law_.floor70 - law_.floor25;
        const N floor = law_.floor25 + rise * step.value;
        if (slopes != nullptr) {
            const N by_potential = -(1.0 - floor) * free * (1.0 - free) * per_width;
            slopes[0] = by_potential * (e.by_temperature - law_.slope.si) +
                        (1.0 - free) * rise * step.slope / span;
            slopes[1] = by_potential * e.by_ferric;
            slopes[2] = by_potential * e.by_ferrous;
        }
        return floor + (1.0 - floor) * free;  // (1)
    }

private:
    int ferric_;
    int ferrous_;
    PotentialWindow law_;
    solution::FormalPotential formal_;
};

}  // namespace

Schema<PotentialWindow> PotentialWindow::schema() {
    using P = PotentialWindow;
    return ore::sourced(Schema<P>("potential_window", "p + (1 - p)/(1 + exp((E - E_p)/width))")
                            .field("potential25", &P::potential25,
                                   "potential of the half fall at 25 degC", unit("V SHE"))
                            .field("slope", &P::slope,
                                   "by which that potential rises with temperature", unit("V/K"))
                            .field("width", &P::width, above(0),
                                   "potential over which the rate falls e-fold", unit("V"))
                            .field("floor25", &P::floor25, fraction(),
                                   "share of the rate left far above, at 25 degC")
                            .field("floor70", &P::floor70, fraction(), "the same at 70 degC"));
}

Factor PotentialWindow::compile(const LawContext& context) const {
    return std::make_unique<const PotentialWindowFactor>(context.component(ferric_iron),
                                                         context.component(ferrous_iron), *this,
                                                         context.formal_potential);
}

}  // namespace gossan::reactions::laws
