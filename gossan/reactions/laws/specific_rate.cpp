// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/specific_rate.hpp"

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"

namespace gossan::reactions::laws {
namespace {

class SpecificRateFactor final : public LaneFactor<SpecificRateFactor> {
public:
    explicit SpecificRateFactor(double k) : LaneFactor({}), k_(k) {}
    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>&, N*) const {
        return k_;  // (1)
    }

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
