// SPDX-License-Identifier: Apache-2.0
#include "tests/programs/program_run.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

#include "gossan/records/atomic_file.hpp"

namespace gossan::programs {

records::Document ProgramRun::json() const {
    return records::parse_document(result, "standard output");
}

ProgramRun run_program(const std::vector<std::string>& words, const std::filesystem::path& folder) {
    const std::string out = folder / "standard_output";
    const std::string log = folder / "standard_error";
    std::vector<std::string> all{GOSSAN_PROGRAM};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> argv;
    argv.reserve(all.size() + 1);
    for (std::string& word : all) argv.push_back(word.data());
    argv.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out.c_str(), flags, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, log.c_str(), flags, 0600);
    posix_spawn_file_actions_addchdir_np(&files, folder.c_str());
    pid_t child = 0;
    const int failure = posix_spawn(&child, argv[0], &files, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (failure != 0) throw std::runtime_error("the program could not be started");
    int ended = 0;
    waitpid(child, &ended, 0);
    return {.status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1,
            .result = records::read_file(out),
            .log = records::read_file(log)};
}

TestFolder::TestFolder() {
    std::string name = std::filesystem::temp_directory_path() / "gossan-program-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path_ = name;
}

TestFolder::~TestFolder() {
    std::error_code left_behind;
    std::filesystem::remove_all(path_, left_behind);
}

std::filesystem::path inputs() {
    return std::filesystem::path(GOSSAN_SOURCE_DIR) / "tests" / "inputs";
}

}  // namespace gossan::programs
