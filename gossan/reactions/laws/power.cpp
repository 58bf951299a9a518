// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/power.hpp"

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/driver.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

/// (1) of a total that never is below zero but by the integrator's tolerance.
class RestoringPower final : public LaneFactor<RestoringPower> {
public:
    RestoringPower(int component, double order, double reference)
        : LaneFactor({{Input::Kind::concentration, component}}),
          component_(component),
          order_(order),
          scale_(1.0 / reference) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N x = in.concentration(component_) * scale_;
        const auto f = signed_power(x, order_, small_concentration);
        if (slopes != nullptr) slopes[0] = f.slope * scale_;
        return f.value;
    }

private:
    int component_;
    double order_;
    double scale_;
};

/// (1) of a total that may be truly negative, or of a negative order.
class ClippedPower final : public LaneFactor<ClippedPower> {
public:
    ClippedPower(int component, double order, double reference)
        : LaneFactor({{Input::Kind::concentration, component}}),
          component_(component),
          order_(order),
          scale_(1.0 / reference),
          floor_(order < 0.0 ? small_concentration : 0.0) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N scaled = in.concentration(component_) * scale_;
        const auto x = soft_positive(scaled, small_concentration);
        const auto f = signed_power(N(x.value + floor_), order_, small_concentration);
        if (slopes != nullptr) slopes[0] = f.slope * x.slope * scale_;
        return f.value;
    }

private:
    int component_;
    double order_;
    double scale_;
    double floor_;
};

/// (2)
class ActivityPower final : public LaneFactor<ActivityPower> {
public:
    ActivityPower(int component, double order)
        : LaneFactor({{Input::Kind::ln_activity, component}}),
          component_(component),
          order_(order) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        const N value = exp(order_ * in.ln_activity(component_));
        if (slopes != nullptr) slopes[0] = order_ * value;
        return value;
    }

private:
    int component_;
    double order_;
};

}  // namespace

Schema<Power> Power::schema() {
    using P = Power;
    return ore::sourced(
        Schema<P>("power", "(C_total/reference)^order or activity^order")
            .field("driver", &P::driver,
                   "\"H_total\" for a total concentration, \"a_H\" for an activity")
            .field("order", &P::order, between(-3, 3), "order of the reaction in the driver")
            .field("reference", &P::reference, above(0), "concentration at which the factor is 1",
                   unit("mol/m3"), defaults_to("choice: 0.1 mol/L, near that of working heaps"),
                   fixed())
            .check("driver", [](const P& law) { return complaint_about_driver(law.driver); }));
}

LawNeeds Power::needs() const {
    const auto parsed = parse_driver(driver);
    return {.components = {parsed ? parsed->component : driver}};
}

LawTopic Power::topic() const { return {Limit::substrate, needs().components.front()}; }

Factor Power::compile(const LawContext& context) const {
    const auto parsed = parse_driver(driver);
    expects(parsed.has_value(), "a driver was checked when it was read");
    const int component = context.component(parsed->component);
    if (parsed->is_activity) return std::make_unique<const ActivityPower>(component, order);
    const bool may_be_negative = context.is_signed(component);
    if (may_be_negative || order < 0.0) {
        return std::make_unique<const ClippedPower>(component, order, reference.si);
    }
    return std::make_unique<const RestoringPower>(component, order, reference.si);
}

}  // namespace gossan::reactions::laws
