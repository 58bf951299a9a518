// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace gossan::report {

/// What a made run is made of. Its curves are formulas, not physics: it tests the page alone.
struct MadeRun {
    double duration_d = 95.0;
    double extraction_rate_d = 28.0;  ///< days to 63 % of what can be extracted
    bool is_done = true;
    std::string title = "crushed ore";
    std::string irrigation_rate = "2.35 L/m2/h";
};

/// Writes a run folder with the writers of records, in an empty or new folder.
void make_run(const std::filesystem::path& folder, const MadeRun& run = {});

/// A new folder below the system's temporary folder, removed at the end of its life.
class TestFolder {
public:
    TestFolder();
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

}  // namespace gossan::report
