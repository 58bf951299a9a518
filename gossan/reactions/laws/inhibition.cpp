// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/inhibition.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"

namespace gossan::reactions::laws {
namespace {

class InhibitionFactor final : public ChemistryFactor {
public:
    InhibitionFactor(int component, double constant, double order)
        : ChemistryFactor({{Input::Kind::concentration, component}}),
          component_(component),
          scale_(1.0 / constant),
          order_(order) {}

    double evaluate(const Medium& medium, double* slopes) const override {
        const double x = medium.concentration[component_] * scale_;
        if (x <= 0.0) {
            const double away = order_ == 1.0 ? 1.0 / (1.0 - x) : 1.0;
            if (slopes != nullptr) slopes[0] = order_ == 1.0 ? -away * away * scale_ : 0.0;
            return 2.0 - away;
        }
        const double before = order_ == 1.0   ? 1.0
                              : order_ == 4.0 ? x * x * x
                                              : std::pow(x, order_ - 1.0);
        const double value = 1.0 / (1.0 + before * x);  // (1)
        if (slopes != nullptr) slopes[0] = -value * value * order_ * before * scale_;
        return value;
    }

private:
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
