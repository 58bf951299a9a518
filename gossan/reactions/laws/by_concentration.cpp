// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/by_concentration.hpp"

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

class ByConcentrationFactor final : public LaneFactor<ByConcentrationFactor> {
public:
    ByConcentrationFactor(int component, bool growing, double onset)
        : LaneFactor({{Input::Kind::concentration, component}}),
          component_(component),
          growing_(growing),
          onset_(onset) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N c = in.concentration(component_);
        const auto f = growing_ ? soft_start(c, onset_) : SlopedOf<N>{c, 1.0};  // (1), (2)
        if (slopes != nullptr) slopes[0] = f.slope;
        return f.value;
    }

private:
    int component_;
    bool growing_;
    double onset_;
};

}  // namespace

Schema<ByConcentration> ByConcentration::schema() {
    using B = ByConcentration;
    return ore::sourced(
        Schema<B>("concentration", "C")
            .field("component", &B::component, "dissolved component")
            .field("growing", &B::growing, "whether the reaction makes more of the component",
                   defaults_to("choice: it does not"))
            .field("onset", &B::onset, above(0), "below which what grows hardly does",
                   unit("mol/m3"), defaults_to("choice: far below any count of cells"), fixed()));
}

Factor ByConcentration::compile(const LawContext& context) const {
    return std::make_unique<const ByConcentrationFactor>(context.component(component), growing,
                                                         onset.si);
}

}  // namespace gossan::reactions::laws
