// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/monod.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"

namespace gossan::reactions::laws {
namespace {

class MonodFactor final : public LaneFactor<MonodFactor> {
public:
    MonodFactor(int component, double half)
        : LaneFactor({{Input::Kind::concentration, component}}),
          component_(component),
          half_(half) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N c = in.concentration(component_);
        const N inverse = 1.0 / (abs(c) + half_);
        if (slopes != nullptr) slopes[0] = half_ * inverse * inverse;
        return c * inverse;  // (1)
    }

private:
    int component_;
    double half_;
};

}  // namespace

Schema<Monod> Monod::schema() {
    using M = Monod;
    return ore::sourced(Schema<M>("monod", "C/(|C| + half_saturation)")
                            .field("component", &M::component, "dissolved component that limits")
                            .field("half_saturation", &M::half_saturation, above(0),
                                   "total concentration at which the factor is 1/2",
                                   unit("mol/m3")));
}

Factor Monod::compile(const LawContext& context) const {
    return std::make_unique<const MonodFactor>(context.component(component), half_saturation.si);
}

}  // namespace gossan::reactions::laws
