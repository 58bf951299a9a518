// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/hands.hpp"

#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/hash.hpp"

namespace gossan::program {
namespace {

std::string hash_of(const Hands::Identity& identity) {
    std::string text;
    for (const auto& [name, value] : identity) text += name + "=" + value + "\n";
    return records::sha256(text);
}

}  // namespace

std::unique_ptr<study::Workforce> ProcessHands::begin(const Identity&, const study::RunMember& run,
                                                      int threads) {
    if (ranks_.count() == 1) return std::make_unique<study::ThreadWorkforce>(threads);
    auto workforce = std::make_unique<study::RankWorkforce>(ranks_, threads);
    if (ranks_.mine() == 0) return workforce;
    workforce->serve(run);
    return nullptr;
}

void ProcessHands::end() {
    if (ranks_.count() > 1) study::RankWorkforce(ranks_, 1).dismiss();
}

std::unique_ptr<study::Workforce> TaskHands::begin(const Identity& identity,
                                                   const study::RunMember& run, int threads) {
    const study::Request request = files_.request(request_);
    if (request.identity != hash_of(identity)) {
        throw Error(ErrorCode::input,
                    "the study, its data or the program are not those that asked for request " +
                        std::to_string(request_),
                    files_.folder().string(),
                    "put files and program back as they were, or submit the study anew into "
                    "another folder");
    }
    if (task_ < 0 || std::size_t(task_) >= request.tasks) {
        throw Error(ErrorCode::input, "there is no task " + std::to_string(task_), {},
                    "tasks of this request are 0 to " + std::to_string(request.tasks - 1));
    }
    const std::size_t n = files_.run_task(request, std::size_t(task_), run, threads);
    say("task " + std::to_string(task_) + " of request " + std::to_string(request_) + ": " +
        counted(n, "member", "members") + " run");
    return nullptr;
}

std::unique_ptr<study::Workforce> ClusterHands::begin(const Identity& identity,
                                                      const study::RunMember&, int threads) {
    return std::make_unique<study::ClusterWorkforce>(files_, hash_of(identity), std::size_t(tasks_),
                                                     threads);
}

}  // namespace gossan::program
