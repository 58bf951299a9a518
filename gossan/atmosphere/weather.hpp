// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/base/time_series.hpp"

namespace gossan::atmosphere {

/// The weather at the site, against days since the start of the run. A series in steps is a restart
/// point at each of its times; one of points is followed by a smooth curve.
struct Weather {
    TimeSeries<Temperature> air_temperature;
    TimeSeries<Velocity> rain{Velocity(0.0)};                   ///< m3/m2/s
    TimeSeries<Velocity> potential_evaporation{Velocity(0.0)};  ///< from a wet surface, m3/m2/s

    double relative_humidity = 0.5;  ///< of the air: a bed as dry as the air loses nothing

    static Schema<Weather> schema();
};

}  // namespace gossan::atmosphere
