// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/event/event.hpp"
#include "gossan/supply/host/clients.hpp"
#include "gossan/supply/host/message.hpp"
#include "gossan/supply/host/outbox.hpp"
#include "gossan/supply/secret/secret.hpp"

namespace gossan::supply {

/// A document that the host holds, and who may see it.
struct SharedFootprint {
    records::Document document;
    std::vector<std::string> recipients;  ///< names of clients
};

/// What the host is given.
struct ServiceSettings {
    std::string url;  ///< under which partners reach it, without a slash at the end
    /// Links say the name under which a partner asked, and `url` where it told none.
    bool url_is_open = false;
    /// Answers may go to a host of this machine that an event names as its source.
    bool is_local = false;
    int page = 1000;                                    ///< most footprints of one answer
    double token_lifetime = 3600.0;                     ///< seconds
    std::function<double()> clock = {};                 ///< seconds from 1970
    std::function<std::vector<Client>()> clients = {};  ///< asked at every request
    /// Whether a secret is the one that was hashed; for tests alone another than argon2id.
    std::function<bool(std::string_view, const std::string&)> proves = is_secret_of;
    std::function<void(const std::string&)> say = {};  ///< takes the lines of the log
    /// Takes what partners told us, and what became of what we told them.
    std::function<void(const EventDraft&)> record = {};
    std::string outbox = {};  ///< folder of what waits for delivery; blank: none is kept
};

/// The rules of the host of PACT 3.0, without a network: tokens by OAuth2 client credentials,
/// footprints listed, filtered and paged, each client seeing its own alone, and events. What it
/// holds does not change, so a link to a page stays good as long as the service lives.
/// Thread-safe; `answer` never throws.
class PactService {
public:
    PactService(ServiceSettings settings, std::vector<SharedFootprint> footprints);
    PactService(const PactService&) = delete;
    PactService& operator=(const PactService&) = delete;
    ~PactService();

    [[nodiscard]] Response answer(const Request& request);

    /// Takes on news for a partner.
    void announce(Outgoing outgoing);

    /// Delivers one event that is due, if there is any; says whether there was.
    bool deliver_next(const Send& send);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace gossan::supply
