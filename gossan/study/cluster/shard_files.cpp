// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/cluster/shard_files.hpp"

#include <unistd.h>

#include <chrono>

#include "gossan/base/error.hpp"
#include "gossan/records/append_file.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/document.hpp"
#include "gossan/study/workforce/member_text.hpp"

namespace gossan::study {
namespace {

namespace fs = std::filesystem;

/// A name that no other attempt at a task has.
std::string this_attempt() {
    char host[256] = "host";
    (void)gethostname(host, sizeof host - 1);
    const auto now = std::chrono::system_clock::now().time_since_epoch().count();
    return std::string(host) + "-" + std::to_string(getpid()) + "-" + std::to_string(now);
}

}  // namespace

fs::path ShardFiles::request_file(int number) const {
    return folder_ / "requests" / (std::to_string(number) + ".jsonl");
}

std::optional<Request> ShardFiles::last_request() const {
    int last = 0;
    while (fs::exists(request_file(last + 1))) ++last;
    if (last == 0) return std::nullopt;
    return request(last);
}

Request ShardFiles::request(int number) const {
    const std::string file = request_file(number).string();
    const std::string text = records::read_file(file);
    const auto lines = whole_lines(text);
    if (lines.empty()) throw Error(ErrorCode::data, "this is no request of a study", file);
    const auto head = records::parse_document(lines.front(), file);
    Request made{.number = number,
                 .identity = head.at("identity").string(),
                 .tasks = std::size_t(head.at("tasks").integer())};
    for (std::size_t k = 1; k < lines.size(); ++k) {
        auto point = point_of(lines[k]);
        if (!point) {
            throw Error(ErrorCode::data, "line " + std::to_string(k + 1) + " is no point", file);
        }
        made.points.push_back(std::move(*point));
    }
    if (made.points.size() != std::size_t(head.at("points").integer()) || made.tasks < 1) {
        throw Error(ErrorCode::data, "this request is not whole", file);
    }
    return made;
}

void ShardFiles::put(const Request& request) const {
    auto head = records::Document::object();
    head["schema"] = "gossan.request/1";
    head["identity"] = request.identity;
    head["tasks"] = std::uint64_t(request.tasks);
    head["points"] = std::uint64_t(request.points.size());
    std::string text = records::print_line(head) + "\n";
    for (const auto& point : request.points) text += line_of(point) + "\n";
    records::make_folder(folder_ / "requests");
    records::write_atomically(request_file(request.number), text);
}

ShardFiles::Results ShardFiles::results() const {
    Results all;
    if (!fs::exists(folder_ / "results")) return all;
    for (const auto& entry : fs::directory_iterator(folder_ / "results")) {
        const std::string text = records::read_file(entry.path());
        for (const std::string_view line : whole_lines(text)) {
            if (auto found = run_point_of(line)) {
                all.try_emplace(std::move(found->z), std::move(found->prediction));
            }
        }
    }
    return all;
}

std::vector<TaskProgress> ShardFiles::progress(const Request& request, const Results& results) {
    std::vector<TaskProgress> tasks(request.tasks);
    for (std::size_t k = 0; k < request.points.size(); ++k) {
        TaskProgress& task = tasks[k % request.tasks];
        ++task.wanted;
        if (results.contains(request.points[k])) ++task.done;
    }
    return tasks;
}

std::size_t ShardFiles::run_task(const Request& request, std::size_t task, const RunMember& run,
                                 int threads) const {
    const Results known = results();
    std::vector<std::vector<double>> missing;
    for (std::size_t k = task; k < request.points.size(); k += request.tasks) {
        if (!known.contains(request.points[k])) missing.push_back(request.points[k]);
    }
    if (missing.empty()) return 0;
    records::make_folder(folder_ / "results");
    auto file =
        records::AppendFile::create(folder_ / "results" /
                                    (std::to_string(request.number) + "-" + std::to_string(task) +
                                     "-" + this_attempt() + ".jsonl"));
    (void)ThreadWorkforce(threads).run(
        {.points = missing, .run = run, .on_done = [&](std::size_t n, const Prediction& made) {
             file.append(line_of(missing[n], made) + "\n");
             file.sync();
         }});
    return missing.size();
}

}  // namespace gossan::study
