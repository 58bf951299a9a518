// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/seeded_growth.hpp"

#include "gossan/ore/sourced.hpp"

namespace gossan::reactions::laws {
namespace {

class SeededGrowthFactor final : public SolidFactor {
public:
    explicit SeededGrowthFactor(double seed) : per_seed_(1.0 / seed) {}

    double evaluate(const SolidState* own, double* slope) const override {
        if (slope != nullptr) *slope = per_seed_;
        return 1.0 + own->amount * per_seed_;  // (1)
    }

private:
    double per_seed_;
};

}  // namespace

Schema<SeededGrowth> SeededGrowth::schema() {
    using S = SeededGrowth;
    return ore::sourced(
        Schema<S>("seeded_growth", "1 + n/seed")
            .field("seed", &S::seed, at_least("0.1 mol/m3"),
                   "amount per bulk volume at which growth is twice that on seed alone",
                   unit("mol/m3")));
}

Factor SeededGrowth::compile(const LawContext&) const {
    return std::make_unique<const SeededGrowthFactor>(seed.si);
}

}  // namespace gossan::reactions::laws
