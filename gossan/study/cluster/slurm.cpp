// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/cluster/slurm.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <memory>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::study {
namespace {

struct Closing {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closing>;

std::string content(std::FILE* file) {
    std::string text;
    std::rewind(file);
    std::array<char, 4096> part{};
    for (std::size_t n = 0; (n = std::fread(part.data(), 1, part.size(), file)) > 0;) {
        text.append(part.data(), n);
    }
    return text;
}

/// A client of Slurm; with the controller gone each would hang for long, hence the limit.
CommandOutcome call(const std::vector<std::string>& words) {
    std::vector<std::string> limited{"timeout", "10"};
    limited.insert(limited.end(), words.begin(), words.end());
    const CommandOutcome outcome = run_command(limited);
    if (outcome.status == 0) return outcome;
    const std::string& name = words.front();
    if (outcome.status == 127) {
        throw Error(ErrorCode::io, "there is no " + name + " on this machine", {},
                    "submit from a machine of the cluster, or run the study here: `gossan "
                    "calibrate`");
    }
    if (outcome.status == 124) {
        throw Error(ErrorCode::io, name + " did not answer within 10 s", {},
                    "ask `scontrol ping` whether the controller of Slurm is up");
    }
    throw Error(ErrorCode::io,
                name + " refused: " + std::string(trimmed(outcome.complained + outcome.said)));
}

}  // namespace

CommandOutcome run_command(std::span<const std::string> words) {
    const File out(std::tmpfile()), complaints(std::tmpfile());
    if (!out || !complaints) throw Error(ErrorCode::io, "there is no room for a temporary file");
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, fileno(out.get()), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, fileno(complaints.get()), STDERR_FILENO);
    std::vector<std::string> copies(words.begin(), words.end());
    std::vector<char*> arguments;
    for (std::string& each : copies) arguments.push_back(each.data());
    arguments.push_back(nullptr);
    pid_t process = 0;
    const int fault =
        posix_spawnp(&process, arguments.front(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (fault != 0) {
        throw Error(ErrorCode::io, words.front() + " cannot be run: " + std::strerror(fault));
    }
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return {.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            .said = content(out.get()),
            .complained = content(complaints.get())};
}

std::string index_list(std::span<const std::size_t> indices) {
    std::string list;
    for (std::size_t first = 0; first < indices.size();) {
        std::size_t last = first;
        while (last + 1 < indices.size() && indices[last + 1] == indices[last] + 1) ++last;
        list += (list.empty() ? "" : ",") + std::to_string(indices[first]);
        if (last > first) list += "-" + std::to_string(indices[last]);
        first = last + 1;
    }
    return list;
}

std::vector<std::string> submission(const SlurmJob& job) {
    std::vector<std::string> words{"sbatch",
                                   "--parsable",
                                   "--requeue",
                                   "--open-mode=append",
                                   "--job-name=" + job.name,
                                   "--output=" + job.log.string()};
    if (!job.indices.empty()) words.push_back("--array=" + index_list(job.indices));
    if (!job.after.empty()) words.push_back("--dependency=afterany:" + job.after);
    words.insert(words.end(), job.options.begin(), job.options.end());
    words.push_back(job.script.string());
    words.insert(words.end(), job.arguments.begin(), job.arguments.end());
    return words;
}

std::string submit(const SlurmJob& job) {
    // With several clusters it says "12;cluster".
    const std::string said = call(submission(job)).said;
    const std::string id(trimmed(said.substr(0, said.find(';'))));
    if (id.empty() || id.find_first_not_of("0123456789") != id.npos) {
        throw Error(ErrorCode::io, "sbatch gave no number of a job but " + in_quotes(said, 80));
    }
    return id;
}

std::vector<SlurmTask> tasks_of(const std::string& lines) {
    std::vector<SlurmTask> tasks;
    std::size_t begin = 0;
    while (begin < lines.size()) {
        std::size_t end = lines.find('\n', begin);
        if (end == lines.npos) end = lines.size();
        std::string line = lines.substr(begin, end - begin);
        begin = end + 1;
        std::vector<std::string> parts;
        for (std::size_t bar = line.find('|'); bar != line.npos; bar = line.find('|')) {
            parts.push_back(line.substr(0, bar));
            line = line.substr(bar + 1);
        }
        if (parts.size() != 3) continue;
        tasks.push_back({.job = parts[0], .index = parts[1], .state = parts[2], .reason = line});
    }
    return tasks;
}

std::vector<SlurmTask> tasks_named(const std::string& name) {
    return tasks_of(
        call({"squeue", "-h", "-r", "-t", "all", "--name=" + name, "-o", "%F|%K|%T|%r"}).said);
}

}  // namespace gossan::study
