// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace gossan::study {

/// What a program that was called said.
struct CommandOutcome {
    int status = 0;  ///< its exit status; 124: it was ended as it took too long
    std::string said = {}, complained = {};
};

/// Calls a program without a shell. Error(io) naming it where it cannot be begun.
[[nodiscard]] CommandOutcome run_command(std::span<const std::string> words);

/// A task of an array of jobs, or a job by itself, as Slurm tells it.
struct SlurmTask {
    std::string job = {};    ///< of the array
    std::string index = {};  ///< within the array; "N/A" for a job by itself
    std::string state = {};  ///< RUNNING, PENDING, COMPLETED, CANCELLED, NODE_FAIL, …
    std::string reason = {};

    [[nodiscard]] bool is_pending() const { return state == "PENDING" || state == "REQUEUED"; }
    [[nodiscard]] bool is_live() const {
        return is_pending() || state == "RUNNING" || state == "CONFIGURING" ||
               state == "SUSPENDED" || state == "REQUEUE_HOLD" || state == "REQUEUE_FED";
    }
    /// It ended, and not by its own will.
    [[nodiscard]] bool is_lost() const { return !is_live() && state != "COMPLETED"; }
};

/// What is to be submitted.
struct SlurmJob {
    std::string name = {};
    std::filesystem::path script = {};
    std::vector<std::string> arguments = {};  ///< of the script
    std::vector<std::size_t> indices = {};    ///< of an array; none: a job by itself
    std::string after = {};                   ///< begins when this job has ended, whatever way
    std::filesystem::path log = {};           ///< of what it says, with Slurm's patterns
    std::vector<std::string> options = {};    ///< of sbatch, as the user gives them
};

/// The words of the command that submits a job.
[[nodiscard]] std::vector<std::string> submission(const SlurmJob& job);

/// Submits and returns the number of the job. Error(io) with what Slurm said.
[[nodiscard]] std::string submit(const SlurmJob& job);

/// Jobs and tasks of a name that Slurm has or still remembers. Error(io) with what Slurm said: a
/// controller that does not answer is no empty list.
[[nodiscard]] std::vector<SlurmTask> tasks_named(const std::string& name);

/// Lines of `squeue -o '%F|%K|%T|%r'`.
[[nodiscard]] std::vector<SlurmTask> tasks_of(const std::string& lines);

/// "0-2,5" for 0, 1, 2, 5.
[[nodiscard]] std::string index_list(std::span<const std::size_t> indices);

}  // namespace gossan::study
