// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/colonised.hpp"

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

constexpr double little = 1e-6;  // mol/m3 of bulk

class ColonisedFactor final : public SolidFactor {
public:
    ColonisedFactor(const std::string& colonist, double capacity)
        : SolidFactor({colonist}), per_capacity_(1.0 / capacity) {}

    double evaluate(const SolidState* solids, double* slopes) const override {
        const Sloped covered = soft_start(solids[1].amount * per_capacity_, little);
        const Lesser f = soft_lesser(solids[0].amount, covered.value, little);  // (1)
        if (slopes != nullptr) {
            slopes[0] = f.by_x;
            slopes[1] = f.by_y * covered.slope * per_capacity_;
        }
        return f.value;
    }

private:
    double per_capacity_;
};

}  // namespace

Schema<Colonised> Colonised::schema() {
    using C = Colonised;
    return ore::sourced(
        Schema<C>("colonised", "the smaller of n and X/capacity")
            .field("colonist", &C::colonist, "id of the solid that covers the own one")
            .field("capacity", &C::capacity, above(0),
                   "mol of it that cover a mol of the own one"));
}

Factor Colonised::compile(const LawContext&) const {
    return std::make_unique<const ColonisedFactor>(colonist, capacity);
}

}  // namespace gossan::reactions::laws
