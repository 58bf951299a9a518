// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/uuid.hpp"

#include <cctype>

#include "gossan/base/error.hpp"
#include "gossan/records/hash.hpp"

namespace gossan::supply {
namespace {

int digit_of(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    return std::tolower(static_cast<unsigned char>(letter)) - 'a' + 10;
}

}  // namespace

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_dash = at == 8 || at == 13 || at == 18 || at == 23;
        if (is_dash ? text[at] != '-' : std::isxdigit(static_cast<unsigned char>(text[at])) == 0) {
            return false;
        }
    }
    return true;
}

std::string uuid_of(std::string_view space, std::string_view name) {
    expects(is_uuid(space), "a namespace of names is a UUID");
    std::string bytes;
    for (std::size_t at = 0; at < space.size(); at += 2) {
        if (space[at] == '-') ++at;
        bytes += static_cast<char>(digit_of(space[at]) * 16 + digit_of(space[at + 1]));
    }
    std::string digits = records::sha1(bytes + std::string(name)).substr(0, 32);
    digits[12] = '5';                                             // the version
    digits[16] = "89ab"[std::size_t(digit_of(digits[16])) & 3U];  // the variant
    return digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" +
           digits.substr(16, 4) + "-" + digits.substr(20);
}

}  // namespace gossan::supply
