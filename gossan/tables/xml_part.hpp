// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace gossan::tables {

// Names are compared without their namespace: some writers put "x:" before every element.

[[nodiscard]] std::string_view local(const char* name);

/// The first child of that name; an empty node if there is none.
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& parent, std::string_view name);

/// An attribute; blank if there is none.
[[nodiscard]] std::string attribute(const pugi::xml_node& node, std::string_view name);

[[nodiscard]] bool is_true(const std::string& text);

/// The root element of a part, which must be called `name`; `wrong` says why there is none.
[[nodiscard]] pugi::xml_node root_of(pugi::xml_document& document, std::string_view xml,
                                     std::string_view name, std::string& wrong);

/// The text of a string: its own, or that of all its runs, without the reading aids of rPh.
[[nodiscard]] std::string text_of_item(const pugi::xml_node& item);

}  // namespace gossan::tables
