// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "gossan/supply/host/message.hpp"

namespace gossan::supply {

/// Where and how a host listens. There is no way to listen without TLS.
struct HttpsSettings {
    std::string address = "127.0.0.1";
    int port = 8443;          ///< 0: one that is free
    std::string certificate;  ///< file of PEM, with its chain
    std::string key;          ///< file of PEM
    int seconds_to_ask = 15;  ///< for a handshake, and for a whole request
    int most_connections = 1000;
    std::size_t most_body = 4U << 20U;  ///< bytes
};

/// A server of HTTP/1.1 over TLS 1.2 and 1.3. One thread moves bytes, so that slow or silent
/// clients hold up nobody; a few others work out answers.
class HttpsHost {
public:
    using Answer = std::function<Response(const Request&)>;

    /// Listens at once; Error(io) or Error(input) for an address, a certificate or a key that will
    /// not do. `answer` is called by several threads.
    HttpsHost(const HttpsSettings& settings, Answer answer);
    HttpsHost(const HttpsHost&) = delete;
    HttpsHost& operator=(const HttpsHost&) = delete;
    ~HttpsHost();

    [[nodiscard]] int port() const;

    /// Serves until SIGINT or SIGTERM.
    void run();

private:
    struct Running;
    std::unique_ptr<Running> running_;
};

/// Asks another host, whose base is https:// or, of this machine alone, http://. Its certificate
/// must be of its name and of an authority in the file `trust`, or of the machine's own where that
/// is blank. Status 0, with the reason as body, where no answer comes within half a minute.
[[nodiscard]] Response ask_host(const std::string& base, const Request& request,
                                const std::string& trust);

}  // namespace gossan::supply
