// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/driver.hpp"

#include "gossan/base/text.hpp"

namespace gossan::reactions::laws {

std::optional<Driver> parse_driver(std::string_view text) {
    constexpr std::string_view total = "_total";
    constexpr std::string_view activity = "a_";
    if (text.ends_with(total) && text.size() > total.size()) {
        return Driver{std::string(text.substr(0, text.size() - total.size())), false};
    }
    if (text.starts_with(activity) && text.size() > activity.size()) {
        return Driver{std::string(text.substr(activity.size())), true};
    }
    return std::nullopt;
}

std::optional<std::string> complaint_about_driver(std::string_view text) {
    if (parse_driver(text)) return std::nullopt;
    return in_quotes(text) +
           " is no driver; write \"H_total\" for a total concentration, \"a_H\" for an "
           "activity";
}

}  // namespace gossan::reactions::laws
