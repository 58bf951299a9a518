// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/values_in_force.hpp"

#include <map>

#include "gossan/base/text.hpp"

namespace gossan::report {
namespace {

/// Where the comment of a line begins: the first `#` outside quotes.
std::size_t comment_start(std::string_view line) {
    char quote = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (quote == '"' && line[at] == '\\') {
            ++at;
        } else if (quote != 0) {
            if (line[at] == quote) quote = 0;
        } else if (line[at] == '"' || line[at] == '\'') {
            quote = line[at];
        } else if (line[at] == '#') {
            return at;
        }
    }
    return line.size();
}

Standing standing_of(std::string_view origin) {
    if (!origin.starts_with("default")) return Standing::chosen;
    if (origin.find("estimate") != std::string_view::npos) return Standing::estimate;
    if (origin.find("unverified") != std::string_view::npos) return Standing::unverified;
    if (origin.find("choice") != std::string_view::npos) return Standing::convention;
    return Standing::sourced;
}

/// What stands in the brackets of `[block]` or `[[list]]`.
std::string heading_name(std::string_view code) {
    const std::size_t begin = code.find_first_not_of('[');
    return std::string(trimmed(code.substr(begin, code.find_last_not_of(']') + 1 - begin)));
}

std::string without_quotes(std::string_view value) {
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
    return std::string(value);
}

}  // namespace

std::vector<ValueInForce> values_in_force(std::string_view effective_toml) {
    std::vector<ValueInForce> values;
    std::map<std::string, int> n_of_list;  // how often a [[list]] heading was met
    std::string block;
    while (!effective_toml.empty()) {
        const std::size_t end = std::min(effective_toml.find('\n'), effective_toml.size());
        const std::string_view line = effective_toml.substr(0, end);
        effective_toml.remove_prefix(std::min(end + 1, effective_toml.size()));

        const std::size_t comment = comment_start(line);
        const std::string_view code = trimmed(line.substr(0, comment));
        if (code.starts_with('[')) {
            block = heading_name(code);
            if (code.starts_with("[[")) block += "[" + std::to_string(n_of_list[block]++) + "]";
            block += ".";
        } else if (const std::size_t sign = code.find('='); sign != std::string_view::npos) {
            const std::string_view origin =
                comment < line.size() ? trimmed(line.substr(comment + 1)) : "";
            values.push_back({.path = block + std::string(trimmed(code.substr(0, sign))),
                              .value = without_quotes(trimmed(code.substr(sign + 1))),
                              .origin = std::string(origin),
                              .standing = standing_of(origin)});
        }
    }
    return values;
}

}  // namespace gossan::report
