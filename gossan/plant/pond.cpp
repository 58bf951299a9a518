// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/pond.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/base/error.hpp"

namespace gossan::plant {
namespace {

using constants::water_molar_mass;
using constants::zero_celsius;

/// (1 - e^-x)/x.
double phi(double x) { return std::abs(x) < 1e-12 ? 1.0 - 0.5 * x : -std::expm1(-x) / x; }

/// (2) over one stretch of even flows.
struct Stretch {
    Stretch(double v_start, double growth, double outflow, double duration)
        : v(v_start + growth * duration), a(growth), q(outflow), tau(duration) {
        const double x = growth * duration / v_start;
        s = duration / v_start * (std::abs(x) < 1e-12 ? 1.0 - 0.5 * x : std::log1p(x) / x);
    }

    double v, a, q, tau, s;

    [[nodiscard]] double content(double start, double inflow, double by_volume) const {
        if (by_volume == 0.0) return start + inflow * tau;
        return start * std::exp(-by_volume * s) + inflow * v * s * phi((by_volume + a) * s);
    }
    /// Moves one content on; what left with the outlets.
    double move(double& x, double inflow) const {
        const double start = x;
        x = content(start, inflow, q);
        return q == 0.0 ? 0.0 : start + inflow * tau - x;
    }
};

class Run {
public:
    Run(const LiquorBasis& basis, const PondMarks& marks, const PondDuty& duty, Liquor& content)
        : basis_(basis), marks_(marks), duty_(duty), content_(content) {
        step_.drawn.assign(duty.outlet.size(), basis.empty());
        step_.spilled = basis.empty();
        for (const double volume : duty.outlet) wanted_ += volume / duty.length;
    }

    PondStep run() {
        spill_excess();
        double left = duty_.length;
        // A stretch ends at a mark, where the flows change for good: down to the lowest, on to the
        // bottom, or up to the brim.
        for (int stretch = 0; stretch < 16 && left > 0.0; ++stretch) left -= advance(left);
        expects(left <= 0.0, "a pond passes each of its marks once in a step");
        step_.rained = duty_.surface.rain * duty_.length;
        step_.lacking = std::max(step_.lacking, 0.0);
        return step_;
    }

private:
    [[nodiscard]] double elapsed(double left) const { return duty_.length - left; }

    void spill_excess() {
        const double volume = basis_.volume(content_);
        if (volume <= marks_.capacity) return;
        step_.spilled_volume = volume - marks_.capacity;
        if (step_.spilled_volume > tolerance()) step_.full_after = 0.0;
        step_.spilled = content_.take(step_.spilled_volume / volume);
    }

    /// Volumes closer to a mark than this are at it.
    [[nodiscard]] double tolerance() const { return 1e-12 * marks_.capacity; }

    double advance(double left) {
        const double volume = basis_.volume(content_);
        const double mol_volume = water_molar_mass / 997.0;
        double evaporation = duty_.surface.evaporation;
        const double come =
            basis_.volume(duty_.inflow) / duty_.length + duty_.surface.rain * mol_volume;
        double gain = come - evaporation * mol_volume;
        double outflow = wanted_, spill = 0.0;
        const bool is_low = volume < marks_.lowest - tolerance();
        if (is_low) outflow = 0.0;
        if (!is_low && volume <= marks_.lowest + tolerance() && gain < wanted_) {
            outflow = std::max(gain, 0.0);
        }
        if (outflow < wanted_ && !step_.dry_after) step_.dry_after = elapsed(left);
        if (volume <= marks_.bottom + tolerance() && gain < 0.0) {
            evaporation = std::max(come, 0.0) / mol_volume;
            gain = 0.0;
        }
        double growth = gain - outflow;
        if (std::abs(growth) <= 1e-14 * (std::abs(gain) + outflow)) growth = 0.0;
        if (volume >= marks_.capacity - tolerance() && growth > 0.0) {
            if (!step_.full_after) step_.full_after = elapsed(left);
            spill = growth;
            growth = 0.0;
        }
        const double stretch = until_mark(volume, growth, left);
        move({volume, growth, outflow + spill, stretch}, outflow, spill, evaporation);
        step_.lacking += (wanted_ - outflow) * stretch;
        return stretch;
    }

    [[nodiscard]] double until_mark(double volume, double growth, double left) const {
        if (growth > 0.0) {
            const double next =
                volume < marks_.lowest - tolerance() ? marks_.lowest : marks_.capacity;
            return std::min(left, (next - volume) / growth);
        }
        if (growth == 0.0) return left;
        const double mark = volume > marks_.lowest + tolerance() ? marks_.lowest : marks_.bottom;
        return std::clamp((volume - mark) / -growth, 0.0, left);
    }

    void move(const Stretch& stretch, double outflow, double spill, double evaporation) {
        const double per_second = 1.0 / duty_.length;
        Liquor left = basis_.empty();
        const double heat_to_air = warm(stretch, evaporation, left);
        left.water = stretch.move(
            content_.water, duty_.inflow.water * per_second + duty_.surface.rain - evaporation);
        for (std::size_t c = 0; c < left.component.size(); ++c) {
            left.component[c] =
                stretch.move(content_.component[c], duty_.inflow.component[c] * per_second);
        }
        step_.evaporated += evaporation * stretch.tau;
        step_.warmed += heat_to_air;
        share_out(left, outflow, spill, stretch.tau);
    }

    /// Heat of the stretch: what the surface gave; what left with the outlets goes to `left`.
    double warm(const Stretch& stretch, double evaporation, Liquor& left) {
        const PondSurface& air = duty_.surface;
        const double water_heat = content_.water * water_molar_mass * basis_.specific_heat();
        const double volume = basis_.volume(content_);
        const double loss = water_heat > 0.0 ? air.conductance * volume / water_heat : 0.0;
        const double in = duty_.inflow.enthalpy / duty_.length;
        const double given = air.conductance * (air.balance_at - zero_celsius) + air.rain_heat -
                             evaporation * air.vapour_heat;
        const double start = content_.enthalpy;
        const double rate = stretch.q + loss;
        content_.enthalpy = stretch.content(start, in + given, rate);
        const double gone = start + (in + given) * stretch.tau - content_.enthalpy;
        left.enthalpy = rate > 0.0 ? gone * stretch.q / rate : 0.0;
        return given * stretch.tau - (gone - left.enthalpy);
    }

    void share_out(const Liquor& left, double outflow, double spill, double duration) {
        const double total = outflow + spill;
        if (total <= 0.0) return;
        step_.spilled.add(left, spill / total);
        step_.spilled_volume += spill * duration;
        double rest = outflow;
        for (std::size_t k = 0; k < duty_.outlet.size(); ++k) {
            const double own = std::min(rest, duty_.outlet[k] / duty_.length);
            step_.drawn[k].add(left, own / total);
            rest -= own;
        }
    }

    const LiquorBasis& basis_;
    const PondMarks& marks_;
    const PondDuty& duty_;
    Liquor& content_;
    double wanted_ = 0.0;
    PondStep step_;
};

}  // namespace

PondStep run_pond(const LiquorBasis& basis, const PondMarks& marks, const PondDuty& duty,
                  Liquor& content) {
    return Run(basis, marks, duty, content).run();
}

}  // namespace gossan::plant
