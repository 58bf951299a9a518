// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gossan/supply/event/event.hpp"

namespace gossan::supply::made {

// Events of lots for tests, as somebody would tell them.

inline EventDraft event(const std::string& kind, const std::string& subject,
                        const std::string& day = "2026-05-04") {
    return {.at = day + "T12:00:00Z", .who = "a test", .kind = kind, .subject = subject};
}

/// A lot of 9 t, of which 6 are of one stream.
inline EventDraft opened(const std::string& lot) {
    EventDraft draft = event("lot opened", lot);
    draft.data["mass"] = "9 t";
    draft.data["begin"] = "2026-04-27";
    draft.data["end"] = "2026-05-04";
    draft.data["brand"] = "MADE";
    draft.data["standard"] = "ASTM B115 Grade 1";
    draft.data["streams"]["sulphide"] = "6 t";
    draft.data["streams"]["run_of_mine"] = "3 t";
    draft.data["modules"]["S1"] = "6 t";
    draft.data["modules"]["R1"] = "1 t";
    draft.data["modules"]["R2"] = "2 t";
    return draft;
}

/// A certificate that meets all limits with 2 ppm of lead.
inline EventDraft assayed(const std::string& lot, const std::string& lead = "2", int revision = 1) {
    EventDraft draft = event("lot assayed", lot, "2026-05-06");
    draft.data["certificate"] = "CoA-" + lot;
    draft.data["revision"] = revision;
    draft.data["laboratory"] = "a laboratory";
    draft.data["signatory"] = "a chemist";
    draft.data["method"] = "spark emission";
    for (const char* element : {"Ag", "As", "Bi", "Fe", "Ni", "S", "Sb", "Se", "Sn", "Te"}) {
        draft.data["ppm"][element] = "<0.5";
    }
    draft.data["ppm"]["Pb"] = lead;
    return draft;
}

/// Bundles of net masses, with 3 kg of straps each.
inline EventDraft bundled(const std::string& lot, const std::vector<int>& net_kg) {
    EventDraft draft = event("lot bundled", lot, "2026-05-05");
    draft.data["bundles"] = records::Document::array();
    for (std::size_t k = 0; k < net_kg.size(); ++k) {
        records::Document one;
        one["serial"] = lot + "-" + std::to_string(k + 1);
        one["net"] = std::to_string(net_kg[k]) + " kg";
        one["gross"] = std::to_string(net_kg[k] + 3) + " kg";
        draft.data["bundles"].push_back(one);
    }
    return draft;
}

inline records::Document names(const std::vector<std::string>& texts) {
    records::Document array = records::Document::array();
    for (const std::string& text : texts) array.push_back(text);
    return array;
}

inline EventDraft formed(const std::string& id, const std::vector<std::string>& serials) {
    EventDraft draft = event("commercial lot formed", id, "2026-05-07");
    draft.data["bundles"] = names(serials);
    return draft;
}

inline EventDraft relotted(
    const std::vector<std::string>& from,
    const std::vector<std::pair<std::string, std::vector<std::string>>>& into) {
    EventDraft draft =
        event("commercial lots relotted", into.empty() ? "?" : into[0].first, "2026-05-08");
    draft.data["from"] = names(from);
    draft.data["into"] = records::Document::array();
    for (const auto& [id, serials] : into) {
        records::Document one;
        one["lot"] = id;
        one["bundles"] = names(serials);
        draft.data["into"].push_back(one);
    }
    return draft;
}

inline EventDraft shipped(const std::string& id, const std::vector<std::string>& lots) {
    EventDraft draft = event("shipped", id, "2026-05-10");
    draft.data["lots"] = names(lots);
    draft.data["to"] = "a mill";
    return draft;
}

inline EventDraft received(const std::string& id, const std::string& net) {
    EventDraft draft = event("received", id, "2026-05-14");
    draft.data["net"] = net;
    return draft;
}

}  // namespace gossan::supply::made
