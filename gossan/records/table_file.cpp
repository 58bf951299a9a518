// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/table_file.hpp"

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"

namespace gossan::records {
namespace {

std::string header_line(const TableInfo& info) {
    tables::CsvRows row;
    for (const std::string& cell : info.header) row.cell(cell);
    row.end_row();
    return row.text();
}

}  // namespace

TableFile TableFile::create(const std::filesystem::path& folder, const TableInfo& info) {
    TableFile table(AppendFile::create(folder / info.file));
    table.file_.append(header_line(info));
    return table;
}

TableFile TableFile::cut_back(const std::filesystem::path& folder, const TableInfo& info,
                              std::uint64_t length) {
    const std::string header = header_line(info);
    const std::filesystem::path path = folder / info.file;
    if (!read_file(path).starts_with(header) || length < header.size()) {
        throw Error(ErrorCode::input, "the columns of this table are not those of this scenario",
                    path.string());
    }
    return TableFile(AppendFile::cut_back(path, length));
}

}  // namespace gossan::records
