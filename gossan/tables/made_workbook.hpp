// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <zip.h>

#include <map>
#include <string>

#include "gossan/base/error.hpp"

// Workbooks that tests make from XML.
namespace gossan::tables {

namespace made {

inline constexpr const char* main_space =
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline constexpr const char* office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline constexpr const char* package =
    "http://schemas.openxmlformats.org/package/2006/relationships";

inline std::string relation(const char* id, const char* kind, const char* target) {
    return std::string("<Relationship Id=\"") + id + "\" Type=\"" + office + "/" + kind +
           "\" Target=\"" + target + "\"/>";
}

inline std::string relations(const std::string& entries) {
    return std::string("<?xml version=\"1.0\"?><Relationships xmlns=\"") + package + "\">" +
           entries + "</Relationships>";
}

}  // namespace made

/// A zip archive with these parts, in memory.
[[nodiscard]] inline std::string zipped(const std::map<std::string, std::string>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* bytes = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(bytes, ZIP_TRUNCATE, &error);
    expects(archive != nullptr, "an archive in memory can be made");
    zip_source_keep(bytes);
    for (const auto& [name, text] : parts) {
        zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
        expects(zip_file_add(archive, name.c_str(), source, 0) >= 0, "a part can be added");
    }
    expects(zip_close(archive) == 0, "the archive can be closed");
    expects(zip_source_open(bytes) == 0, "the archive can be read");
    std::string out;
    char block[4096];
    for (zip_int64_t n = 0; (n = zip_source_read(bytes, block, sizeof block)) > 0;)
        out.append(block, static_cast<std::size_t>(n));
    zip_source_close(bytes);
    zip_source_free(bytes);
    return out;
}

/// The parts of a workbook with one sheet "Sheet1" whose rows are `sheet_data` as XML. Shared
/// strings 0 and 1 are "day" and "Cu"; style 1 shows a date, style 2 a time of day, 3 a
/// percentage, 0 a number.
[[nodiscard]] inline std::map<std::string, std::string> workbook_with(
    const std::string& sheet_data, const std::string& properties = {}) {
    using namespace made;
    const std::string space = std::string(" xmlns=\"") + main_space + "\"";
    return {
        {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
        {"xl/_rels/workbook.xml.rels",
         relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                   relation("rId2", "sharedStrings", "/xl/sharedStrings.xml") +
                   relation("rId3", "styles", "styles.xml"))},
        {"xl/workbook.xml", "<workbook" + space + " xmlns:r=\"" + office + "\">" + properties +
                                "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>"
                                "</sheets></workbook>"},
        {"xl/sharedStrings.xml", "<sst" + space +
                                     "><si><t>day</t></si><si><r><t>C</t></r><r><t>u</t></r>"
                                     "<rPh><t>reading</t></rPh></si></sst>"},
        {"xl/styles.xml", "<styleSheet" + space +
                              "><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
                              "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>"
                              "<xf numFmtId=\"20\"/>"
                              "<xf numFmtId=\"10\"/></cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet" + space + "><sheetData>" + sheet_data + "</sheetData></worksheet>"},
    };
}

}  // namespace gossan::tables
