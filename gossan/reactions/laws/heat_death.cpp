// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/heat_death.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"

namespace gossan::reactions::laws {
namespace {

class HeatDeathFactor final : public LaneFactor<HeatDeathFactor> {
public:
    explicit HeatDeathFactor(const HeatDeath& law)
        : LaneFactor({{Input::Kind::temperature}}),
          above_(law.temperature.si),
          rise_(law.gain - 1.0),
          per_width_(1.0 / law.width.si) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N hot = 1.0 / (1.0 + exp((above_ - in.temperature()) * per_width_));
        if (slopes != nullptr) slopes[0] = rise_ * per_width_ * hot * (1.0 - hot);
        return 1.0 + rise_ * hot;  // (1)
    }

private:
    double above_;
    double rise_;
    double per_width_;
};

}  // namespace

Schema<HeatDeath> HeatDeath::schema() {
    using H = HeatDeath;
    return ore::sourced(
        Schema<H>("heat_death", "from 1 below a temperature to `gain` above it")
            .field("temperature", &H::temperature, "temperature of half the rise", unit("degC"))
            .field("gain", &H::gain, at_least(1), "the factor far above", usual(between(1, 100)))
            .field("width", &H::width, above(0), "over which the factor rises e-fold", unit("K")));
}

Factor HeatDeath::compile(const LawContext&) const {
    return std::make_unique<const HeatDeathFactor>(*this);
}

}  // namespace gossan::reactions::laws
