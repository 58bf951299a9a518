// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/redox_ratio.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"

namespace gossan::reactions::laws {
namespace {

class RedoxRatioFactor final : public LaneFactor<RedoxRatioFactor> {
public:
    RedoxRatioFactor(int ferric, int ferrous, const RedoxRatio& law)
        : LaneFactor({{Input::Kind::concentration, ferric}, {Input::Kind::concentration, ferrous}}),
          ferric_(ferric),
          ferrous_(ferrous),
          half_order_(0.5 * law.order),
          saturation_(law.saturation),
          scale_(law.normalised ? 1.0 + law.saturation : 1.0) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N c3 = in.concentration(ferric_);
        const N c2 = in.concentration(ferrous_);
        const N u3 = c3 * c3 + little_iron * little_iron;
        const N u2 = c2 * c2 + little_iron * little_iron;
        const N d3 = power(u3);  // |C|^order, never zero
        const N d2 = power(u2);
        const N root = 1.0 / sqrt(u3);
        const N above = c3 * root * d3;  // C3^order with the sign of C3
        const N below = 1.0 / (d2 + saturation_ * d3);
        const N value = scale_ * above * below;  // (1)
        if (slopes != nullptr) {
            const double order = 2.0 * half_order_;
            const N above_slope = root * d3 * (1.0 + (order - 1.0) * c3 * c3 / u3);
            slopes[0] =
                scale_ * above_slope * below - value * below * saturation_ * order * c3 * d3 / u3;
            slopes[1] = -value * below * order * c2 * d2 / u2;
        }
        return value;
    }

private:
    template <class N>
    [[gnu::always_inline]] inline N power(const N& u) const {
        return half_order_ == 0.25 ? sqrt(sqrt(u)) : pow(u, half_order_);
    }

    int ferric_;
    int ferrous_;
    double half_order_;
    double saturation_;
    double scale_;
};

}  // namespace

Schema<RedoxRatio> RedoxRatio::schema() {
    using R = RedoxRatio;
    return ore::sourced(
        Schema<R>("redox_ratio", "rho^order/(1 + saturation rho^order), rho = Fe(III)/Fe(II)")
            .field("order", &R::order, between(0.1, 2), "in the ratio of total irons",
                   defaults_to("choice: that of a mixed potential with reversible iron"))
            .field("saturation", &R::saturation, at_least(0),
                   "how far ferrous iron is from holding the rate back; 0 = it always does",
                   usual(between(0, 10)))
            .field("normalised", &R::normalised, "whether to multiply by 1 + saturation",
                   defaults_to("choice: no")));
}

Factor RedoxRatio::compile(const LawContext& context) const {
    return std::make_unique<const RedoxRatioFactor>(context.component(ferric_iron),
                                                    context.component(ferrous_iron), *this);
}

}  // namespace gossan::reactions::laws
