// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/study/measured/measured.hpp"
#include "gossan/tables/sheet.hpp"

namespace gossan::study {

/// What stands above a time table: one key a row, its value and its unit.
struct HeaderBlock {
    std::map<std::string, std::string> entries;  ///< by the key as docs write it
    std::map<std::string, ErrorModel> errors;    ///< by column, of keys such as "error Cu"
    std::set<std::string> refused;               ///< keys that were given, with a fault
};

/// Adds the rows `begin` to `end` of a sheet to `block`; a row `key,value,unit` is passed over.
/// Each row may have its unit in the third cell, behind the value, or in brackets behind the key.
void read_header_block(const tables::Sheet& sheet, std::size_t begin, std::size_t end,
                       const MeasuredOptions& options, HeaderBlock& block,
                       Diagnostics& diagnostics);

/// Warns where the parts of a sequential assay are not the whole copper grade within a tenth.
/// estimate: assays of one pulp by two laboratories agree within a twentieth each.
void check_assays(const MeasuredTest& test, const std::string& file, Diagnostics& diagnostics);

}  // namespace gossan::study
