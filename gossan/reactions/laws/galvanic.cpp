// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/galvanic.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"

namespace gossan::reactions::laws {
namespace {

constexpr double little = 1e-4;  // mol/m3 of bulk

class GalvanicFactor final : public SolidFactor {
public:
    GalvanicFactor(const Galvanic& law, double moles)
        : SolidFactor({law.partner}), gain_(law.gain), moles_(moles) {}

    double evaluate(const SolidState* solids, double* slopes) const override {
        // x over the fourth root of x⁴ + n⁴ + e⁴, x the partner in moles that give the full gain
        // to a mole of the own solid.
        const double x = solids[1].amount * moles_;
        const double n = solids[0].amount;
        const double n4 = n * n * n * n + little * little * little * little;
        const double sum = x * x * x * x + n4;
        const double inverse = 1.0 / std::sqrt(std::sqrt(sum));
        if (slopes != nullptr) {
            const double cut = gain_ * inverse / sum;
            slopes[0] = -cut * x * n * n * n;
            slopes[1] = cut * n4 * moles_;
        }
        return 1.0 + gain_ * x * inverse;  // (1)
    }

private:
    double gain_;
    double moles_;
};

}  // namespace

Schema<Galvanic> Galvanic::schema() {
    using G = Galvanic;
    return ore::sourced(Schema<G>("galvanic", "1 + gain min(1, (m_partner/m)/mass_ratio)")
                            .field("partner", &G::partner, "id of the nobler mineral")
                            .field("mass_ratio", &G::mass_ratio, above(0),
                                   "of partner to own solid, from which on the gain is full")
                            .field("gain", &G::gain, at_least(0), "added to 1 in full contact",
                                   usual(between(0, 10))));
}

Factor Galvanic::compile(const LawContext& context) const {
    const double moles = context.molar_mass_of(partner) / (context.molar_mass * mass_ratio);
    return std::make_unique<const GalvanicFactor>(*this, moles);
}

}  // namespace gossan::reactions::laws
