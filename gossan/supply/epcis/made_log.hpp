// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/supply/epcis/naming.hpp"
#include "gossan/supply/event/event.hpp"

namespace gossan::supply::made {

// A log for tests: one lot of 9 t in three bundles, two of which are shipped; the delivery note of
// the shipment was told wrong at first.

inline Naming naming(const std::string& prefix) {
    return Naming(
        {.domain = "mine.example.com", .company = "Example Copper", .gs1_prefix = prefix});
}

inline EventDraft draft(const std::string& at, const std::string& kind, const std::string& subject,
                        const std::string& data) {
    return {.at = at,
            .who = "a test",
            .kind = kind,
            .subject = subject,
            .data = records::parse_document(data, kind)};
}

inline std::vector<EventDraft> drafts() {
    std::vector<EventDraft> all = {
        draft("2026-05-04T18:00:00Z", "lot opened", "JC-0001",
              R"({"mass": "9 t", "begin": "2026-04-27", "end": "2026-05-04", "brand": "JCM",
                  "standard": "ASTM B115 Grade 1",
                  "streams": {"sulphide": "6 t", "run_of_mine": "3 t"}, "modules": {}})"),
        draft("2026-05-05T18:00:00Z", "lot bundled", "JC-0001",
              R"({"bundles": [{"serial": "JC-0001-1", "net": "3000.5 kg", "gross": "3003.5 kg"},
                              {"serial": "JC-0001-2", "net": "2999.5 kg", "gross": "3002.5 kg"},
                              {"serial": "JC-0001-3", "net": "3000 kg", "gross": "3003 kg"}]})"),
        draft("2026-05-06T18:00:00Z", "lot assayed", "JC-0001",
              R"({"certificate": "CoA-JC-0001", "revision": 1, "date": "2026-05-06",
                  "laboratory": "Desert Assay", "signatory": "A. Chemist",
                  "method": "spark emission", "sampling": "drilled, 16 cathodes",
                  "ppm": {"Ag": "<0.5", "As": "<0.5", "Bi": "<0.2", "Fe": "1.5", "Ni": "<0.5",
                          "S": "4", "Sb": "<0.5", "Se": "<0.3", "Sn": "<0.5", "Te": "<0.3",
                          "Pb": "2"}})"),
        draft("2026-05-06T20:00:00Z", "lot released", "JC-0001", "{}"),
        draft("2026-05-07T18:00:00Z", "commercial lot formed", "C-0001",
              R"({"bundles": ["JC-0001-1", "JC-0001-2"]})"),
        draft("2026-05-07T18:10:00Z", "commercial lot formed", "C-0002",
              R"({"bundles": ["JC-0001-3"]})"),
        draft("2026-05-08T18:00:00Z", "shipped", "S-0001",
              R"({"lots": ["C-0001"], "to": "Data Centre Metals", "delivery_note": "DN-71"})"),
        draft("2026-05-08T19:00:00Z", "price fixed", "S-0001", R"({"price": "13012 USD/t"})"),
        draft("2026-05-09T18:00:00Z", "shipped", "S-0001",
              R"({"lots": ["C-0001"], "to": "Data Centre Metals", "delivery_note": "DN-17"})"),
        draft("2026-05-12T15:00:00Z", "received", "S-0001", R"({"net": "5998 kg"})"),
        draft("2026-06-02T15:00:00Z", "rod cast", "R-0001",
              R"({"inputs": {"JC-0001": "6 t", "https://mill.example.com/cathode/other": "4 t"},
                  "outputs": {"https://mill.example.com/rod/R-A": "9.8 t",
                              "https://mill.example.com/scrap/R-A": "0.19 t"},
                  "place": "https://mill.example.com/place/rod-mill"})")};
    all[8].corrects = 7;
    all[8].why = "two digits of the delivery note were swapped";
    return all;
}

inline std::vector<Event> log() { return chained({}, drafts()); }

}  // namespace gossan::supply::made
