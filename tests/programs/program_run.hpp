// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"

namespace gossan::programs {

/// What the program said and how it ended.
struct ProgramRun {
    int status = -1;     ///< exit status; -1 if it was ended by a signal
    std::string result;  ///< standard output
    std::string log;     ///< standard error

    /// Standard output as JSON; throws if it is none.
    [[nodiscard]] records::Document json() const;
};

/// Runs the program in `folder` and waits for its end.
[[nodiscard]] ProgramRun run_program(const std::vector<std::string>& words,
                                     const std::filesystem::path& folder);

/// A new folder for one test, removed at the end of its life.
class TestFolder {
public:
    TestFolder();
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// tests/inputs of the source tree.
[[nodiscard]] std::filesystem::path inputs();

}  // namespace gossan::programs
