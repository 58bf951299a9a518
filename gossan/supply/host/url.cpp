// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/url.hpp"

#include <algorithm>
#include <cctype>

namespace gossan::supply {
namespace {

bool has_only(std::string_view text, std::string_view marks) {
    return std::all_of(text.begin(), text.end(), [marks](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) != 0 ||
               marks.find(letter) != std::string_view::npos;
    });
}

}  // namespace

std::optional<Url> url_of(std::string_view text) {
    Url url;
    if (text.starts_with("https://")) {
        text.remove_prefix(8);
    } else if (text.starts_with("http://")) {
        url.is_secure = false;
        text.remove_prefix(7);
    } else {
        return {};
    }
    const auto slash = std::min(text.find('/'), text.size());
    url.path = text.substr(slash);
    while (url.path.ends_with("/")) url.path.pop_back();
    std::string_view place = text.substr(0, slash);
    if (place.starts_with("[")) {  // a number of IPv6
        const auto end = place.find(']');
        if (end == std::string_view::npos) return {};
        url.host = place.substr(1, end - 1);
        place.remove_prefix(end + 1);
        if (!has_only(url.host, ":.")) return {};
    } else {
        const auto colon = std::min(place.find(':'), place.size());
        url.host = place.substr(0, colon);
        place.remove_prefix(colon);
        if (!has_only(url.host, "-.")) return {};
    }
    url.port = url.is_secure ? "443" : "80";
    if (place.starts_with(":")) {
        url.port = place.substr(1);
        const bool is_number = !url.port.empty() && url.port.size() <= 5 &&
                               url.port.find_first_not_of("0123456789") == std::string::npos;
        if (!is_number) return {};
    } else if (!place.empty()) {
        return {};
    }
    if (url.host.empty() || !has_only(url.path, "/-._~")) return {};
    return url;
}

bool is_this_machine(const Url& url) {
    return url.host == "localhost" || url.host == "127.0.0.1" || url.host == "::1";
}

}  // namespace gossan::supply
