// SPDX-License-Identifier: Apache-2.0
#include "gossan/transport/retention.hpp"

namespace gossan::transport {

double steady_water_content(const Retention& retention, double flux) {
    double low = 0.0;
    double high = retention.saturated_content();
    if (flux >= retention.saturated_conductivity()) return high;
    // 60 halvings reach the last bit of a number between 0 and 1.
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (low + high);
        (retention.conductivity(middle).value < flux ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace gossan::transport
