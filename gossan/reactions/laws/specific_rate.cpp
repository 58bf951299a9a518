// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/specific_rate.hpp"

#include "gossan/ore/sourced.hpp"

namespace gossan::reactions::laws {
namespace {

class SpecificRateFactor final : public ChemistryFactor {
public:
    explicit SpecificRateFactor(double k) : ChemistryFactor({}), k_(k) {}
    double evaluate(const Medium&, double*) const override { return k_; }  // (1)

private:
    double k_;
};

}  // namespace

Schema<SpecificRate> SpecificRate::schema() {
    return ore::sourced(Schema<SpecificRate>("specific_rate", "k")
                            .field("k", &SpecificRate::k, above(0), "rate constant", unit("1/d")));
}

Factor SpecificRate::compile(const LawContext&) const {
    return std::make_unique<const SpecificRateFactor>(k.si);
}

}  // namespace gossan::reactions::laws
