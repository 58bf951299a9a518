// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "gossan/supply/event/event.hpp"
#include "gossan/supply/host/https.hpp"
#include "gossan/supply/host/pact_service.hpp"
#include "gossan/supply/pact/pact_input.hpp"
#include "gossan/supply/pact/product_footprint.hpp"

namespace gossan::supply {

/// What a host needs besides the footprints.
struct Serving {
    PactInput pact;                ///< with paths that are absolute
    std::filesystem::path folder;  ///< keeps what waits for delivery and what was announced
    std::function<void(const std::string&)> say;
    std::function<void(const EventDraft&)> record = {};
};

/// Who tells of the copper, from the blocks [site] and [pact].
[[nodiscard]] PactProducer producer_of(const PactInput& pact, const std::string& company,
                                       const std::string& domain, const std::string& geography);

/// Serves footprints until SIGINT or SIGTERM; first tells partners what is new, says who may ask
/// for what, and "listening on https://address:port".
void serve(const Serving& serving, const std::vector<SharedFootprint>& footprints);

}  // namespace gossan::supply
