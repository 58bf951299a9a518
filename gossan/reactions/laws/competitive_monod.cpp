// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/competitive_monod.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

class CompetitiveMonodFactor final : public LaneFactor<CompetitiveMonodFactor> {
public:
    CompetitiveMonodFactor(int substrate, int competitor, const CompetitiveMonod& law)
        : LaneFactor(
              {{Input::Kind::concentration, substrate}, {Input::Kind::concentration, competitor}}),
          substrate_(substrate),
          competitor_(competitor),
          half_(law.half_saturation.si),
          per_competition_(1.0 / law.competition.si),
          threshold_(law.threshold.si),
          foot_(std::fmax(threshold_, 0.2 * half_)) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N c = in.concentration(substrate_);
        const SlopedOf<N> s =
            threshold_ > 0.0 ? soft_foot(N(c - threshold_), foot_) : SlopedOf<N>{c, 1.0};
        const N x = in.concentration(competitor_) * per_competition_;
        // Below zero, where no competitor is, 1 + x goes on as 1/(1 - x), which has no zero.
        const N crowd = choose(x >= 0.0, 1.0 + x, 1.0 / (1.0 - x));
        const N half = half_ * crowd;
        const N inverse = 1.0 / (half + abs(s.value));
        if (slopes != nullptr) {
            slopes[0] = half * inverse * inverse * s.slope;
            const N crowd_slope = choose(x >= 0.0, N(1.0), crowd * crowd);
            slopes[1] = -s.value * inverse * inverse * half_ * per_competition_ * crowd_slope;
        }
        return s.value * inverse;  // (1)
    }

private:
    int substrate_;
    int competitor_;
    double half_;
    double per_competition_;
    double threshold_;
    double foot_;
};

}  // namespace

Schema<CompetitiveMonod> CompetitiveMonod::schema() {
    using C = CompetitiveMonod;
    return ore::sourced(
        Schema<C>("competitive_monod", "S/(half_saturation (1 + C_p/competition) + S)")
            .field("substrate", &C::substrate, "dissolved component that limits")
            .field("half_saturation", &C::half_saturation, above(0),
                   "total substrate at which the factor is 1/2 without competitor", unit("mol/m3"))
            .field("competitor", &C::competitor, "dissolved component that competes with it")
            .field("competition", &C::competition, above(0),
                   "total competitor that doubles the half saturation", unit("mol/m3"))
            .field("threshold", &C::threshold, at_least(0), "substrate that is left over",
                   unit("mol/m3"), defaults_to("choice: none")));
}

Factor CompetitiveMonod::compile(const LawContext& context) const {
    return std::make_unique<const CompetitiveMonodFactor>(context.component(substrate),
                                                          context.component(competitor), *this);
}

}  // namespace gossan::reactions::laws
