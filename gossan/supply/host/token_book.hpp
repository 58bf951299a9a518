// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gossan::supply {

/// What a bearer token lets its holder do.
struct Grant {
    std::string client;
    std::string proof;  ///< hash of the secret that the client had: another ends its tokens
    std::vector<std::string> scopes;
    double expires = 0.0;  ///< seconds from 1970
};

/// The tokens that were given out, by their hashes: a copy of the book opens nothing. Not
/// thread-safe.
class TokenBook {
public:
    enum class State { unknown, expired, good };

    /// Takes the grant down and returns the token, told once.
    [[nodiscard]] std::string issue(Grant grant, double now);

    /// What is known of a token; `grant` is filled unless it is unknown. Tokens that expired over a
    /// day ago are unknown.
    [[nodiscard]] State look_up(std::string_view token, double now, Grant& grant) const;

    [[nodiscard]] std::size_t size() const { return grants_.size(); }

private:
    void tidy(double now);

    std::map<std::string, Grant> grants_;
};

/// Who failed to prove itself too often: after twenty times within a minute an address waits for
/// what is left of it. Not thread-safe.
class Patience {
public:
    [[nodiscard]] bool is_over(const std::string& peer, double now) const;
    void failed(const std::string& peer, double now);

private:
    struct Failures {
        double since = 0.0;
        int count = 0;
    };
    std::map<std::string, Failures> peers_;
};

}  // namespace gossan::supply
