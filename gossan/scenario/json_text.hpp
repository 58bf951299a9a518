// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gossan::scenario {

/// Builds indented JSON text, a member or an item at a time. What is opened must be closed in turn.
class JsonText {
public:
    JsonText& open(std::string_view key, char bracket);  ///< '{' or '['; no key within a list
    JsonText& close();
    JsonText& text(std::string_view key, std::string_view value);
    JsonText& raw(std::string_view key, std::string_view json);  ///< numbers, true, ready lists

    [[nodiscard]] const std::string& str() const { return out_; }

private:
    void begin(std::string_view key);

    std::string out_;
    std::string open_;  ///< brackets that are open, innermost last
    bool is_first_ = true;
};

}  // namespace gossan::scenario
