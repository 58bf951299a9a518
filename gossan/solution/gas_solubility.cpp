// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/gas_solubility.hpp"

#include <cmath>
#include <numbers>

#include "gossan/base/error.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::solution {

using std::numbers::ln10;

GasSolubility::GasSolubility(const GasFact& fact, std::span<const Component> components)
    : ln_k_(analytic_form(fact.henry)) {
    for (double& each : ln_k_) each *= ln10;
    ln_k_[3] /= ln10;  // goes with ln T in place of log10 T
    std::string missing;
    for (const Component& component : components) {
        if (component.charge == 0) {
            salting_.push_back(0.0);
            continue;
        }
        const auto found = fact.ions.find(component.name);
        if (found == fact.ions.end()) {
            missing += (missing.empty() ? "" : ", ") + component.name;
            continue;
        }
        salting_.push_back(-ln10 * (found->second + fact.salting));
    }
    if (!missing.empty()) {
        throw Error(ErrorCode::data,
                    fact.name + ": no salting coefficient of the component " + missing, {},
                    "add [[salting]] entries to a file of gases/");
    }
}

GasSolubility::Value GasSolubility::evaluate(double t, const double* concentration) const {
    const auto& a = ln_k_;
    double exponent =
        a[0] + a[1] * t + a[2] / t + a[3] * std::log(t) + a[4] / (t * t) + a[5] * t * t;
    const double slope =
        a[1] - a[2] / (t * t) + a[3] / t - 2.0 * a[4] / (t * t * t) + 2.0 * a[5] * t;
    for (std::size_t k = 0; k < salting_.size(); ++k) exponent += salting_[k] * concentration[k];
    constexpr double atmosphere = 101325.0;  // Pa
    const double factor = std::exp(exponent) / atmosphere;
    const WaterDensity water = water_density(t);
    return {factor * water.value, factor * (slope * water.value + water.by_temperature)};  // (1)
}

}  // namespace gossan::solution
