// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/study_status.hpp"

#include <algorithm>

#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/base/text.hpp"

namespace gossan::program {
namespace {

using study::SlurmTask;

bool any_live(const std::vector<SlurmTask>& tasks) {
    return std::any_of(tasks.begin(), tasks.end(),
                       [](const SlurmTask& task) { return task.is_live(); });
}

std::string state_of(const study::TaskProgress& progress, const SlurmTask* task) {
    if (progress.done == progress.wanted) return "done";
    if (task == nullptr) return "lost: forgotten by Slurm";
    if (task->is_pending()) return "waiting: " + task->reason;
    if (task->is_live()) return lowered(task->state);
    return task->is_lost() ? "lost: " + task->state : "ended early";
}

/// What Slurm says of a task in the last attempt that had it.
const SlurmTask* latest(const std::vector<SlurmTask>& known,
                        const std::vector<study::Attempt>& attempts, int request,
                        std::size_t task) {
    for (auto each = attempts.rbegin(); each != attempts.rend(); ++each) {
        if (each->request != request) continue;
        const auto found = std::find_if(known.begin(), known.end(), [&](const SlurmTask& one) {
            return one.job == each->job && one.index == std::to_string(task);
        });
        if (found != known.end()) return &*found;
    }
    return nullptr;
}

double mean_wall(const study::Request& request, const study::ShardFiles::Results& results) {
    double sum = 0.0;
    std::size_t n = 0;
    for (const auto& point : request.points) {
        const auto found = results.find(point);
        if (found == results.end()) continue;
        sum += found->second.wall_s;
        ++n;
    }
    return n == 0 ? 0.0 : sum / double(n);
}

}  // namespace

bool is_live(const study::Campaign& campaign) {
    return any_live(campaign.tasks()) || any_live(campaign.steps());
}

StudyStatus study_status(const study::Campaign& campaign) {
    StudyStatus status;
    const auto known = campaign.tasks();
    status.is_live = any_live(known) || any_live(campaign.steps());
    const auto attempts = campaign.attempts();
    for (const auto& each : attempts) {
        status.lost.insert(status.lost.end(), each.lost.begin(), each.lost.end());
    }
    const auto request = campaign.files().last_request();
    if (!request) return status;
    status.request = request->number;
    const auto results = campaign.files().results();
    const auto progress = study::ShardFiles::progress(*request, results);
    std::size_t most_left = 0;
    for (std::size_t task = 0; task < progress.size(); ++task) {
        status.tasks.push_back(
            {progress[task].done, progress[task].wanted,
             state_of(progress[task], latest(known, attempts, request->number, task))});
        most_left = std::max(most_left, progress[task].wanted - progress[task].done);
    }
    status.seconds_left =
        double(most_left) * mean_wall(*request, results) / campaign.plan().threads;
    return status;
}

std::string StudyStatus::in_words() const {
    std::size_t done = 0, wanted = 0;
    for (const Task& task : tasks) {
        done += task.done;
        wanted += task.wanted;
    }
    return "request " + std::to_string(request) + " has " + std::to_string(done) + " of " +
           counted(wanted, "member", "members");
}

std::string StudyStatus::text() const {
    TextTable table{.columns = {{"task"}, {"members", true}, {"of", true}, {"state"}}, .rows = {}};
    for (std::size_t k = 0; k < tasks.size(); ++k) {
        table.rows.push_back({std::to_string(k), std::to_string(tasks[k].done),
                              std::to_string(tasks[k].wanted), tasks[k].state});
    }
    std::string out = in_words() + "\n" + table.text();
    for (const std::string& each : lost) out += "lost and submitted again: " + each + "\n";
    if (seconds_left > 0.0) {
        out += "about " + readable_seconds(seconds_left) + " of running to the end of it\n";
    }
    if (!is_live) out += "nothing is queued or running\n";
    return out;
}

records::Document StudyStatus::document() const {
    auto document = records::Document::object();
    document["schema"] = "gossan.study_status/1";
    document["request"] = request;
    document["is_live"] = is_live;
    document["seconds_left"] = seconds_left;
    auto list = records::Document::array();
    for (const Task& task : tasks) {
        auto one = records::Document::object();
        one["done"] = std::uint64_t(task.done);
        one["wanted"] = std::uint64_t(task.wanted);
        one["state"] = task.state;
        list.push_back(std::move(one));
    }
    document["tasks"] = std::move(list);
    auto names = records::Document::array();
    for (const std::string& each : lost) names.push_back(each);
    document["lost"] = std::move(names);
    return document;
}

}  // namespace gossan::program
