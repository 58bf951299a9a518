// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/naming.hpp"

#include <regex>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

/// Letters that an address holds as they stand; blanks become a hyphen, others %20.
std::string in_address(const std::string& text) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    std::string out;
    for (const char letter : text) {
        if (plain.find(letter) != std::string_view::npos) {
            out += letter;
        } else if (letter == ' ') {
            out += '-';
        } else {
            const auto byte = static_cast<unsigned char>(letter);
            out += '%';
            out += hexadecimal[byte >> 4U];
            out += hexadecimal[byte & 15U];
        }
    }
    return out;
}

bool is_name_already(const std::string& text) {
    return text.starts_with("https://") || text.starts_with("http://") || text.starts_with("urn:");
}

}  // namespace

Naming::Naming(NamingRules rules) : rules_(std::move(rules)) {
    static const std::regex domain("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    static const std::regex offset("[+-](0[0-9]|1[0-4]):[0-5][0-9]");
    if (!std::regex_match(rules_.domain, domain)) {
        throw Error(ErrorCode::input, in_quotes(rules_.domain) + " is no domain", {},
                    "write one such as mine.example.com");
    }
    if (!std::regex_match(rules_.offset, offset)) {
        throw Error(ErrorCode::input, in_quotes(rules_.offset) + " is no offset from UTC", {},
                    "write one such as -07:00");
    }
    if (!rules_.gs1_prefix.empty()) prefix_.emplace(rules_.gs1_prefix);
}

std::string Naming::address(const char* kind, const std::string& name) const {
    if (is_name_already(name)) return name;
    return once("https://" + rules_.domain + "/" + kind + "/" + in_address(name), name);
}

std::string Naming::once(const std::string& made, const std::string& name) const {
    const auto [known, is_new] = made_of_.try_emplace(made, name);
    if (!is_new && known->second != name) {
        throw Error(
            ErrorCode::input,
            in_quotes(known->second, 80) + " and " + in_quotes(name, 80) + " would both be " + made,
            {}, "give one of them a name with other letters or digits");
    }
    return made;
}

std::string Naming::stream(const std::string& name) const { return address("stream", name); }

std::string Naming::lot(const std::string& name) const {
    if (!prefix_ || is_name_already(name)) return address("cathode", name);
    return once(prefix_->lgtin(rules_.product, name), name);
}

std::string Naming::bundle(const std::string& serial) const {
    if (!prefix_) return address("bundle", serial);
    std::string digits;
    for (const char letter : serial) {
        if (letter >= '0' && letter <= '9') digits += letter;
    }
    if (digits.empty()) {
        throw Error(ErrorCode::input,
                    "serial number " + in_quotes(serial) + " of a bundle has no digits", {},
                    "a key of GS1 is made of them");
    }
    return once(prefix_->sscc(digits), serial);
}

std::string Naming::plant() const {
    return prefix_ ? prefix_->sgln(rules_.place) : address("place", "plant");
}

std::string Naming::place(const std::string& name) const { return address("place", name); }

std::string Naming::party(const std::string& name) const {
    if (prefix_ && name == rules_.company) return prefix_->pgln(rules_.party);
    return address("organisation", name);
}

std::string Naming::document(const std::string& name) const {
    if (!prefix_ || is_name_already(name) || name.size() > 17) return address("document", name);
    return once(prefix_->gdti(rules_.documents, name), name);
}

std::string Naming::group(const std::string& name) const { return address("group", name); }

std::string Naming::word(const std::string& name) const { return address("epcis", name); }

}  // namespace gossan::supply
