// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/text_table.hpp"

#include <algorithm>

#include "apps/gossan/terminal.hpp"

namespace gossan::program {

std::string TextTable::text(std::size_t indent) const {
    std::vector<std::size_t> widths;
    for (std::size_t n = 0; n < columns.size(); ++n) {
        std::size_t width = width_of(columns[n].header);
        for (const auto& row : rows) width = std::max(width, width_of(row[n]));
        widths.push_back(width);
    }
    std::size_t before_last = indent;
    for (std::size_t n = 0; n + 1 < columns.size(); ++n) before_last += widths[n] + 2;
    constexpr std::size_t least_room = 30;  // narrower columns are harder to read than long lines
    const std::size_t page = page_width();
    const std::size_t room = page > before_last ? page - before_last : 0;
    const bool must_wrap = !columns.back().is_number && widths.back() > room && room >= least_room;

    std::string out;
    const auto line = [&](const auto& cell_of) {
        std::string text(indent, ' ');
        for (std::size_t n = 0; n < columns.size(); ++n) {
            const std::string& cell = cell_of(n);
            if (must_wrap && n + 1 == columns.size()) {
                text += (n == 0 ? "" : "  ") + wrapped(cell, room, before_last);
                break;
            }
            const std::string blanks(widths[n] - width_of(cell), ' ');
            text += (n == 0 ? "" : "  ") + (columns[n].is_number ? blanks + cell : cell + blanks);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out += text + "\n";
    };
    const bool has_header = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
        return !column.header.empty();
    });
    if (has_header) line([&](std::size_t n) -> const std::string& { return columns[n].header; });
    for (const auto& row : rows) {
        line([&row](std::size_t n) -> const std::string& { return row[n]; });
    }
    return out;
}

}  // namespace gossan::program
