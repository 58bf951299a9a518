// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "gossan/supply/host/clients.hpp"
#include "gossan/supply/host/outbox.hpp"
#include "gossan/supply/host/pact_service.hpp"

namespace gossan::supply {

/// Which footprints each client has had news of, by their ids.
using Announced = std::map<std::string, std::set<std::string>>;

/// News for clients that have a host: the active footprints that each may see and has had no news
/// of, in one PublishedEvent each. A client that is new finds what there is by asking, so it gets
/// news of what comes later alone. `announced` is brought up to date.
[[nodiscard]] std::vector<Outgoing> news_for(std::span<const Client> clients,
                                             std::span<const SharedFootprint> footprints,
                                             Announced& announced, const std::string& source,
                                             double now);

/// JSON of what was announced, form "gossan pact announced 1", and back.
[[nodiscard]] records::Document announced_document(const Announced& announced);
[[nodiscard]] Announced announced_in(const records::Document& document);

}  // namespace gossan::supply
