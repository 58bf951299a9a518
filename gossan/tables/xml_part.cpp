// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/xml_part.hpp"

#include "gossan/base/text.hpp"

namespace gossan::tables {

std::string_view local(const char* name) {
    const std::string_view whole(name);
    const std::size_t colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
    for (const pugi::xml_node& each : parent) {
        if (local(each.name()) == name) return each;
    }
    return {};
}

std::string attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute& each : node.attributes()) {
        if (local(each.name()) == name) return each.value();
    }
    return {};
}

bool is_true(const std::string& text) { return text == "1" || text == "true"; }

pugi::xml_node root_of(pugi::xml_document& document, std::string_view xml, std::string_view name,
                       std::string& wrong) {
    const auto result =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    const pugi::xml_node root = document.document_element();
    if (!result) {
        wrong = "a part that is no XML at byte " + std::to_string(result.offset) + ": " +
                result.description();
    } else if (local(root.name()) != name) {
        wrong = "a part that begins with " + in_quotes(local(root.name()), 40) + ", not with " +
                in_quotes(name);
    }
    return wrong.empty() ? root : pugi::xml_node();
}

std::string text_of_item(const pugi::xml_node& item) {
    std::string text;
    for (const pugi::xml_node& each : item) {
        if (local(each.name()) == "t") text += each.child_value();
        if (local(each.name()) == "r") text += child(each, "t").child_value();
    }
    return text;
}

}  // namespace gossan::tables
