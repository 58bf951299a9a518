// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/topological.hpp"

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

class TopologicalFactor final : public SolidFactor {
public:
    explicit TopologicalFactor(double phi) : phi_(phi) {}

    double evaluate(const SolidState* own, double* slope) const override {
        const SolidState& solid = *own;
        const double a = solid.accessibility;
        if (solid.reference <= 0.0) {
            if (slope != nullptr) *slope = a;
            return a * solid.amount;
        }
        const Sloped left = signed_power(solid.amount / solid.reference, phi_);
        if (slope != nullptr) *slope = a * left.slope;
        return solid.reference * a * left.value;  // (1)
    }

private:
    double phi_;
};

}  // namespace

Schema<Topological> Topological::schema() {
    using T = Topological;
    return ore::sourced(Schema<T>("topological", "n_0 A (1 - X)^phi")
                            .field("phi", &T::phi, between(0.1, 5), "2/3 for a shrinking sphere",
                                   usual(between(0.5, 3))));
}

Factor Topological::compile(const LawContext&) const {
    return std::make_unique<const TopologicalFactor>(phi);
}

}  // namespace gossan::reactions::laws
