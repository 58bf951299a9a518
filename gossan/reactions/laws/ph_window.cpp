// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/ph_window.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/lane_factor.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

constexpr double corner = 0.05;  // of the width of a side, twice

/// Rises from 0 at `zero` to 1 at `full`, wherever they are.
struct Side {
    double zero = 0.0;
    double per_width = 0.0;  ///< 0: no side
    Side(const std::optional<double>& zero_at, const std::optional<double>& full_at) {
        if (!zero_at || !full_at) return;
        zero = *zero_at;
        per_width = 1.0 / (*full_at - *zero_at);
    }
    template <class N>
    [[gnu::always_inline]] inline SlopedOf<N> at(const N& ph) const {
        if (per_width == 0.0) return {1.0, 0.0};
        const auto step = soft_step(N((ph - zero) * per_width), corner);
        return {step.value, step.slope * per_width};
    }
};

class PhWindowFactor final : public LaneFactor<PhWindowFactor> {
public:
    PhWindowFactor(int proton, const PhWindow& law)
        : LaneFactor({{Input::Kind::ln_activity, proton}}),
          proton_(proton),
          low_(law.lowest_zero, law.lowest_full),
          high_(law.highest_zero, law.highest_full) {}

    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        constexpr double per_decade = -0.43429448190325182765;  // -1/ln 10
        const N ph = per_decade * in.ln_activity(proton_);
        const auto low = low_.at(ph);
        const auto high = high_.at(ph);
        if (slopes != nullptr) {
            slopes[0] = per_decade * (low.slope * high.value + low.value * high.slope);
        }
        return low.value * high.value;  // (1)
    }

private:
    int proton_;
    Side low_;
    Side high_;
};

std::optional<std::string> complaint(const PhWindow& law) {
    if (law.lowest_zero.has_value() != law.lowest_full.has_value() ||
        law.highest_zero.has_value() != law.highest_full.has_value()) {
        return "needs both ends of a side: where it is zero and where it is full";
    }
    if (!law.lowest_zero && !law.highest_zero) return "needs at least one side";
    double last = -HUGE_VAL;
    for (const auto& each : {law.lowest_zero, law.lowest_full}) {
        if (each && *each <= last) return "must be below `lowest_full`";
        if (each) last = *each;
    }
    if (law.highest_full && *law.highest_full < last)
        return "`highest_full` is below `lowest_full`";
    if (law.highest_full && *law.highest_zero <= *law.highest_full) {
        return "`highest_full` must be below `highest_zero`";
    }
    return std::nullopt;
}

}  // namespace

Schema<PhWindow> PhWindow::schema() {
    using P = PhWindow;
    const Range ph = between(-3, 14);
    return ore::sourced(
        Schema<P>("ph_window", "1 between two pH, 0 beyond two others, straight between")
            .field("lowest_zero", &P::lowest_zero, ph, "pH at and below which nothing goes on")
            .field("lowest_full", &P::lowest_full, ph, "pH from which on the factor is 1")
            .field("highest_full", &P::highest_full, ph, "pH up to which the factor is 1")
            .field("highest_zero", &P::highest_zero, ph, "pH at and above which nothing goes on")
            .check("lowest_zero", complaint));
}

Factor PhWindow::compile(const LawContext& context) const {
    return std::make_unique<const PhWindowFactor>(context.component("H"), *this);
}

}  // namespace gossan::reactions::laws
