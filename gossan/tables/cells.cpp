// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/cells.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "gossan/base/text.hpp"

namespace gossan::tables {
namespace {

using Row = std::vector<Cell>;

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }
bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }

/// Bytes of the UTF-8 character that begins at `at`; 0 if none does.
std::size_t character_length(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    std::size_t length = 0;
    if (first < 0x80) length = 1;
    if (first >= 0xC2 && first < 0xE0) length = 2;
    if (first >= 0xE0 && first < 0xF0) length = 3;
    if (first >= 0xF0 && first < 0xF5) length = 4;
    if (length == 0 || at + length > text.size()) return 0;
    for (std::size_t k = 1; k < length; ++k) {
        if (!continues_character(text[at + k])) return 0;
    }
    return length;
}

class Scanner {
public:
    Scanner(std::string_view text, const std::string& file, Diagnostics& diagnostics,
            char separator)
        : text_(text), file_(file), diagnostics_(diagnostics), separator_(separator) {
        if (text_.starts_with("\xEF\xBB\xBF")) position_ = 3;
    }

    [[nodiscard]] bool at_end() const { return position_ == text_.size(); }

    /// The next row; nothing for an empty line, a comment or a faulty row.
    std::optional<Row> row() {
        if (begins_comment() || rest_of_line_is_empty()) {
            skip_line();
            return std::nullopt;
        }
        Row cells;
        while (true) {
            std::optional<Cell> next = cell();
            if (!next) return std::nullopt;
            cells.push_back(std::move(*next));
            if (at_end() || text_[position_] != separator_) break;
            advance();
        }
        skip_line();
        return cells;
    }

private:
    [[nodiscard]] bool is_gap(char byte) const {
        return byte != separator_ && (byte == ' ' || byte == '\t');
    }

    [[nodiscard]] bool begins_comment() const {
        if (text_[position_] != '#') return false;
        const std::size_t end = text_.find_first_of(std::string(1, separator_) + "\r\n", position_);
        return !is_spreadsheet_error(trimmed(text_.substr(position_, end - position_)));
    }

    [[nodiscard]] bool rest_of_line_is_empty() const {
        const std::size_t next =
            text_.find_first_not_of(separator_ == '\t' ? " " : " \t", position_);
        return next == std::string_view::npos || is_line_end(text_[next]);
    }

    void advance() {
        const char byte = text_[position_++];
        if (byte == '\n' || (byte == '\r' && (at_end() || text_[position_] != '\n'))) {
            ++line_;
            column_ = 1;
        } else if (at_end() || !continues_character(text_[position_])) {
            ++column_;
        }
    }

    void skip_gap() {
        while (!at_end() && is_gap(text_[position_])) advance();
    }

    /// To the first character of the next line.
    void skip_line() {
        const int line = line_;
        while (!at_end() && line_ == line) advance();
    }

    std::optional<Cell> cell() {
        const std::size_t begin = position_;
        const int begin_column = column_;
        skip_gap();
        if (!at_end() && text_[position_] == '"') return quoted_cell();
        position_ = begin;
        column_ = begin_column;
        return plain_cell();
    }

    std::optional<Cell> plain_cell() {
        skip_gap();
        Cell cell{.line = line_, .column = column_};
        const std::size_t begin = position_;
        while (!at_end() && text_[position_] != separator_ && !is_line_end(text_[position_])) {
            if (text_[position_] == '"') {
                fault("a quote inside a cell that does not begin with one", line_, column_,
                      "the whole cell in quotes, with each quote inside it doubled");
                skip_line();
                return std::nullopt;
            }
            advance();
        }
        cell.text = std::string(trimmed(text_.substr(begin, position_ - begin)));
        return cell;
    }

    std::optional<Cell> quoted_cell() {
        Cell cell{.line = line_, .column = column_, .quoted = true};
        const std::size_t opening = position_;
        advance();
        while (true) {
            const std::size_t quote = text_.find('"', position_);
            if (quote == std::string_view::npos) {
                fault("a quote that is never closed", cell.line, cell.column,
                      "a closing quote at the end of the cell");
                position_ = opening;
                line_ = cell.line;
                column_ = cell.column;
                skip_line();
                return std::nullopt;
            }
            while (position_ < quote) {
                cell.text += text_[position_];
                advance();
            }
            advance();
            if (at_end() || text_[position_] != '"') break;
            cell.text += '"';
            advance();
        }
        skip_gap();
        if (!at_end() && text_[position_] != separator_ && !is_line_end(text_[position_])) {
            fault("text after the closing quote of a cell", line_, column_,
                  "the separator after the quote, or a doubled quote if it belongs to the text");
            skip_line();
            return std::nullopt;
        }
        return cell;
    }

    void fault(const char* found, int line, int column, const char* write) {
        diagnostics_.add({.location = {.file = file_, .line = line, .column = column},
                          .code = "csv.quote",
                          .found = found,
                          .write = write,
                          .excerpt = std::string(line_of(text_, line))});
    }

    std::string_view text_;
    const std::string& file_;
    Diagnostics& diagnostics_;
    char separator_;
    std::size_t position_ = 0;
    int line_ = 1;
    int column_ = 1;
};

/// Whether the text is UTF-8 without NUL; a fault at the first byte that is not.
bool is_readable(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
    int line = 1;
    int column = 1;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = text[at] == '\0' ? 0 : character_length(text, at);
        if (length == 0) {
            diagnostics.add({.location = {.file = file, .line = line, .column = column},
                             .code = "csv.encoding",
                             .found = "a byte that is not UTF-8 text",
                             .allowed = "UTF-8, with or without a byte order mark",
                             .write = "save the file as \"CSV UTF-8 (comma delimited)\""});
            return false;
        }
        const bool ends_line =
            text[at] == '\n' || (text[at] == '\r' && !text.substr(at).starts_with("\r\n"));
        line += ends_line ? 1 : 0;
        column = ends_line ? 1 : column + 1;
        at += length;
    }
    return true;
}

}  // namespace

std::vector<std::vector<Cell>> split_cells(std::string_view text, const std::string& file,
                                           Diagnostics& diagnostics, char separator) {
    std::vector<Row> rows;
    if (!is_readable(text, file, diagnostics)) return rows;
    Scanner scanner(text, file, diagnostics, separator);
    while (!scanner.at_end()) {
        if (std::optional<Row> row = scanner.row()) rows.push_back(std::move(*row));
    }
    return rows;
}

std::string_view line_of(std::string_view text, int number) {
    std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (int line = 1; line < number; ++line) {
        const std::size_t end = text.find_first_of("\r\n", begin);
        if (end == std::string_view::npos) return {};
        begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return text.substr(begin, text.find_first_of("\r\n", begin) - begin);
}

bool is_spreadsheet_error(std::string_view text) {
    static constexpr std::array errors = {"#NUM!",     "#N/A",      "#REF!",        "#VALUE!",
                                          "#DIV/0!",   "#NAME?",    "#NULL!",       "#CALC!",
                                          "#SPILL!",   "#FIELD!",   "#BUSY!",       "#CONNECT!",
                                          "#BLOCKED!", "#UNKNOWN!", "#GETTING_DATA"};
    return std::find(errors.begin(), errors.end(), text) != errors.end();
}

}  // namespace gossan::tables
