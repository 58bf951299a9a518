// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/token_book.hpp"

#include <algorithm>

#include "gossan/records/hash.hpp"
#include "gossan/supply/secret/secret.hpp"

namespace gossan::supply {
namespace {

constexpr double a_day = 86400.0;
constexpr double a_minute = 60.0;
constexpr std::size_t most_tokens = 10000;
constexpr std::size_t most_peers = 10000;
constexpr int most_failures = 20;

}  // namespace

std::string TokenBook::issue(Grant grant, double now) {
    tidy(now);
    std::string token = random_word();
    grants_[records::sha256(token)] = std::move(grant);
    return token;
}

TokenBook::State TokenBook::look_up(std::string_view token, double now, Grant& grant) const {
    const auto found = grants_.find(records::sha256(token));
    if (found == grants_.end() || found->second.expires + a_day < now) return State::unknown;
    grant = found->second;
    return grant.expires <= now ? State::expired : State::good;
}

void TokenBook::tidy(double now) {
    std::erase_if(grants_, [now](const auto& each) { return each.second.expires + a_day < now; });
    while (grants_.size() >= most_tokens) {
        grants_.erase(std::min_element(
            grants_.begin(), grants_.end(),
            [](const auto& a, const auto& b) { return a.second.expires < b.second.expires; }));
    }
}

bool Patience::is_over(const std::string& peer, double now) const {
    const auto found = peers_.find(peer);
    return found != peers_.end() && found->second.count >= most_failures &&
           now < found->second.since + a_minute;
}

void Patience::failed(const std::string& peer, double now) {
    if (peers_.size() >= most_peers) {
        std::erase_if(peers_,
                      [now](const auto& each) { return each.second.since + a_minute < now; });
        if (peers_.size() >= most_peers) peers_.clear();
    }
    Failures& failures = peers_.try_emplace(peer, Failures{now, 0}).first->second;
    if (failures.since + a_minute < now) failures = {now, 0};
    ++failures.count;
}

}  // namespace gossan::supply
