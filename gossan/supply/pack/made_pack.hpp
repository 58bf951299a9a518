// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/supply/epcis/made_log.hpp"
#include "gossan/supply/pack/make_pack.hpp"
#include "gossan/supply/pack/shipment_log.hpp"
#include "gossan/supply/pact/made_footprint.hpp"

namespace gossan::supply::made {

/// A pack's content for tests: two of three bundles of one lot, 6 t, by the made log.
inline PackContent pack_content() {
    const std::vector<Event> all = log();
    PackContent content{.shipment = "S-0001",
                        .site = "Example Mine",
                        .place = "FCA Example, Arizona",
                        .version = "1.2.3",
                        .naming = naming("0614141").rules(),
                        .producer = made_producer()};
    content.footprints = {made_lot("C-0001")};
    content.footprints[0].mass = whole_mass("6 t");
    content.factors = records::parse_document(
        R"([{"factor": "grid_aznm@2023", "value": 0.3203, "low": 0.30, "high": 0.34,
             "unit": "kg CO2e/kWh", "source": "EPA-eGRID2023", "status": "read"}])",
        "factors");
    content.events = events_behind(all, "S-0001");
    content.log_number = all.back().number;
    content.log_hash = all.back().hash;
    return content;
}

}  // namespace gossan::supply::made
