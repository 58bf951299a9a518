// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gossan::reactions::laws {

/// What a law follows in the solution: "H_total" is a total concentration, "a_H" the activity of
/// the component's master species.
struct Driver {
    std::string component;
    bool is_activity = false;
};

/// None where the text is neither form.
[[nodiscard]] std::optional<Driver> parse_driver(std::string_view text);

/// What is wrong with a driver's text, for a schema's check.
[[nodiscard]] std::optional<std::string> complaint_about_driver(std::string_view text);

}  // namespace gossan::reactions::laws
