// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/saturation_ratio.hpp"

namespace gossan::reactions::laws {

SaturationRatio::SaturationRatio(SaturationTerms terms, double nu)
    : terms_(std::move(terms)),
      analytic_(solution::analytic_form(terms_.constant)),
      inverse_nu_(1.0 / nu),
      ln_largest_(std::log(largest_saturation_root)) {}

std::vector<Input> SaturationRatio::inputs() const {
    std::vector<Input> inputs{{Input::Kind::temperature}, {Input::Kind::ln_water_activity}};
    for (const auto& [component, moles] : terms_.components) {
        inputs.push_back({Input::Kind::ln_activity, component});
    }
    return inputs;
}

}  // namespace gossan::reactions::laws
