// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/workbook_parts.hpp"

#include <filesystem>
#include <map>

#include "gossan/tables/serial_date.hpp"
#include "gossan/tables/xml_part.hpp"

namespace gossan::tables {
namespace {

std::string full_name(const std::string& part, const std::string& target) {
    if (target.starts_with('/')) return target.substr(1);
    const std::filesystem::path folder = std::filesystem::path(part).parent_path();
    return (folder / target).lexically_normal().string();
}

/// Of a format by its code or its number.
template <class Format>
NumberStyle style_of(const Format& format) {
    if (shows_a_date(format)) return NumberStyle::date;
    return shows_a_percentage(format) ? NumberStyle::percentage : NumberStyle::plain;
}

}  // namespace

std::vector<Relationship> relationships_of(std::string_view xml, const std::string& part,
                                           std::string& wrong) {
    pugi::xml_document document;
    std::vector<Relationship> found;
    for (const pugi::xml_node& each : root_of(document, xml, "Relationships", wrong)) {
        if (local(each.name()) != "Relationship") continue;
        const std::string type = attribute(each, "Type");
        found.push_back({.id = attribute(each, "Id"),
                         .kind = type.substr(type.find_last_of('/') + 1),
                         .target = full_name(part, attribute(each, "Target"))});
    }
    return found;
}

std::vector<SheetEntry> sheet_entries(std::string_view xml, bool& counts_from_1904,
                                      std::string& wrong) {
    pugi::xml_document document;
    const pugi::xml_node root = root_of(document, xml, "workbook", wrong);
    counts_from_1904 = is_true(attribute(child(root, "workbookPr"), "date1904"));
    std::vector<SheetEntry> entries;
    for (const pugi::xml_node& each : child(root, "sheets")) {
        if (local(each.name()) != "sheet") continue;
        const std::string state = attribute(each, "state");
        entries.push_back({.name = attribute(each, "name"),
                           .relationship = attribute(each, "id"),
                           .is_hidden = state == "hidden" || state == "veryHidden"});
    }
    if (wrong.empty() && entries.empty()) wrong = "a workbook without a sheet";
    return entries;
}

std::vector<std::string> shared_strings(std::string_view xml, std::string& wrong) {
    pugi::xml_document document;
    std::vector<std::string> strings;
    for (const pugi::xml_node& each : root_of(document, xml, "sst", wrong)) {
        if (local(each.name()) == "si") strings.push_back(text_of_item(each));
    }
    return strings;
}

std::vector<NumberStyle> number_styles(std::string_view xml, std::string& wrong) {
    pugi::xml_document document;
    const pugi::xml_node root = root_of(document, xml, "styleSheet", wrong);
    std::map<int, std::string> codes;
    for (const pugi::xml_node& each : child(root, "numFmts"))
        codes[each.attribute("numFmtId").as_int()] = attribute(each, "formatCode");
    std::vector<NumberStyle> styles;
    for (const pugi::xml_node& each : child(root, "cellXfs")) {
        if (local(each.name()) != "xf") continue;
        const int format = each.attribute("numFmtId").as_int();
        const auto code = codes.find(format);
        styles.push_back(code == codes.end() ? style_of(format) : style_of(code->second));
    }
    return styles;
}

}  // namespace gossan::tables
