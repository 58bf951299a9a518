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
    const std::size_t user = where.rfind('@');
    const std::size_t begin = user == std::string::npos ? where.find("//") + 2 : user + 1;
    const std::size_t options = where.find('?', begin);
    return "postgresql://" + where.substr(begin, options - begin);
}

}  // namespace gossan::supply
