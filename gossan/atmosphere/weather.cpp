// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/weather.hpp"

#include <cmath>

namespace gossan::atmosphere {
namespace {

using Complaint = std::optional<std::string>;

Complaint about_temperature(const Weather& weather) {
    if (weather.air_temperature || weather.file) return std::nullopt;
    return "no air temperature; give it here or by a column of a file";
}

Complaint about_altitude(const Weather& weather) {
    if (!weather.altitude || !weather.pressure) return std::nullopt;
    return "both pressure and altitude; give one of them";
}

Complaint about_file(const Weather& weather) {
    if (weather.file || (!weather.repeat && !weather.resolve)) return std::nullopt;
    return "no file, whose rows repeat and resolve are about";
}

}  // namespace

Schema<Cover> Cover::schema() {
    return Schema<Cover>("cover", "a sheet or net over the surface")
        .field("from", &Cover::from, at_least(0), "when it is laid", unit("d"))
        .field("until", &Cover::until, above(0), "when it is taken away; left out: it stays",
               unit("d"))
        .field("factor", &Cover::factor, between(0, 1),
               "share of the wind's heat exchange and of the evaporation that is left",
               usual(between(0.1, 0.5)))
        .field("rain_kept_out", &Cover::rain_kept_out, fraction(),
               "share of the rain, which runs off outside the heap",
               defaults_to("choice: a net, which rain goes through"))
        .field("sun_kept_out", &Cover::sun_kept_out, fraction(), "share of the sun",
               defaults_to("choice: a cover that says nothing of the sun lets it in"))
        .field("sky_kept_out", &Cover::sky_kept_out, fraction(),
               "share of the sky's radiation in whose place the cover radiates, as warm as the air",
               defaults_to("choice: a cover that says nothing of the sky lets it in"))
        .check("until", [](const Cover& cover) -> Complaint {
            if (!cover.until || cover.until->si > cover.from.si) return std::nullopt;
            return "an end before its beginning";
        });
}

Schema<Weather> Weather::schema() {
    using W = Weather;
    return Schema<W>("weather", "the weather at the site")
        .field("file", &W::file,
               "CSV with a column date, day or month, and columns named as the keys below with "
               "their unit, such as \"wind (m/s)\"")
        .field("repeat", &W::repeat, "the rows of the file go round and round",
               defaults_to("choice: the file must cover the run"))
        .field("resolve", &W::resolve, "follow rows of hours one by one",
               defaults_to("choice: rows of hours run as the means of their days"))
        .field("air_temperature", &W::air_temperature, between("-40 degC", "60 degC"),
               "of the air above the heap, and of the rain", unit("degC"))
        .field("relative_humidity", &W::relative_humidity, fraction(),
               "of the air; a bed as dry as that loses no more water; left out: 50 %", unit("%"))
        .field("wind", &W::wind, between(0, "60 m/s"), "near the surface; left out: calm",
               unit("m/s"))
        .field("sun", &W::sun, between(0, "1400 W/m2"),
               "that falls on a level surface, direct and diffuse; left out: none", unit("W/m2"))
        .field("cloud", &W::cloud, fraction(), "share of the sky; left out: clear", unit("%"))
        .field("rain", &W::rain, between(0, "2000 mm/d"), "on the heap; left out: none",
               unit("mm/d"))
        .field("potential_evaporation", &W::potential_evaporation, between(0, "30 mm/d"),
               "what a wet surface would lose to the air; left out: by wind and humidity",
               unit("mm/d"))
        .field("pressure", &W::pressure, between("40 kPa", "110 kPa"),
               "of the air at the site; left out: by altitude, else 101.325 kPa", unit("kPa"))
        .field("altitude", &W::altitude, between("-430 m", "6000 m"), "in place of pressure",
               unit("m"))
        .field("indoors", &W::indoors, "walls as warm as the air in place of the sky",
               defaults_to("choice: a heap lies under the sky"))
        .field("covers", &W::covers, "sheets or nets over the surface",
               defaults_to("choice: an open surface"))
        .check("air_temperature", about_temperature)
        .check("altitude", about_altitude)
        .check("file", about_file);
}

double pressure_at(double altitude) {
    return 101325.0 * std::pow(1.0 - 2.25577e-5 * altitude, 5.25588);  // (1)
}

double site_pressure(const Weather& weather) {
    if (weather.pressure) return weather.pressure->si;
    return pressure_at(weather.altitude ? weather.altitude->si : 0.0);
}

}  // namespace gossan::atmosphere
