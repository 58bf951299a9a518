// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace gossan::program {

/// A table for a terminal: columns two blanks apart, numbers flush right.
struct TextTable {
    struct Column {
        std::string header = {};
        bool is_number = false;
    };

    std::vector<Column> columns = {};
    std::vector<std::vector<std::string>> rows = {};

    /// Rows begun with `indent` blanks; headers only if one is not blank. The last column is broken
    /// into lines where it is text and would pass the edge of the page.
    [[nodiscard]] std::string text(std::size_t indent = 2) const;
};

}  // namespace gossan::program
