// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/study/next_test/next_test_result.hpp"
#include "gossan/tables/workbook_writer.hpp"

namespace gossan::study {

/// summary.json: verdict, worth of every test, as it goes on and by what is measured, pairs,
/// failures. The page is drawn from it.
[[nodiscard]] records::Document next_test_summary(const NextTest& study,
                                                  const NextTestResult& result);

/// Sheets of next-test.xlsx, each a CSV file too: candidates, course, measurements, pairs.
[[nodiscard]] std::vector<tables::SheetToWrite> next_test_tables(const NextTest& study,
                                                                 const NextTestResult& result);

/// Writes all of it into a study folder, and members.csv.
void write_next_test(const std::filesystem::path& folder, const NextTest& study,
                     const NextTestResult& result);

}  // namespace gossan::study
