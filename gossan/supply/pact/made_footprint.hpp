// SPDX-License-Identifier: Apache-2.0
#pragma once

// A lot's footprint for tests: numbers of no mine.

#include "gossan/supply/pact/lot_footprint.hpp"
#include "gossan/supply/pact/product_footprint.hpp"

namespace gossan::supply {

inline PactProducer made_producer() {
    return {.company = "Example Copper",
            .domain = "mine.example.com",
            .company_ids = {"urn:pact:mine.example.com:company-id:example-copper"},
            .geography = "US-AZ",
            .product_name = "Copper cathode",
            .classifications = {"urn:pact:hs:740311"},
            .url = "https://pact.mine.example.com"};
}

inline LotFootprint made_lot(const std::string& lot) {
    LotFootprint made{.lot = lot,
                      .mass = whole_mass("25.012 t"),
                      .created = "2027-01-15T08:00:00Z",
                      .period_start = "2026-01-01T00:00:00Z",
                      .period_end = "2027-01-01T00:00:00Z",
                      .matching = "period",
                      .views = {{"gate-to-gate", "market-based", 0.59, 0.5, 0.7},
                                {"gate-to-gate", "location-based", 1.93, 1.7, 2.2},
                                {"cradle-to-gate", "market-based", 1.61, 1.4, 1.9},
                                {"cradle-to-gate", "location-based", 2.95, 2.6, 3.4}}};
    made.sources = {{"eGRID", "2023"}};
    made.primary_share = 0.62;
    made.exempted_why = "nothing is left out";
    made.quality = {1.5, 1.0, 2.0};
    made.custody = {"mass balance", "sulphide pad", 0.47, "site, rolling 12 months",
                    "47 % of this lot is claimed from the sulphide pad by mass balance."};
    made.water = WaterFigure{71.0, 45.0, "all fresh water taken in, by kg of cathode"};
    made.recipients = {"buyer"};
    return made;
}

}  // namespace gossan::supply
