// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/records/run_folder.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::report {

/// The tables that a run of heap and plant writes beside its series; empty for a column.
struct SiteTables {
    std::optional<tables::Table> modules, flows, ponds, circuit;

    [[nodiscard]] bool is_site() const { return modules || flows || ponds || circuit; }
};

/// Reads those that are there; Error(data) with file and line where one is damaged.
[[nodiscard]] SiteTables read_site_tables(const records::RunFolder& folder);

/// A column of such a table as numbers, NaN where it is blank; all NaN if there is no such column.
[[nodiscard]] std::vector<double> numbers_of(const tables::Table& table, const std::string& column);

/// Index of a name in a list, which it joins if it is new.
[[nodiscard]] std::size_t index_in(std::vector<std::string>& names, std::string_view name);

}  // namespace gossan::report
