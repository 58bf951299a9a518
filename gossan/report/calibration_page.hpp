// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "gossan/records/document.hpp"
#include "gossan/report/page.hpp"

namespace gossan::report {

/// What the scripts draw of a calibration: parameters before and after, curves with data,
/// residuals, correlation, convergence, profiles.
[[nodiscard]] records::Document calibration_data(const std::filesystem::path& folder,
                                                 const records::Document& summary);

/// The page of a calibration, verdict first.
[[nodiscard]] PageContent calibration_page(const std::filesystem::path& folder,
                                           const records::Document& manifest);

}  // namespace gossan::report
