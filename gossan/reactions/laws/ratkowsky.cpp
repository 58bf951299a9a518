// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/ratkowsky.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

class RatkowskyFactor final : public ChemistryFactor {
public:
    explicit RatkowskyFactor(const Ratkowsky& law)
        : ChemistryFactor({{Input::Kind::temperature}}),
          c_(law.c.si),
          low_(law.minimum.si),
          high_(law.maximum.si) {
        const double most = root(optimum()).value;
        scale_ = 1.0 / (most * most);
    }

    double evaluate(const Medium& medium, double* slopes) const override {
        const double t = medium.temperature;
        if (slopes != nullptr) slopes[0] = 0.0;
        if (t <= low_ || t >= high_) return 0.0;
        const Sloped y = root(t);
        if (slopes != nullptr) slopes[0] = 2.0 * scale_ * y.value * y.slope;
        return scale_ * y.value * y.value;  // (1)
    }

private:
    [[nodiscard]] Sloped root(double t) const {
        const double grown = std::exp(c_ * (t - high_));
        return {(t - low_) * (1.0 - grown), 1.0 - grown - (t - low_) * c_ * grown};
    }
    /// Where the slope of the root changes sign: it falls all the way, so that halving finds it.
    [[nodiscard]] double optimum() const {
        double below = low_;
        double above = high_;
        for (int n = 0; n < 100; ++n) {
            const double middle = 0.5 * (below + above);
            (root(middle).slope > 0.0 ? below : above) = middle;
        }
        return 0.5 * (below + above);
    }

    double c_;
    double low_;
    double high_;
    double scale_ = 1.0;
};

}  // namespace

Schema<Ratkowsky> Ratkowsky::schema() {
    using R = Ratkowsky;
    return ore::sourced(
        Schema<R>("ratkowsky", "{(T - T_n)(1 - exp[c (T - T_x)])}^2 over its largest value")
            .field("c", &R::c, above(0), "how steeply it ends below the maximum", unit("1/K"))
            .field("minimum", &R::minimum, "at and below which nothing goes on", unit("degC"))
            .field("maximum", &R::maximum, "at and above which nothing goes on", unit("degC"))
            .check("maximum", [](const R& law) -> std::optional<std::string> {
                if (law.minimum < law.maximum) return std::nullopt;
                return "must be above `minimum`";
            }));
}

Factor Ratkowsky::compile(const LawContext&) const {
    return std::make_unique<const RatkowskyFactor>(*this);
}

}  // namespace gossan::reactions::laws
