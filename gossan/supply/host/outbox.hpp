// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/host/clients.hpp"
#include "gossan/supply/host/message.hpp"

namespace gossan::supply {

/// An event on its way to a partner.
struct Outgoing {
    std::string client;
    std::string to;  ///< URL of the partner's host
    records::Document event;
    double asked = 0.0;  ///< seconds from 1970
    double due = 0.0;
    int n_tries = 0;
};

/// Seconds to wait after so many tries: 1, 2, 4 … an hour at most.
[[nodiscard]] double back_off(int n_tries);

/// Events that wait for their time, each in a file of its own, so that they outlive the host: after
/// a fall one may be delivered twice, under the same id, and none is lost. Not thread-safe.
class Outbox {
public:
    /// Takes up what waits in a folder; a blank one keeps nothing. Error(data) for a file there
    /// that holds no event.
    explicit Outbox(std::filesystem::path folder = {});

    void put(Outgoing outgoing);
    /// The first that is due, taken out; `settled` or `retry` follow.
    [[nodiscard]] std::optional<Outgoing> take(double now);
    /// Nothing is left to do for one that was taken.
    void settled(const Outgoing& outgoing);
    /// Puts one back that could not be delivered, and lets all for its client wait as long, so that
    /// a host that is away does not hold up what is for others; false if it is given up, three days
    /// after it was asked for.
    [[nodiscard]] bool retry(Outgoing outgoing, double now);
    [[nodiscard]] std::size_t waiting_for(const std::string& client) const;
    [[nodiscard]] const std::vector<Outgoing>& waiting() const { return waiting_; }

private:
    [[nodiscard]] std::filesystem::path file_of(const Outgoing& outgoing) const;

    std::filesystem::path folder_;
    std::vector<Outgoing> waiting_;
};

/// How a request gets to another host, whose base is an URL; status 0 if it did not.
using Send = std::function<Response(const std::string& base, const Request& request)>;

/// What became of an event that was posted to a partner.
enum class Posting { done, again, refused };

/// Gets a token of the partner's host and posts the event there. What proves us is read from the
/// client's file. `said` tells how it went, without a secret.
[[nodiscard]] Posting deliver(const Client& client, const Outgoing& outgoing, const Send& send,
                              std::string& said);

}  // namespace gossan::supply
