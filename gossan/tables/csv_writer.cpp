// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/csv_writer.hpp"

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::tables {
namespace {

bool needs_quotes(std::string_view text, bool begins_row) {
    if (text.find_first_of(",\"\r\n") != std::string_view::npos) return true;
    if (trimmed(text).size() != text.size()) return true;
    return begins_row && text.starts_with('#');  // would read as a comment
}

}  // namespace

void CsvRows::separate() {
    if (in_row_) text_ += ',';
    in_row_ = true;
}

CsvRows& CsvRows::cell(std::string_view text) {
    const bool begins_row = !in_row_;
    separate();
    if (!needs_quotes(text, begins_row)) {
        text_ += text;
        return *this;
    }
    text_ += '"';
    for (const char byte : text) {
        if (byte == '"') text_ += '"';
        text_ += byte;
    }
    text_ += '"';
    return *this;
}

CsvRows& CsvRows::cell(double value) {
    if (std::isinf(value))
        throw Error(ErrorCode::numerics, "an infinite value was to be written to a table");
    separate();
    if (!std::isnan(value)) text_ += shortest(value);
    return *this;
}

CsvRows& CsvRows::blank() {
    separate();
    return *this;
}

void CsvRows::end_row() {
    if (text_.size() == row_start_) text_ += "\"\"";  // an empty line would read as none
    text_ += '\n';
    row_start_ = text_.size();
    in_row_ = false;
}

void CsvRows::clear() {
    text_.clear();
    row_start_ = 0;
    in_row_ = false;
}

}  // namespace gossan::tables
