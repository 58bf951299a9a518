// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/saturation_ratio.hpp"

namespace gossan::reactions::laws {

SaturationRatio::SaturationRatio(SaturationTerms terms, double nu)
    : terms_(std::move(terms)), inverse_nu_(1.0 / nu) {}

std::vector<Input> SaturationRatio::inputs() const {
    std::vector<Input> inputs{{Input::Kind::temperature}, {Input::Kind::ln_water_activity}};
    for (const auto& [component, moles] : terms_.components) {
        inputs.push_back({Input::Kind::ln_activity, component});
    }
    return inputs;
}

double SaturationRatio::evaluate(const Medium& medium, double* slopes) const {
    double ln_omega = terms_.ln_gases - solution::ln_k(terms_.constant, medium.temperature) +
                      terms_.water * medium.ln_water_activity;  // (1)
    for (const auto& [component, moles] : terms_.components) {
        ln_omega += moles * medium.ln_activity[component];
    }
    const double y = ln_omega * inverse_nu_;
    static const double largest = std::log(largest_saturation_root);
    const double bend = std::exp(std::fmin(y, largest));  // the root, and its slope by y
    if (slopes != nullptr) {
        const double by_ln_omega = bend * inverse_nu_;
        slopes[0] = -by_ln_omega * solution::ln_k_slope(terms_.constant, medium.temperature);
        slopes[1] = by_ln_omega * terms_.water;
        std::size_t at = 2;
        for (const auto& [component, moles] : terms_.components) slopes[at++] = by_ln_omega * moles;
    }
    return y > largest ? bend * (1.0 + y - largest) : bend;
}

}  // namespace gossan::reactions::laws
