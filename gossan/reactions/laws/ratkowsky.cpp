// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/ratkowsky.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

class RatkowskyFactor final : public LaneFactor<RatkowskyFactor> {
public:
    explicit RatkowskyFactor(const Ratkowsky& law)
        : LaneFactor({{Input::Kind::temperature}}),
          c_(law.c.si),
          low_(law.minimum.si),
          high_(law.maximum.si) {
        const double most = root(optimum()).value;
        scale_ = 1.0 / (most * most);
    }

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N t = in.temperature();
        const auto y = root(t);
        if (slopes != nullptr) slopes[0] = within(t, 2.0 * scale_ * y.value * y.slope);
        return within(t, scale_ * y.value * y.value);  // (1)
    }

private:
    /// x where anything goes on, else 0.
    template <class N>
    [[gnu::always_inline]] inline N within(const N& t, const N& x) const {
        return choose(t > low_, choose(t < high_, x, 0.0), 0.0);
    }
    template <class N>
    [[gnu::always_inline]] inline SlopedOf<N> root(const N& t) const {
        const N grown = exp(c_ * (t - high_));
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
