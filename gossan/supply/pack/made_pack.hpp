// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include "gossan/supply/epcis/made_log.hpp"
#include "gossan/supply/pack/make_pack.hpp"
#include "gossan/supply/pack/shipment_log.hpp"
#include "gossan/supply/pack/verify_pack.hpp"
#include "gossan/supply/pact/made_footprint.hpp"

namespace gossan::supply::made {

/// A site in 2026, 1 t of copper of each stream: sulphide took 200 L of diesel (180 to 220) and
/// 1000 kWh, 70 m3 of water, run of mine 100 L, nothing else and 40 m3.
inline footprint::SiteFootprint footprint_of_site() {
    const auto stream = [](const std::string& name) {
        return footprint::Stream{.name = name,
                                 .copper = {1000.0},
                                 .to_come = {1000.0},
                                 .moved = {100.0},
                                 .ore = {100.0},
                                 .acid = {0.0}};
    };
    const auto row = [](const char* name, const char* process, double amount) {
        return footprint::Activity{.stream = name,
                                   .process = footprint::process_at(process),
                                   .amount = amount,
                                   .basis = footprint::Basis::measured};
    };
    footprint::Activities activities;
    activities.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    activities.streams = {stream("run_of_mine"), stream("sulphide")};
    activities.rows = {row("sulphide", "diesel", 200.0), row("run_of_mine", "diesel", 100.0),
                       row("sulphide", "electrowinning", 1000.0)};
    activities.rows[0].times = {{"diesel of sulphide", 1.0, 0.9, 1.1}};
    footprint::FootprintInput input;
    input.draws = 50;
    const auto water = [](const std::string& name, double withdrawn, double consumed) {
        footprint::StreamWater told{.period = 0, .stream = name, .withdrawn = withdrawn};
        told.consumed = consumed;
        told.copper_kg = 1000.0;
        told.source = "groundwater";
        return told;
    };
    return {input,
            footprint::Assessment(activities, input, footprint::FactorLibrary::standard()),
            {water("run_of_mine", 40.0, 30.0), water("sulphide", 70.0, 60.0)},
            {}};
}

inline CustodyLink link() {
    CustodyLink link{};
    link.name = "pads to cathode";
    link.place = "Example Mine";
    link.model = CustodyModel::mass_balance_credit;
    link.characteristic = "bioleached";
    return link;
}

/// The made log, and its custody: JC-0001 of 9 t with 6 t of sulphide came in, and another lot of
/// 3 t with 1 t; 2 t left to another customer, and then the shipment with all that it may claim.
inline std::vector<Event> log_with_custody() {
    auto all = drafts();
    all.push_back(draft("2026-06-03T00:00:00Z", "lot opened", "JC-0002",
                        R"({"mass": "3 t", "begin": "2026-05-04", "end": "2026-05-11",
                            "brand": "JCM", "standard": "ASTM B115 Grade 1",
                            "streams": {"sulphide": "1 t", "run_of_mine": "2 t"}})"));
    const auto custody = [&all](const char* kind, const char* data) {
        all.push_back(draft("2026-06-04T00:00:00Z", kind, "pads to cathode", data));
    };
    custody("custody received",
            R"({"batch": "JC-0001", "mass": "9 t", "eligible": "6 t", "from": "harvest"})");
    custody("custody received",
            R"({"batch": "JC-0002", "mass": "3 t", "eligible": "1 t", "from": "harvest"})");
    custody("custody delivered",
            R"({"batch": "", "mass": "2 t", "claimed": "2 t", "to": "Another", "shipment": "S-2",
                "delivery": "S-2"})");
    custody("custody delivered",
            R"({"batch": "", "mass": "6 t", "claimed": "5 t", "to": "Data Centre Metals",
                "shipment": "S-0001", "delivery": "S-0001"})");
    custody("custody delivered",
            R"({"batch": "", "mass": "1 t", "claimed": "0 t", "to": "A third", "shipment": "S-3",
                "delivery": "S-3"})");
    return chained({}, all);
}

/// A pack's content for tests: two of three bundles of one lot, 6 t, by the made log.
inline PackContent pack_content(const std::vector<Event>& log = log_with_custody()) {
    PackContent content{.shipment = "S-0001",
                        .site = "Example Mine",
                        .place = "FCA Example, Arizona",
                        .version = "1.2.3",
                        .naming = naming("0614141").rules(),
                        .producer = made_producer()};
    content.created = log.back().at;
    content.links = {link()};
    content.claim_streams = {"sulphide"};
    content.source = "measured activities";
    content.signatory = "A. Seller, head of sales";
    content.published = {{.lot = "C-0001",
                          .created = "2026-06-02T15:00:00Z",
                          .evidence = log[10].hash,
                          .replaces = {}}};
    content.record = footprint_of_site();
    content.ledger = ledger_of(log, events_behind(log, "S-0001"));
    return content;
}

// The secret key of test 1 of RFC 8032, and its public key.
inline const std::string secret =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
inline const std::string public_key =
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

/// The pack of `pack_content`, signed.
inline const PackFiles& good() {
    static const PackFiles files = make_pack(pack_content(), secret);
    return files;
}

/// The same without a signature: what a forger can make.
inline const PackFiles& unsigned_one() {
    static const PackFiles files = make_pack(pack_content());
    return files;
}

/// What a forger does who has changed a file: seals the pack as if it were right.
inline PackFiles sealed_anew(PackFiles files) {
    const PackContent content = pack_content();
    files.erase(manifest_name);
    files[manifest_name] = manifest_of(
        files, {content.shipment, content.version, content.ledger.number, content.ledger.hash});
    return files;
}

inline std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

inline std::string faults_of(const PackFiles& files, const PackTrust& trust = {}) {
    std::string all;
    for (const std::string& fault : verify_pack(files, trust).faults()) all += fault + "\n";
    return all;
}

inline std::string found_by(const PackVerdict& verdict, const std::string& name) {
    for (const PackCheck& check : verdict.checks) {
        if (check.name == name) return check.found;
    }
    return "was not looked at";
}

}  // namespace gossan::supply::made
