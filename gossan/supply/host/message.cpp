// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/message.hpp"

#include <algorithm>
#include <cctype>

#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

int hex(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_blank) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && plus_is_blank) {
            plain += ' ';
        } else if (text[at] == '%') {
            if (at + 2 >= text.size()) return {};
            const int high = hex(text[at + 1]);
            const int low = hex(text[at + 2]);
            if (high < 0 || low < 0) return {};
            plain += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            plain += text[at];
        }
    }
    return plain;
}

bool is_control(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
}

bool is_plain(const std::string& step) {
    return !step.empty() && step != "." && step != ".." &&
           std::none_of(step.begin(), step.end(), [](char letter) {
               return is_control(letter) || letter == '/' || letter == '\\';
           });
}

template <class Take>
bool each_part(std::string_view text, char between, const Take& take) {
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(between, from), text.size());
        if (!take(text.substr(from, end - from))) return false;
        from = end + 1;
    }
    return true;
}

}  // namespace

std::string_view header(const Request& request, std::string_view name) {
    for (const auto& [key, value] : request.headers) {
        if (lowered(key) == lowered(name)) return value;
    }
    return {};
}

std::optional<Parameters> form_parameters(std::string_view text) {
    Parameters parameters;
    const bool is_sound = each_part(text, '&', [&parameters](std::string_view part) {
        if (part.empty()) return true;
        const auto sign = std::min(part.find('='), part.size());
        const auto name = decoded(part.substr(0, sign), true);
        const auto value = decoded(part.substr(std::min(sign + 1, part.size())), true);
        if (!name || !value) return false;
        parameters.emplace_back(*name, *value);
        return true;
    });
    if (!is_sound) return {};
    return parameters;
}

std::optional<Target> target_of(std::string_view text) {
    if (text.empty() || text.front() != '/' || text.size() > 8000) return {};
    Target target;
    const auto mark = std::min(text.find('?'), text.size());
    const bool is_sound =
        each_part(text.substr(1, mark - 1), '/', [&target](std::string_view part) {
            const auto step = decoded(part, false);
            if (!step || !is_plain(*step)) return false;
            target.steps.push_back(*step);
            return true;
        });
    auto parameters = form_parameters(text.substr(std::min(mark + 1, text.size())));
    if (!is_sound || !parameters) return {};
    target.parameters = std::move(*parameters);
    return target;
}

std::string in_query(std::string_view text) {
    std::string coded;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) != 0 || letter == '-' || letter == '.' || letter == '_') {
            coded += letter;
        } else {
            coded += {'%', "0123456789ABCDEF"[byte >> 4U], "0123456789ABCDEF"[byte & 15U]};
        }
    }
    return coded;
}

}  // namespace gossan::supply
