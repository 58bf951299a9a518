// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/cardinal_temperature.hpp"

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

constexpr double end = 0.5;  // K below the maximum

class CardinalTemperatureFactor final : public LaneFactor<CardinalTemperatureFactor> {
public:
    explicit CardinalTemperatureFactor(const CardinalTemperature& law)
        : LaneFactor({{Input::Kind::temperature}}),
          low_(law.minimum.si),
          best_(law.optimum.si),
          high_(law.maximum.si) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N t = in.temperature();
        const double rise = best_ - low_;
        const N warm = t - low_;
        const auto left = soft_foot(high_ - t, end);
        const N below = rise * (rise * (best_ - t) + (best_ - high_) * (best_ + low_ - 2.0 * t));
        const N value = left.value * warm * warm / below;  // (1), above and below times -1
        if (slopes != nullptr) {
            const double below_slope = rise * (-rise - 2.0 * (best_ - high_));
            slopes[0] = within(
                t, (warm * (2.0 * left.value - left.slope * warm) - value * below_slope) / below);
        }
        return within(t, value);
    }

private:
    /// x where anything goes on, else 0.
    template <class N>
    [[gnu::always_inline]] inline N within(const N& t, const N& x) const {
        return choose(t > low_, choose(t < high_, x, 0.0), 0.0);
    }

    double low_;
    double best_;
    double high_;
};

}  // namespace

Schema<CardinalTemperature> CardinalTemperature::schema() {
    using C = CardinalTemperature;
    return ore::sourced(
        Schema<C>("cardinal_temperature", "0 at the minimum and the maximum, 1 at the optimum")
            .field("minimum", &C::minimum, "at and below which nothing goes on", unit("degC"))
            .field("optimum", &C::optimum, "at which the factor is 1", unit("degC"))
            .field("maximum", &C::maximum, "at and above which nothing goes on", unit("degC"))
            .check("optimum", [](const C& law) -> std::optional<std::string> {
                if (law.optimum <= law.minimum) return "must be above `minimum`";
                if (law.maximum <= law.optimum) return "must be below `maximum`";
                if (2.0 * law.optimum.si > law.minimum.si + law.maximum.si) return std::nullopt;
                return "must be nearer to `maximum` than to `minimum`";
            }));
}

Factor CardinalTemperature::compile(const LawContext&) const {
    return std::make_unique<const CardinalTemperatureFactor>(*this);
}

}  // namespace gossan::reactions::laws
