// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/event/server_address.hpp"

#include <libpq-fe.h>

#include <memory>

#include "gossan/base/error.hpp"

namespace gossan::supply {
namespace {

struct Release {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

/// A value in single quotes, as libpq wants it.
std::string in_single_quotes(const char* value) {
    std::string text = "'";
    for (const char* letter = value; *letter != '\0'; ++letter) {
        if (*letter == '\'' || *letter == '\\') text += '\\';
        text += *letter;
    }
    return text + "'";
}

}  // namespace

bool is_server(const std::string& where) {
    return where.starts_with("postgresql://") || where.starts_with("postgres://");
}

std::string connection_words(const std::string& address) {
    const std::unique_ptr<PQconninfoOption, Release> options(
        PQconninfoParse(address.c_str(), nullptr));
    if (!options) {
        throw Error(ErrorCode::input, "the address of the server cannot be read",
                    public_name(address), "write postgresql://user@host:port/name");
    }
    std::string words;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr) continue;
        if (!words.empty()) words += ' ';
        words += std::string(option->keyword) + "=" + in_single_quotes(option->val);
    }
    return words;
}

std::string public_name(const std::string& where) {
    if (!is_server(where)) return where;
    // Of what libpq reads, host, port and name alone: a sign that looks like the end of a user's
    // name may stand in an option, behind which a password can follow.
    const std::unique_ptr<PQconninfoOption, Release> options(
        PQconninfoParse(where.c_str(), nullptr));
    if (!options) return "postgresql://";
    const auto told = [&](std::string_view keyword) -> std::string {
        for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
            if (option->keyword == keyword && option->val != nullptr) return option->val;
        }
        return {};
    };
    const std::string host = told("host"), port = told("port"), name = told("dbname");
    const std::size_t user = host.rfind('@');  // of a password with a sign that is not escaped
    return "postgresql://" + (user == std::string::npos ? host : host.substr(user + 1)) +
           (port.empty() ? "" : ":" + port) + (name.empty() ? "" : "/" + name);
}

}  // namespace gossan::supply
