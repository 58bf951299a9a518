// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/shrinking_core.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

constexpr double small_core = 1e-4;  // of the particle: where powers turn linear
constexpr double thin_rim = 1e-6;    // resistance of no rim at all, in units of p δ²

class ShrinkingCoreFactor final : public SolidFactor {
public:
    explicit ShrinkingCoreFactor(const ShrinkingCore& law)
        : film_(law.film),
          reaction_(law.reaction),
          rim_(law.rim),
          inverse_size_(1.0 / law.reference_size.si) {}

    double evaluate(const SolidState* own, double* slope) const override {
        const SolidState& solid = *own;
        if (solid.reference <= 0.0) {
            if (slope != nullptr) *slope = 0.0;
            return 0.0;
        }
        // (1) times m^(2/3) above and below, with u = m² + e² for m² in every power.
        const double m = solid.amount / solid.reference;
        const double d = solid.size * inverse_size_;
        const double u = m * m + small_core * small_core;
        const double cube = std::cbrt(u);      // m^(2/3)
        const double sixth = std::sqrt(cube);  // m^(1/3)
        Sloped rim = positive_part(sixth - cube, thin_rim);
        rim.value += thin_rim;
        const double by_u = (sixth / 6.0 - cube / 3.0) / u;  // of sixth - cube
        const double below =
            film_ * d * cube + reaction_ * d / 3.0 + 2.0 * rim_ * d * d * rim.value;
        const double value = m / sixth / below;  // m^(2/3) with the sign of m
        if (slope != nullptr) {
            const double below_slope =
                2.0 * m * (film_ * d * cube / (3.0 * u) + 2.0 * rim_ * d * d * rim.slope * by_u);
            const double above_slope = (1.0 - m * m / (3.0 * u)) / sixth;
            *slope = (above_slope - value * below_slope) / below;
        }
        return solid.reference * value;
    }

private:
    double film_;
    double reaction_;
    double rim_;
    double inverse_size_;
};

}  // namespace

Schema<ShrinkingCore> ShrinkingCore::schema() {
    using S = ShrinkingCore;
    return ore::sourced(
        Schema<S>("shrinking_core", "resistances of film, core and leached rim in series")
            .field("film", &S::film, at_least(0), "resistance of the film of solution",
                   defaults_to("choice: none"))
            .field("reaction", &S::reaction, at_least(0), "resistance of the reaction at the core",
                   defaults_to("choice: none"))
            .field("rim", &S::rim, at_least(0), "resistance of the leached rim",
                   defaults_to("choice: none"))
            .field("reference_size", &S::reference_size, above(0),
                   "particle size at which the resistances and the rate constant hold", unit("mm"))
            .check("reaction", [](const S& law) -> std::optional<std::string> {
                if (law.film + law.reaction + law.rim > 0.0) return std::nullopt;
                return "one of film, reaction and rim must be above 0";
            }));
}

Factor ShrinkingCore::compile(const LawContext&) const {
    return std::make_unique<const ShrinkingCoreFactor>(*this);
}

}  // namespace gossan::reactions::laws
