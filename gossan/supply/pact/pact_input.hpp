// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::supply {

/// How footprints are told to others by PACT: block [pact] of supply.toml.
struct PactInput {
    std::string product = "copper-cathode";
    std::string product_name = "Copper cathode";
    std::vector<std::string> company_ids;  ///< URNs; none: one made from the domain
    std::vector<std::string> classifications = {"urn:pact:hs:740311"};
    std::string
        stream;  ///< that lots are told to hold a claimed part of; blank: nothing is claimed
    std::string electricity = "location";  ///< of the view that is declared, or "market"
    std::vector<std::string> recipients;   ///< clients that may see every lot
    std::string footprints;  ///< file of lots' footprints; blank: in the output folder
    std::string clients = "pact-clients.json";
    std::string url;  ///< under which partners reach the host: "https://pact.mine.example.com"
    std::string address = "127.0.0.1";  ///< that the host listens on
    int port = 8443;
    std::string certificate;  ///< PEM, with its chain
    std::string key;          ///< PEM
    std::string trust;        ///< PEM of authorities trusted for answers; blank: the machine's own
    int page = 1000;          ///< most footprints of one answer
    Duration token_lifetime{3600.0};

    static Schema<PactInput> schema();
};

}  // namespace gossan::supply
