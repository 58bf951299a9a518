// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gossan/tables/sheet.hpp"

namespace gossan::tables {

/// One entry of a part's list of the parts that it refers to.
struct Relationship {
    std::string id;
    std::string kind;    ///< last word of its type: "worksheet", "styles", "sharedStrings"
    std::string target;  ///< full name of the part in the archive
};

/// What a style makes of the number that a cell holds.
enum class NumberStyle { plain, date, percentage };

/// What the cells of all sheets refer to.
struct WorkbookFacts {
    std::vector<std::string> strings;  ///< shared texts
    std::vector<NumberStyle> styles;   ///< by index
    bool counts_from_1904 = false;
};

struct SheetEntry {
    std::string name;
    std::string relationship;
    bool is_hidden = false;
};

// Each takes one part as XML and says in `wrong` why it could not be read (else it stays blank).

[[nodiscard]] std::vector<Relationship> relationships_of(std::string_view xml,
                                                         const std::string& part,
                                                         std::string& wrong);
[[nodiscard]] std::vector<SheetEntry> sheet_entries(std::string_view xml, bool& counts_from_1904,
                                                    std::string& wrong);
[[nodiscard]] std::vector<std::string> shared_strings(std::string_view xml, std::string& wrong);
[[nodiscard]] std::vector<NumberStyle> number_styles(std::string_view xml, std::string& wrong);

/// Fills `sheet`, whose name and file are given, from its part. `cells_left` falls by what it
/// takes, and to 0 where there are too many. A formula without a value stands as "=" and the
/// formula.
void read_sheet(std::string_view xml, const WorkbookFacts& facts, Sheet& sheet,
                std::size_t& cells_left, std::string& wrong);

}  // namespace gossan::tables
