// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/workbook.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "gossan/base/text.hpp"
#include "gossan/tables/file_bytes.hpp"
#include "gossan/tables/workbook_parts.hpp"
#include "gossan/tables/zip_parts.hpp"

namespace gossan::tables {
namespace {

const char* const save_as_xlsx = "save it as \"Excel workbook (.xlsx)\", without a password";

/// What the first bytes of a file say that it is, where that is no workbook.
std::string kind_of(std::string_view bytes) {
    if (bytes.empty()) return "an empty file";
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        return "a workbook of the old kind (.xls) or one with a password";
    if (bytes.starts_with("PK")) return "a zip archive that is damaged or cut short";
    return "no workbook: its first bytes are not those of a zip archive";
}

std::string folder_of(const std::string& part) {
    return part.substr(0, part.find_last_of('/') + 1);
}

/// Where a part lists the parts that it refers to.
std::string list_beside(const std::string& part) {
    return folder_of(part) + "_rels/" + part.substr(folder_of(part).size()) + ".rels";
}

class WorkbookReader {
public:
    WorkbookReader(ZipParts& parts, Workbook& workbook, std::size_t most_cells,
                   Diagnostics& diagnostics)
        : parts_(parts), workbook_(workbook), diagnostics_(diagnostics), cells_left_(most_cells) {}

    void read() {
        const std::string part = workbook_part();
        if (part.empty()) return;
        const auto relations = relations_of(part);
        const auto xml = text_of(part);
        if (!xml || !relations) return;
        std::string wrong;
        const auto entries = sheet_entries(*xml, facts_.counts_from_1904, wrong);
        if (!passed(wrong)) return;
        if (!read_facts(*relations)) return;
        for (const SheetEntry& entry : entries) read_one(entry, *relations);
    }

private:
    /// The name of the part that is the workbook; blank with a fault if there is none.
    std::string workbook_part() {
        if (parts_.has("mimetype")) {
            broken("a document of another kind, such as OpenDocument");
            return {};
        }
        const auto relations = relations_of("");
        if (!relations) return {};
        for (const Relationship& each : *relations) {
            if (each.kind != "officeDocument") continue;
            if (each.target.ends_with(".xml")) return each.target;
        }
        broken("a zip archive without a workbook in XML");
        return {};
    }

    std::optional<std::vector<Relationship>> relations_of(const std::string& part) {
        const auto xml = text_of(list_beside(part));
        if (!xml) return std::nullopt;
        std::string wrong;
        auto relations = relationships_of(*xml, part, wrong);
        if (!passed(wrong)) return std::nullopt;
        return relations;
    }

    bool read_facts(const std::vector<Relationship>& relations) {
        for (const Relationship& each : relations) {
            const bool is_strings = each.kind == "sharedStrings";
            if (!is_strings && each.kind != "styles") continue;
            const auto xml = text_of(each.target);
            if (!xml) return false;
            std::string wrong;
            if (is_strings) facts_.strings = shared_strings(*xml, wrong);
            if (!is_strings) facts_.styles = number_styles(*xml, wrong);
            if (!passed(wrong)) return false;
        }
        return true;
    }

    void read_one(const SheetEntry& entry, const std::vector<Relationship>& relations) {
        const auto relation =
            std::find_if(relations.begin(), relations.end(),
                         [&](const Relationship& each) { return each.id == entry.relationship; });
        if (relation == relations.end()) {
            broken("no part for the sheet " + in_quotes(entry.name, 40));
            return;
        }
        if (relation->kind != "worksheet") return;  // a chart or a dialogue
        const auto xml = text_of(relation->target);
        if (!xml) return;
        Sheet sheet{.file = workbook_.file, .name = entry.name, .is_hidden = entry.is_hidden};
        std::string wrong;
        read_sheet(*xml, facts_, sheet, cells_left_, wrong);
        if (passed(wrong)) workbook_.sheets.push_back(std::move(sheet));
    }

    std::optional<std::string> text_of(const std::string& part) {
        auto text = parts_.read(part);
        if (!text) broken(parts_.wrong());
        return text;
    }

    bool passed(const std::string& wrong) {
        if (!wrong.empty()) broken(wrong);
        return wrong.empty();
    }

    void broken(const std::string& found) {
        const bool is_too_large = parts_.is_too_large() || cells_left_ == 0;
        diagnostics_.add(
            {.location = {.file = workbook_.file},
             .code = is_too_large ? "xlsx.too_large" : "xlsx.broken",
             .found = found,
             .allowed = is_too_large ? "a workbook of measurements" : "a workbook",
             .write = is_too_large ? "a workbook with the measurements alone" : save_as_xlsx});
    }

    ZipParts& parts_;
    Workbook& workbook_;
    Diagnostics& diagnostics_;
    WorkbookFacts facts_;
    std::size_t cells_left_;
};

}  // namespace

Workbook parse_workbook(std::string_view bytes, const std::string& file, Diagnostics& diagnostics,
                        WorkbookLimits limits) {
    Workbook workbook{.file = file, .sheets = {}};
    if (bytes.size() > limits.packed) {
        diagnostics.add({.location = {.file = file},
                         .code = "xlsx.too_large",
                         .found = std::to_string(bytes.size() >> 10) + " KB",
                         .allowed = "at most " + std::to_string(limits.packed >> 10) + " KB"});
        return workbook;
    }
    ZipParts parts(bytes, limits.unpacked);
    if (bytes.empty() || !parts.is_open()) {
        diagnostics.add({.location = {.file = file},
                         .code = "xlsx.broken",
                         .found = kind_of(bytes),
                         .allowed = "a workbook",
                         .write = save_as_xlsx});
        return workbook;
    }
    WorkbookReader(parts, workbook, limits.cells, diagnostics).read();
    return workbook;
}

Workbook read_workbook(const std::filesystem::path& file, Diagnostics& diagnostics) {
    return parse_workbook(file_bytes(file), file.string(), diagnostics);
}

}  // namespace gossan::tables
