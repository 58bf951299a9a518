// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/report/run_view.hpp"

namespace gossan::program {

/// Key figures of several runs side by side; differences count from the first.
class RunComparison {
public:
    explicit RunComparison(std::span<const std::filesystem::path> folders);

    [[nodiscard]] std::string text() const;
    [[nodiscard]] records::Document document() const;

private:
    std::vector<std::string> names_;  ///< as the user gave them
    std::vector<report::RunView> runs_;
};

}  // namespace gossan::program
