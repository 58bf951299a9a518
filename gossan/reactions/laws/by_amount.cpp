// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/by_amount.hpp"

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

class ByAmountFactor final : public SolidFactor {
public:
    ByAmountFactor(bool growing, double onset) : growing_(growing), onset_(onset) {}

    double evaluate(const SolidState* own, double* slope) const override {
        const Sloped f = growing_ ? soft_start(own->amount, onset_) : Sloped{own->amount, 1.0};
        if (slope != nullptr) *slope = f.slope;
        return f.value;  // (1), (2)
    }

private:
    bool growing_;
    double onset_;
};

}  // namespace

Schema<ByAmount> ByAmount::schema() {
    using B = ByAmount;
    return ore::sourced(
        Schema<B>("amount", "n")
            .field("growing", &B::growing, "whether the reaction makes more of the solid",
                   defaults_to("choice: it does not"))
            .field("onset", &B::onset, above(0), "below which what grows hardly does",
                   unit("mol/m3"), defaults_to("choice: far below any count of cells"), fixed()));
}

Factor ByAmount::compile(const LawContext&) const {
    return std::make_unique<const ByAmountFactor>(growing, onset.si);
}

}  // namespace gossan::reactions::laws
