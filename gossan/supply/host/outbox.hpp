// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/host/clients.hpp"
#include "gossan/supply/host/message.hpp"

namespace gossan::supply {

/// An answer on its way to who asked.
struct Outgoing {
    std::string client;
    records::Document event;
    double asked = 0.0;  ///< seconds from 1970
    double due = 0.0;
    int n_tries = 0;
};

/// Seconds to wait after so many tries: 1, 2, 4 … an hour at most.
[[nodiscard]] double back_off(int n_tries);

/// Answers that wait for their time. Not thread-safe.
class Outbox {
public:
    void put(Outgoing outgoing) { waiting_.push_back(std::move(outgoing)); }
    /// The first that is due, taken out.
    [[nodiscard]] std::optional<Outgoing> take(double now);
    /// Puts one back that could not be delivered; false if it is given up, three days after it was
    /// asked for.
    [[nodiscard]] bool retry(Outgoing outgoing, double now);
    [[nodiscard]] std::size_t size() const { return waiting_.size(); }

private:
    std::vector<Outgoing> waiting_;
};

/// How a request gets to another host, whose base is an URL; status 0 if it did not.
using Send = std::function<Response(const std::string& base, const Request& request)>;

/// What became of an event that was posted to a partner.
enum class Posting { done, again, refused };

/// Gets a token of the client's host and posts the event there. What proves us is read from its
/// file. `said` tells how it went, without a secret.
[[nodiscard]] Posting deliver(const Client& client, const records::Document& event,
                              const Send& send, std::string& said);

}  // namespace gossan::supply
