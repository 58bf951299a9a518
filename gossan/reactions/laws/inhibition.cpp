// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/inhibition.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"

namespace gossan::reactions::laws {
namespace {

class InhibitionFactor final : public LaneFactor<InhibitionFactor> {
public:
    InhibitionFactor(int component, double constant, double order)
        : LaneFactor({{Input::Kind::concentration, component}}),
          component_(component),
          scale_(1.0 / constant),
          order_(order) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N x = in.concentration(component_) * scale_;
        const auto is_there = x > 0.0;
        const N before = power(choose(is_there, x, N(1.0)));
        const N value = 1.0 / (1.0 + before * x);  // (1)
        // Below zero the plainest form goes on as its image in the point at zero.
        const N away = order_ == 1.0 ? 1.0 / (1.0 - x) : N(1.0);
        if (slopes != nullptr) {
            const double steep = order_ == 1.0 ? scale_ : 0.0;
            slopes[0] =
                choose(is_there, -value * value * order_ * before * scale_, -away * away * steep);
        }
        return choose(is_there, value, 2.0 - away);
    }

private:
    /// x^(order - 1), x above zero.
    template <class N>
    [[gnu::always_inline]] inline N power(const N& x) const {
        if (order_ == 1.0) return 1.0;
        if (order_ == 4.0) return x * x * x;
        return pow(x, order_ - 1.0);
    }

    int component_;
    double scale_;
    double order_;
};

}  // namespace

Schema<Inhibition> Inhibition::schema() {
    using I = Inhibition;
    return ore::sourced(
        Schema<I>("inhibition", "1/(1 + (C/constant)^order)")
            .field("component", &I::component, "dissolved component that inhibits")
            .field("constant", &I::constant, above(0),
                   "total concentration at which the factor is 1/2", unit("mol/m3"))
            .field("order", &I::order, between(1, 10), "how sharply",
                   defaults_to("choice: the plainest form"))
            .check("order", [](const I& law) -> std::optional<std::string> {
                if (law.order == 1.0 || law.order >= 2.0) return std::nullopt;
                return "must be 1 or at least 2: between, its slope starts like a root";
            }));
}

Factor Inhibition::compile(const LawContext& context) const {
    return std::make_unique<const InhibitionFactor>(context.component(component), constant.si,
                                                    order);
}

}  // namespace gossan::reactions::laws
