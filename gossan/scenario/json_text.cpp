// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/json_text.hpp"

#include "gossan/base/text.hpp"

namespace gossan::scenario {

void JsonText::begin(std::string_view key) {
    if (!is_first_) out_ += ",";
    if (!open_.empty()) out_ += "\n" + std::string(2 * open_.size(), ' ');
    if (!key.empty()) out_ += in_quotes(key) + ": ";
    is_first_ = false;
}

JsonText& JsonText::open(std::string_view key, char bracket) {
    begin(key);
    out_ += bracket;
    open_ += bracket;
    is_first_ = true;
    return *this;
}

JsonText& JsonText::close() {
    const char bracket = open_.back();
    open_.pop_back();
    if (!is_first_) out_ += "\n" + std::string(2 * open_.size(), ' ');
    out_ += bracket == '{' ? '}' : ']';
    is_first_ = false;
    return *this;
}

JsonText& JsonText::text(std::string_view key, std::string_view value) {
    return raw(key, in_quotes(value));
}

JsonText& JsonText::raw(std::string_view key, std::string_view json) {
    begin(key);
    out_ += json;
    return *this;
}

}  // namespace gossan::scenario
