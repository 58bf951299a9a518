// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/site_tables.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/records/whole_rows.hpp"

namespace gossan::report {

SiteTables read_site_tables(const records::RunFolder& folder) {
    const auto read = [](const std::filesystem::path& path) -> std::optional<tables::Table> {
        if (!std::filesystem::exists(path)) return {};
        return records::read_whole_rows(path);
    };
    return {.modules = read(folder.modules()),
            .flows = read(folder.module_flows()),
            .ponds = read(folder.ponds()),
            .circuit = read(folder.circuit())};
}

std::vector<double> numbers_of(const tables::Table& table, const std::string& column) {
    if (!table.find(column)) return std::vector<double>(table.n_rows(), std::nan(""));
    Diagnostics diagnostics;
    std::vector<double> values = table.numbers(column, diagnostics);
    records::throw_if_damaged(diagnostics, table.file());
    return values;
}

std::size_t index_in(std::vector<std::string>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    const auto index = std::size_t(found - names.begin());
    if (found == names.end()) names.emplace_back(name);
    return index;
}

}  // namespace gossan::report
