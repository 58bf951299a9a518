// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/whole_rows.hpp"

#include <string_view>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"

namespace gossan::records {
namespace {

/// Length of the text up to the last line end that is not inside a quoted cell.
std::size_t length_of_whole_rows(std::string_view text) {
    std::size_t length = 0;
    bool in_quotes = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') in_quotes = !in_quotes;
        if (text[at] == '\n' && !in_quotes) length = at + 1;
    }
    return length;
}

}  // namespace

tables::Table read_whole_rows(const std::filesystem::path& path) {
    std::string text = read_file(path);
    text.resize(length_of_whole_rows(text));
    Diagnostics diagnostics;
    tables::Table table = tables::Table::parse(std::move(text), path.string(), diagnostics);
    throw_if_damaged(diagnostics, path);
    return table;
}

void throw_if_damaged(const Diagnostics& diagnostics, const std::filesystem::path& path) {
    if (!diagnostics.has_errors()) return;
    throw Error(ErrorCode::data, "this file of a run is damaged:\n" + diagnostics.text(),
                path.string());
}

}  // namespace gossan::records
