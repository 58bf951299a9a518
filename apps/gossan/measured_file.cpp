// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/measured_file.hpp"

#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"

namespace gossan::program {

std::optional<std::filesystem::path> measured_beside(const records::RunFolder& folder) {
    for (const auto& [option, value] : records::read_manifest(folder).options) {
        if (option != "scenario") continue;
        const auto file = std::filesystem::path(value).parent_path() / "measured.csv";
        std::error_code ignored;
        if (std::filesystem::is_regular_file(file, ignored)) return file;
    }
    return {};
}

std::optional<std::filesystem::path> measured_for(const records::RunFolder& folder,
                                                  const std::string& named, bool is_refused) {
    if (is_refused) return {};
    if (named.empty()) {
        auto found = measured_beside(folder);
        if (found) say("measurements: " + found->string() + " (beside the scenario)");
        return found;
    }
    if (!std::filesystem::is_regular_file(named)) {
        throw Error(ErrorCode::input, "there is no file of measurements", named,
                    "give a CSV file in the long format: series,time_d,quantity,value,unit,origin");
    }
    return named;
}

}  // namespace gossan::program
