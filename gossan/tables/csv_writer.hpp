// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gossan::tables {

/// Builds rows of CSV text: cells quoted only where they must be, doubles in the shortest digits
/// that read back to the same bits, NaN (not defined) as a blank cell. Lines end in a bare newline.
class CsvRows {
public:
    CsvRows& cell(std::string_view text);
    CsvRows& cell(double value);  ///< Error(numerics) for an infinity
    CsvRows& blank();
    void end_row();

    [[nodiscard]] const std::string& text() const { return text_; }
    void clear();

private:
    void separate();

    std::string text_;
    std::size_t row_start_ = 0;
    bool in_row_ = false;
};

}  // namespace gossan::tables
