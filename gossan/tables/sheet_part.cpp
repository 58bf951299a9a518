// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cstdio>
#include <optional>
#include <utility>

#include "gossan/base/text.hpp"
#include "gossan/tables/serial_date.hpp"
#include "gossan/tables/workbook_parts.hpp"
#include "gossan/tables/xml_part.hpp"

namespace gossan::tables {
namespace {

constexpr int last_row = 1'048'576;
constexpr int last_column = 16'384;

std::optional<double> number_in(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::size_t> index_in(std::string_view text) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return index;
}

/// Column of "C7", from 1; 0 if it is no such text.
int column_of(std::string_view reference) {
    int column = 0;
    for (const char sign : reference) {
        if (sign >= '0' && sign <= '9') return column;
        if (sign < 'A' || sign > 'Z' || column > last_column) return 0;
        column = 26 * column + (sign - 'A' + 1);
    }
    return 0;
}

/// "55%" of 0.55, in the 15 digits that a spreadsheet keeps.
std::string percentage(double share) {
    char text[40];
    std::snprintf(text, sizeof text, "%.15g%%", 100.0 * share);
    return text;
}

class SheetReader {
public:
    SheetReader(const WorkbookFacts& facts, Sheet& sheet, std::size_t& cells_left,
                std::string& wrong)
        : facts_(facts), sheet_(sheet), cells_left_(cells_left), wrong_(wrong) {}

    void read(const pugi::xml_node& rows) {
        int number = 0;
        for (const pugi::xml_node& row : rows) {
            if (local(row.name()) != "row") continue;
            const std::string given = attribute(row, "r");
            const int next = given.empty() ? number + 1 : int(index_in(given).value_or(0));
            if (next <= number || next > last_row) {
                wrong_ = "rows out of order in the sheet " + in_quotes(sheet_.name, 40);
                return;
            }
            number = next;
            if (is_true(attribute(row, "hidden"))) ++sheet_.n_hidden_rows;
            read_row(row, number);
            if (!wrong_.empty()) return;
        }
    }

private:
    void read_row(const pugi::xml_node& row, int number) {
        std::vector<Cell> cells;
        int column = 0;
        for (const pugi::xml_node& each : row) {
            if (local(each.name()) != "c") continue;
            const std::string reference = attribute(each, "r");
            const int next = reference.empty() ? column + 1 : column_of(reference);
            if (next <= column || next > last_column) {
                wrong_ = "cells out of order in the sheet " + in_quotes(sheet_.name, 40);
                return;
            }
            column = next;
            Cell cell = cell_of(each);
            if (cell.text.empty()) continue;
            if (!take(std::size_t(column) - cells.size())) return;
            while (int(cells.size()) < column)
                cells.push_back({.line = number, .column = int(cells.size()) + 1});
            cells.back().text = std::move(cell.text);
            cells.back().quoted = cell.quoted;
        }
        if (!cells.empty()) sheet_.rows.push_back(std::move(cells));
    }

    bool take(std::size_t n) {
        if (n <= cells_left_) {
            cells_left_ -= n;
            return true;
        }
        cells_left_ = 0;
        wrong_ = "more cells than can be held";
        return false;
    }

    [[nodiscard]] Cell cell_of(const pugi::xml_node& node) const {
        const std::string kind = attribute(node, "t");
        std::string value(trimmed(child(node, "v").child_value()));
        Cell cell;
        if (kind == "inlineStr") {
            cell.text = trimmed(text_of_item(child(node, "is")));
            cell.quoted = true;
        } else if (const pugi::xml_node formula = child(node, "f"); formula && value.empty()) {
            if (kind != "str") cell.text = std::string("=") + formula.child_value();
        } else if (kind == "s") {
            const auto index = index_in(value);
            const bool is_there = index && *index < facts_.strings.size();
            cell.text = is_there ? std::string(trimmed(facts_.strings[*index])) : "#REF!";
            cell.quoted = true;
        } else if (kind == "b") {
            cell.text = value.empty() ? "" : is_true(value) ? "TRUE" : "FALSE";
        } else if (kind.empty() || kind == "n") {
            cell.text = text_of_number(std::move(value), attribute(node, "s"));
        } else {
            cell.quoted = kind == "str";
            cell.text = std::move(value);
        }
        return cell;
    }

    [[nodiscard]] std::string text_of_number(std::string text, const std::string& style) const {
        const auto number = number_in(text);
        if (!number) return text;
        const auto index = index_in(style);
        const auto shown =
            index && *index < facts_.styles.size() ? facts_.styles[*index] : NumberStyle::plain;
        if (shown == NumberStyle::percentage) return percentage(*number);
        std::optional<std::string> date;
        if (shown == NumberStyle::date) date = date_of_serial(*number, facts_.counts_from_1904);
        return date ? *date : shortest(*number);
    }

    const WorkbookFacts& facts_;
    Sheet& sheet_;
    std::size_t& cells_left_;
    std::string& wrong_;
};

}  // namespace

void read_sheet(std::string_view xml, const WorkbookFacts& facts, Sheet& sheet,
                std::size_t& cells_left, std::string& wrong) {
    pugi::xml_document document;
    const pugi::xml_node root = root_of(document, xml, "worksheet", wrong);
    SheetReader(facts, sheet, cells_left, wrong).read(child(root, "sheetData"));
}

}  // namespace gossan::tables
