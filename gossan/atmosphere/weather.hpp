// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/base/time_series.hpp"

namespace gossan::atmosphere {

using Irradiance = Quantity<Dimension{.mass = 1, .time = -3}>;  ///< W/m2

/// A sheet or net over the surface for part of the run.
struct Cover {
    Duration from;
    std::optional<Duration> until;  ///< left out: to the end
    double factor = 1.0;            ///< of the wind's heat exchange and evaporation that is left
    Number rain_kept_out{0.0};      ///< share that runs off the cover and never reaches the ore
    Number sun_kept_out{0.0};
    Number sky_kept_out{0.0};  ///< share of the sky whose place the cover takes

    static Schema<Cover> schema();
};

/// The weather at the site, against days since the start of the run: by key, by one file, or both;
/// a key rules over a column of the file. `Climate` makes curves of it. A series in steps is a
/// restart point at each of its times; one of points is followed by a smooth curve.
struct Weather {
    std::optional<InputFile> file;  ///< see `read_weather_file`
    bool repeat = false;            ///< the file's rows go round and round
    bool resolve = false;           ///< rows of hours stay so; else they run as means of days

    std::optional<TimeSeries<Temperature>> air_temperature;
    std::optional<TimeSeries<Number>> relative_humidity;        ///< half, unless given
    std::optional<TimeSeries<Velocity>> wind;                   ///< calm, unless given
    std::optional<TimeSeries<Irradiance>> sun;                  ///< none, unless given
    std::optional<TimeSeries<Number>> cloud;                    ///< none, unless given
    std::optional<TimeSeries<Velocity>> rain;                   ///< none, unless given
    std::optional<TimeSeries<Velocity>> potential_evaporation;  ///< from a wet surface, m3/m2/s
    std::optional<Pressure> pressure;
    std::optional<Length> altitude;  ///< in place of pressure
    bool indoors = false;            ///< walls as warm as the air in place of the sky
    std::vector<Cover> covers;

    static Schema<Weather> schema();
};

/// Pressure of the standard atmosphere at an altitude in m, Pa.
///
///     p = 101325 Pa (1 - 2.25577e-5 z)^5.25588                                       (1)
///
/// Source: USStandard1976, below 11 km.
[[nodiscard]] double pressure_at(double altitude);

/// Of the site, Pa: as given, else by its altitude, else one standard atmosphere.
[[nodiscard]] double site_pressure(const Weather& weather);

}  // namespace gossan::atmosphere
