// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/atmosphere/weather.hpp"
#include "gossan/base/diagnostics.hpp"

namespace gossan::atmosphere {

/// What air and sky bring to a level surface at one time. SI.
struct Conditions {
    double air_temperature = 298.15;     ///< K
    double relative_humidity = 0.5;      ///< at most 0.99
    double wind = 0.0;                   ///< m/s
    double sun = 0.0;                    ///< W/m2
    double sky_radiation = 0.0;          ///< long-wave, down, W/m2
    double rain = 0.0;                   ///< m3/m2/s
    double exposure = 1.0;               ///< what covers leave of wind exchange and evaporation
    double potential_evaporation = 0.0;  ///< m3/m2/s, covers reckoned in
};

/// The weather as curves over the time of a run: C1 between its jumps. Copies are independent;
/// thread-safe to read.
///
/// Means of days or months stand at the middle of their stretch; a monotone curve joins them, for
/// rain one that keeps the total (`SmoothSteps`). Where potential evaporation is not given it is
/// that of a wet surface as warm as the air,
///
///     E = f g(u) (w_s(T_a) - w_a)                                                      (1)
///
/// with g of `evaporation_conductance` and mass ratios w of vapour to dry air. A cover that keeps a
/// share c of the sky out radiates in its place as a black body as warm as the air,
///
///     L = (1 - c) L_sky + c sigma T_a^4                                                (2)
///
/// Source: estimate: a thin sheet in the wind is near the temperature of the air. Of covers over
/// each other each takes its share of what the others leave.
class Climate {
public:
    /// Faults of the weather's file, of its span and of the date go to `diagnostics`; after an
    /// error the curves are of no use. `start_date` of day 0 may be blank.
    Climate(const Weather& weather, std::string_view start_date, Duration duration,
            Diagnostics& diagnostics);

    [[nodiscard]] Conditions at(double time) const;
    /// Of the site, Pa.
    [[nodiscard]] double pressure() const { return pressure_; }
    /// False where the conditions' potential evaporation is (1): a model with a surface
    /// temperature of its own knows better.
    [[nodiscard]] bool is_evaporation_given() const { return bool(evaporation_); }
    /// Times at which something jumps, s; in no order.
    [[nodiscard]] const std::vector<double>& jumps() const { return jumps_; }
    /// What was left to a rule of ours.
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

private:
    friend class ClimateBuilder;
    using Curve = std::function<double(double)>;

    Curve temperature_, humidity_, wind_, sun_, cloud_, rain_;
    Curve evaporation_;  ///< empty: by (1)
    std::vector<Cover> covers_;
    bool is_indoors_ = false;
    double pressure_ = 101325.0;
    std::vector<double> jumps_;
    std::vector<std::string> notes_;
};

}  // namespace gossan::atmosphere
