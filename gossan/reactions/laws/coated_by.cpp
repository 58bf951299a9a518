// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/coated_by.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"

namespace gossan::reactions::laws {
namespace {

class CoatedByFactor final : public SolidFactor {
public:
    CoatedByFactor(const std::string& mineral, double scale)
        : SolidFactor({mineral}), per_scale_(1.0 / scale) {}

    double evaluate(const SolidState* solids, double* slopes) const override {
        const double value = std::exp(-solids[1].amount * per_scale_);  // (1)
        if (slopes != nullptr) {
            slopes[0] = 0.0;
            slopes[1] = -value * per_scale_;
        }
        return value;
    }

private:
    double per_scale_;
};

}  // namespace

Schema<CoatedBy> CoatedBy::schema() {
    using C = CoatedBy;
    return ore::sourced(Schema<C>("coated_by", "exp(-n/scale)")
                            .field("mineral", &C::mineral, "id of the precipitate")
                            .field("scale", &C::scale, above(0),
                                   "amount per bulk volume that slows e-fold", unit("mol/m3")));
}

Factor CoatedBy::compile(const LawContext&) const {
    return std::make_unique<const CoatedByFactor>(mineral, scale.si);
}

}  // namespace gossan::reactions::laws
