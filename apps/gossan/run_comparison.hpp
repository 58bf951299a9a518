// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/report/run_view.hpp"

namespace gossan::program {

/// Key figures of several runs side by side: of two with differences from the first, of more in the
/// order of the input that was varied.
class RunComparison {
public:
    explicit RunComparison(std::span<const std::filesystem::path> folders);

    [[nodiscard]] std::string text() const;
    [[nodiscard]] records::Document document() const;

private:
    std::vector<report::RunView> runs_;  ///< named by their folders as the user gave them
};

}  // namespace gossan::program
