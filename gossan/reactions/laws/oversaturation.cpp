// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/oversaturation.hpp"

#include "gossan/base/error.hpp"
#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"
#include "gossan/reactions/laws/saturation_ratio.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

class OversaturationFactor final : public LaneFactor<OversaturationFactor> {
public:
    OversaturationFactor(const SaturationRatio& ratio, double onset)
        : LaneFactor(ratio.inputs()), ratio_(ratio), onset_(onset) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N root = ratio_.formula(in, slopes);
        const auto f = soft_start(N(root - 1.0), onset_);  // (1)
        if (slopes != nullptr) {
            for (std::size_t n = 0; n < ratio_.n_inputs(); ++n) slopes[n] *= f.slope;
        }
        return f.value;
    }

private:
    SaturationRatio ratio_;
    double onset_;
};

}  // namespace

Schema<Oversaturation> Oversaturation::schema() {
    using L = Oversaturation;
    return ore::sourced(
        Schema<L>("oversaturation", "(Omega^(1/nu) - 1) above saturation, else 0")
            .field("nu", &L::nu, between(0.5, 20), "root of the saturation ratio to take")
            .field("onset", &L::onset, between(1e-6, 1), "width of the smooth start",
                   defaults_to("choice: narrow beside what is known of saturation"), fixed()));
}

Factor Oversaturation::compile(const LawContext& context) const {
    expects(context.saturation != nullptr, "a law of saturation has a solubility");
    return std::make_unique<const OversaturationFactor>(SaturationRatio(*context.saturation, nu),
                                                        onset);
}

}  // namespace gossan::reactions::laws
