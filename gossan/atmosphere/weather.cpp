// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/weather.hpp"

namespace gossan::atmosphere {

Schema<Weather> Weather::schema() {
    return Schema<Weather>("weather", "the weather at the site")
        .field("air_temperature", &Weather::air_temperature, between("-40 degC", "60 degC"),
               "of the air above the heap, and of the rain", unit("degC"))
        .field("rain", &Weather::rain, between(0, "500 mm/d"), "rain on the heap", unit("mm/d"),
               defaults_to("choice: no rain unless the scenario gives some"))
        .field("potential_evaporation", &Weather::potential_evaporation, between(0, "30 mm/d"),
               "what a wet surface would lose to the air", unit("mm/d"),
               defaults_to("choice: none unless the scenario gives some"))
        .field("relative_humidity", &Weather::relative_humidity, half_open(0, 0.99),
               "of the air; a bed as dry as that loses no more water",
               defaults_to("estimate: between a desert's 20 % and a wet day"));
}

}  // namespace gossan::atmosphere
