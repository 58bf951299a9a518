// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gossan/study/workforce/workforce.hpp"

namespace gossan::study {

/// Points that a study wants to be run, shared out to tasks: task K of N runs K, K + N, K + 2N, …
struct Request {
    int number = 0;             ///< 1, 2, … in the order in which the study asked
    std::string identity = {};  ///< of the study whose members they are
    std::size_t tasks = 1;
    std::vector<std::vector<double>> points = {};
};

/// How many points of a task were run.
struct TaskProgress {
    std::size_t done = 0, wanted = 0;
};

/// Where tasks on other machines find what to run, and leave what they found:
///
///     requests/3.jsonl          points, written once
///     results/3-K-WHO.jsonl     members of task K, a line each as it ends; WHO is one attempt
///
/// Results count by their point alone, whoever ran it and for whichever request. No two attempts
/// write one file, so nothing is locked; a line that a kill cut off does not count.
class ShardFiles {
public:
    /// The folder is made when something is first put there.
    explicit ShardFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    /// The latest; none at first.
    [[nodiscard]] std::optional<Request> last_request() const;
    /// Error(io) if there is none of that number, Error(data) if it is no request.
    [[nodiscard]] Request request(int number) const;
    void put(const Request& request) const;

    using Results = std::map<std::vector<double>, Prediction>;
    [[nodiscard]] Results results() const;

    /// By task.
    [[nodiscard]] static std::vector<TaskProgress> progress(const Request& request,
                                                            const Results& results);

    /// Runs what is not yet there of one task on at most `threads` threads. Each member is on the
    /// disk before the next begins. Returns how many were run.
    std::size_t run_task(const Request& request, std::size_t task, const RunMember& run,
                         int threads) const;

private:
    [[nodiscard]] std::filesystem::path request_file(int number) const;

    std::filesystem::path folder_;
};

}  // namespace gossan::study
