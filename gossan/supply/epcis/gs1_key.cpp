// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/gs1_key.hpp"

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Letters that a serial or batch may hold in a URN as they stand; others are written %20.
std::string escaped(const std::string& text) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!'()*+,:;=";
    constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    std::string out;
    for (const char letter : text) {
        if (plain.find(letter) != std::string_view::npos) {
            out += letter;
        } else {
            const auto byte = static_cast<unsigned char>(letter);
            out += '%';
            out += hexadecimal[byte >> 4U];
            out += hexadecimal[byte & 15U];
        }
    }
    return out;
}

void check_serial(const std::string& serial, std::size_t longest, const char* what) {
    if (!serial.empty() && serial.size() <= longest) return;
    throw Error(ErrorCode::input,
                std::string(what) + " " + in_quotes(serial) + " does not fit a key of GS1", {},
                "take 1 to " + std::to_string(longest) + " letters or digits");
}

}  // namespace

char check_digit(std::string_view digits) {
    int sum = 0;
    bool is_heavy = true;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        if (*digit < '0' || *digit > '9') {
            throw Error(ErrorCode::input, in_quotes(digits) + " is not of digits alone");
        }
        sum += (is_heavy ? 3 : 1) * (*digit - '0');
        is_heavy = !is_heavy;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);  // (1)
}

Gs1Prefix::Gs1Prefix(std::string prefix) : prefix_(std::move(prefix)) {
    if (is_digits(prefix_) && prefix_.size() >= 6 && prefix_.size() <= 12) return;
    throw Error(ErrorCode::input, in_quotes(prefix_) + " is no company prefix of GS1", {},
                "write its 6 to 12 digits, or leave it out: identifiers are then of your domain");
}

std::string Gs1Prefix::filled(const std::string& digits, std::size_t total,
                              const char* what) const {
    const std::size_t length = total - prefix_.size();
    if (length == 0 && digits.empty()) return {};
    if (is_digits(digits) && digits.size() <= length) {
        return std::string(length - digits.size(), '0') + digits;
    }
    throw Error(
        ErrorCode::input,
        std::string(what) + " " + in_quotes(digits) + " does not fit behind the prefix " + prefix_,
        {}, "write at most " + std::to_string(length) + " digits");
}

std::string Gs1Prefix::lgtin(const std::string& product, const std::string& batch) const {
    check_serial(batch, 20, "batch");
    return "urn:epc:class:lgtin:" + prefix_ + "." + filled(product, 13, "product") + "." +
           escaped(batch);
}

std::string Gs1Prefix::sscc(const std::string& serial) const {
    return "urn:epc:id:sscc:" + prefix_ + "." + filled(serial, 17, "serial number");
}

std::string Gs1Prefix::sgln(const std::string& place) const {
    return "urn:epc:id:sgln:" + prefix_ + "." + filled(place, 12, "place") + ".0";
}

std::string Gs1Prefix::pgln(const std::string& party) const {
    return "urn:epc:id:pgln:" + prefix_ + "." + filled(party, 12, "party");
}

std::string Gs1Prefix::gdti(const std::string& type, const std::string& serial) const {
    check_serial(serial, 17, "document");
    return "urn:epc:id:gdti:" + prefix_ + "." + filled(type, 12, "type of document") + "." +
           escaped(serial);
}

}  // namespace gossan::supply
