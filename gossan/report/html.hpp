// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gossan::report {

/// Text as it may stand in an element or in a quoted attribute.
[[nodiscard]] std::string escaped(std::string_view text);

/// `<tag class="…">inside</tag>`; `inside` is HTML, not text.
[[nodiscard]] std::string element(std::string_view tag, std::string_view inside,
                                  std::string_view classes = {});

/// One cell of a table: HTML, and whether it is a number (set flush right).
struct TableCell {
    std::string html;
    bool is_number = false;
};

/// A cell of plain text.
[[nodiscard]] TableCell text_cell(std::string_view text);
/// A cell of a number to some significant digits; blank for NaN.
[[nodiscard]] TableCell number_cell(double value, int digits = 4);

/// A table with a caption; the first cell of each row is its header.
struct HtmlTable {
    std::string caption;
    std::vector<std::string> header;
    std::vector<std::vector<TableCell>> rows;

    [[nodiscard]] std::string html() const;
};

/// A figure set large: what it is, its value as text, its unit and what it means, as plain text.
struct Tile {
    std::string label, value, unit, meaning;
};

/// A tile; `below` is HTML that stands under it. Tiles stand in `<dl class="tiles">`.
[[nodiscard]] std::string tile(const Tile& figure, std::string_view below = {});

/// A section of the page with its heading and an anchor.
[[nodiscard]] std::string section(std::string_view anchor, std::string_view heading,
                                  std::string_view inside);

/// A number for people, to some significant digits: "0.00123", "−5", "1.2×10⁻⁵"; blank for NaN.
[[nodiscard]] std::string readable(double value, int digits = 4);

/// A unit as one writes it by hand: "L/m²/h", "m³ m⁻³", "kg CO₂e/kg", "°C"; nothing for "1".
[[nodiscard]] std::string readable_unit(std::string_view unit);

}  // namespace gossan::report
