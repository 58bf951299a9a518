// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <optional>
#include <vector>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/epcis/gs1_key.hpp"

namespace gossan::supply {
namespace {

constexpr std::string_view home = "https://id.gs1.org/";

/// The fields of an EPC: cut at the first `n - 1` points, since the last may hold points.
std::vector<std::string> fields_of(const std::string& body, std::size_t n, const std::string& all) {
    std::vector<std::string> fields;
    std::size_t from = 0;
    while (fields.size() + 1 < n) {
        const std::size_t point = body.find('.', from);
        if (point == std::string::npos) {
            throw Error(ErrorCode::data, in_quotes(all) + " has too few fields");
        }
        fields.push_back(body.substr(from, point - from));
        from = point + 1;
    }
    fields.push_back(body.substr(from));
    return fields;
}

std::string with_check(const std::string& digits) { return digits + check_digit(digits); }

/// The item number of prefix and "indicator, item": the indicator comes first.
std::string item_number(const std::string& prefix, const std::string& item) {
    return with_check(item.substr(0, 1) + prefix + item.substr(1));
}

std::optional<std::string> path_of(const std::string& kind, const std::string& body,
                                   const std::string& all) {
    const auto fields = [&](std::size_t n) { return fields_of(body, n, all); };
    const auto behind = [](const char* key, const std::string& serial) {
        return serial == "*" ? std::string{} : key + serial;
    };
    if (kind == "sscc") {
        const auto f = fields(2);
        return "00/" + with_check(f[1].substr(0, 1) + f[0] + f[1].substr(1));
    }
    if (kind == "sgtin" || kind == "lgtin" || kind == "upui") {
        const auto f = fields(3);
        const char* key = kind == "sgtin" ? "/21/" : (kind == "lgtin" ? "/10/" : "/235/");
        return "01/" + item_number(f[0], f[1]) + behind(key, f[2]);
    }
    if (kind == "sgln") {
        const auto f = fields(3);
        return "414/" + with_check(f[0] + f[1]) + (f[2] == "0" ? "" : behind("/254/", f[2]));
    }
    if (kind == "pgln") {
        const auto f = fields(2);
        return "417/" + with_check(f[0] + f[1]);
    }
    if (kind == "gdti" || kind == "sgcn") {
        const auto f = fields(3);
        return (kind == "gdti" ? "253/" : "255/") + with_check(f[0] + f[1]) + behind("", f[2]);
    }
    if (kind == "grai") {
        const auto f = fields(3);
        return "8003/0" + with_check(f[0] + f[1]) + behind("", f[2]);
    }
    if (kind == "giai" || kind == "ginc") {
        const auto f = fields(2);
        return (kind == "giai" ? "8004/" : "401/") + f[0] + behind("", f[1]);
    }
    if (kind == "gsrn" || kind == "gsrnp" || kind == "gsin") {
        const auto f = fields(2);
        const char* key = kind == "gsrn" ? "8018/" : (kind == "gsrnp" ? "8017/" : "402/");
        return key + with_check(f[0] + f[1]);
    }
    if (kind == "cpi") {
        const auto f = fields(3);
        return "8010/" + f[0] + f[1] + behind("/8011/", f[2]);
    }
    if (kind == "itip") {
        const auto f = fields(5);
        return "8006/" + item_number(f[0], f[1]) + f[2] + f[3] + behind("/21/", f[4]);
    }
    return {};
}

std::optional<std::string> link_of_urn(const std::string& urn) {
    for (const std::string_view head : {"urn:epc:id:", "urn:epc:class:", "urn:epc:idpat:"}) {
        if (!urn.starts_with(head)) continue;
        const std::string rest = urn.substr(head.size());
        const std::size_t colon = rest.find(':');
        if (colon == std::string::npos) return {};
        if (const auto path = path_of(rest.substr(0, colon), rest.substr(colon + 1), urn)) {
            return std::string(home) + *path;
        }
    }
    return {};
}

/// A key of GS1 in the path of a link, with how long its value is: 0 where that may differ.
struct LinkKey {
    std::string_view name;
    std::size_t n_digits;
    std::string_view qualifiers;  ///< that are kept behind it, the finest
};
constexpr std::array<LinkKey, 13> link_keys = {{{"00", 18, ""},
                                                {"01", 14, "/21/ /10/ /235/"},
                                                {"253", 0, ""},
                                                {"255", 0, ""},
                                                {"401", 0, ""},
                                                {"402", 17, ""},
                                                {"414", 13, "/254/"},
                                                {"417", 13, ""},
                                                {"8003", 0, ""},
                                                {"8004", 0, ""},
                                                {"8006", 18, "/21/ /10/"},
                                                {"8017", 18, ""},
                                                {"8018", 18, ""}}};

/// The finest qualifier that stands in `rest`, "/21/987", by the order of the key's list.
std::string finest(const std::string& rest, std::string_view qualifiers) {
    while (!qualifiers.empty()) {
        const std::size_t blank = qualifiers.find(' ');
        const std::string name(qualifiers.substr(0, blank));
        qualifiers = blank == std::string_view::npos ? "" : qualifiers.substr(blank + 1);
        const std::size_t at = rest.find(name);
        if (at == std::string::npos) continue;
        const std::size_t end = rest.find('/', at + name.size());
        return rest.substr(at, end == std::string::npos ? end : end - at);
    }
    return {};
}

std::optional<std::string> link_of_web(const std::string& address) {
    const std::size_t scheme = address.starts_with("https://") ? 8 : 7;
    if (scheme == 7 && !address.starts_with("http://")) return {};
    const std::string plain = address.substr(0, address.find_first_of("?#"));
    for (const LinkKey& key : link_keys) {
        const std::string mark = "/" + std::string(key.name) + "/";
        const std::size_t at = plain.find(mark, scheme);
        if (at == std::string::npos) continue;
        const std::size_t from = at + mark.size();
        const std::size_t slash = plain.find('/', from);
        const std::string value =
            plain.substr(from, slash == std::string::npos ? slash : slash - from);
        const std::size_t n_digits = value.find_first_not_of("0123456789");
        const std::size_t n = n_digits == std::string::npos ? value.size() : n_digits;
        if (key.n_digits != 0 ? value.size() != key.n_digits || n != key.n_digits : n < 7) continue;
        const std::string rest = slash == std::string::npos ? "" : plain.substr(slash);
        return std::string(home) + std::string(key.name) + "/" + value +
               finest(rest, key.qualifiers);
    }
    return {};
}

}  // namespace

std::string canonical_link(const std::string& identifier) {
    if (identifier.starts_with("urn:epc:")) return link_of_urn(identifier).value_or(identifier);
    return link_of_web(identifier).value_or(identifier);
}

}  // namespace gossan::supply
