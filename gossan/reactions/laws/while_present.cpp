// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/while_present.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"

namespace gossan::reactions::laws {
namespace {

class WhilePresentFactor final : public SolidFactor {
public:
    explicit WhilePresentFactor(double half) : half_(half) {}

    double evaluate(const SolidState* own, double* slope) const override {
        const double inverse = 1.0 / (std::abs(own->amount) + half_);
        if (slope != nullptr) *slope = half_ * inverse * inverse;
        return own->amount * inverse;  // (1)
    }

private:
    double half_;
};

}  // namespace

Schema<WhilePresent> WhilePresent::schema() {
    using W = WhilePresent;
    return ore::sourced(Schema<W>("while_present", "n/(|n| + half)")
                            .field("half", &W::half, above(0),
                                   "amount per bulk volume at which the rate is halved",
                                   unit("mol/m3")));
}

Factor WhilePresent::compile(const LawContext&) const {
    return std::make_unique<const WhilePresentFactor>(half.si);
}

}  // namespace gossan::reactions::laws
