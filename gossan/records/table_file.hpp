// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "gossan/records/append_file.hpp"
#include "gossan/tables/csv_writer.hpp"

namespace gossan::records {

/// A table of a run beside those that every run has: its file and the cells of its header.
struct TableInfo {
    std::string file = {};  ///< "modules.csv"
    std::vector<std::string> header = {};
};

/// Writes such a table: a header, then rows that only grow.
class TableFile {
public:
    [[nodiscard]] static TableFile create(const std::filesystem::path& folder,
                                          const TableInfo& info);
    /// Goes on with a file cut back to `length` bytes; Error(input) if its header is another.
    [[nodiscard]] static TableFile cut_back(const std::filesystem::path& folder,
                                            const TableInfo& info, std::uint64_t length);

    /// Whole rows, in one write.
    void append(const tables::CsvRows& rows) { file_.append(rows.text()); }

    [[nodiscard]] AppendFile& file() { return file_; }

private:
    explicit TableFile(AppendFile file) : file_(std::move(file)) {}

    AppendFile file_;
};

}  // namespace gossan::records
