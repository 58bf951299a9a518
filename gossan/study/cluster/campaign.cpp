// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/cluster/campaign.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"

namespace gossan::study {
namespace {

namespace fs = std::filesystem;
using records::Document;

Document strings(const std::vector<std::string>& texts) {
    Document list = Document::array();
    for (const std::string& text : texts) list.push_back(text);
    return list;
}

std::vector<std::string> strings_of(const Document& list) {
    std::vector<std::string> texts;
    for (const Document& each : list.elements()) texts.push_back(each.string());
    return texts;
}

/// As one word of the shell.
std::string shell_word(const std::string& text) {
    std::string word = "'";
    for (const char letter : text) word += letter == '\'' ? "'\\''" : std::string(1, letter);
    return word + "'";
}

std::string job_name(const fs::path& folder) {
    return "gossan-" + records::sha256(folder.string()).substr(0, 10);
}

std::string study_folder(const fs::path& cluster) { return cluster.parent_path().string(); }

std::string task_script(const fs::path& cluster, const CampaignPlan& plan) {
    return "#!/bin/sh\n"
           "# Task SLURM_ARRAY_TASK_ID of request $1: runs its members that have no result yet.\n"
           "exec " +
           shell_word(plan.program) + " study work " + shell_word(study_folder(cluster)) +
           " --request \"$1\" --task \"$SLURM_ARRAY_TASK_ID\"\n";
}

std::string step_script(const fs::path& cluster, const CampaignPlan& plan) {
    return "#!/bin/sh\n"
           "# Gathers what tasks found, goes on with the study and submits what it wants next.\n"
           "exec " +
           shell_word(plan.program) + " study step " + shell_word(study_folder(cluster)) + "\n";
}

SlurmJob task_job(const fs::path& cluster, const CampaignPlan& plan, int request,
                  std::vector<std::size_t> tasks) {
    SlurmJob job{.name = job_name(cluster),
                 .script = cluster / "task.sh",
                 .arguments = {std::to_string(request)},
                 .indices = std::move(tasks),
                 .log = cluster / "logs" / "task-%A_%a.log",
                 .options = plan.options};
    job.options.push_back("--cpus-per-task=" + std::to_string(plan.threads));
    return job;
}

SlurmJob step_job(const fs::path& cluster, const CampaignPlan& plan, const std::string& after) {
    return {.name = job_name(cluster) + "-step",
            .script = cluster / "step.sh",
            .after = after,
            .log = cluster / "logs" / "step-%j.log",
            .options = plan.options};
}

std::string command_line(const SlurmJob& job) {
    std::string line;
    for (const std::string& word : submission(job)) {
        line += (line.empty() ? "" : " ") + (word.find(' ') == word.npos ? word : shell_word(word));
    }
    return line;
}

Document document_of(const Attempt& attempt) {
    Document document = Document::object();
    document["request"] = attempt.request;
    document["job"] = attempt.job;
    document["step"] = attempt.step;
    Document tasks = Document::array();
    for (const std::size_t task : attempt.tasks) tasks.push_back(std::uint64_t(task));
    document["tasks"] = std::move(tasks);
    document["done_before"] = std::uint64_t(attempt.done_before);
    document["lost"] = strings(attempt.lost);
    return document;
}

Attempt attempt_of(const Document& document) {
    Attempt attempt{.request = int(document.at("request").integer()),
                    .job = document.at("job").string(),
                    .step = document.at("step").string(),
                    .done_before = std::size_t(document.at("done_before").integer()),
                    .lost = strings_of(document.at("lost"))};
    for (const Document& task : document.at("tasks").elements()) {
        attempt.tasks.push_back(std::size_t(task.integer()));
    }
    return attempt;
}

/// Tasks of the last attempt that left points, each with what Slurm says became of it.
std::vector<std::string> lost_tasks(const Attempt& attempt,
                                    const std::vector<TaskProgress>& progress,
                                    const std::vector<SlurmTask>& known) {
    std::vector<std::string> lost;
    for (const std::size_t task : attempt.tasks) {
        if (task >= progress.size() || progress[task].done == progress[task].wanted) continue;
        const auto found = std::find_if(known.begin(), known.end(), [&](const SlurmTask& each) {
            return each.job == attempt.job && each.index == std::to_string(task);
        });
        const std::string state = found == known.end() ? "forgotten by Slurm" : found->state;
        lost.push_back("task " + std::to_string(task) + " of job " + attempt.job + " (" + state +
                       ")");
    }
    return lost;
}

}  // namespace

Document CampaignPlan::document() const {
    Document plan = Document::object();
    plan["schema"] = "gossan.campaign/1";
    plan["program"] = program;
    plan["arguments"] = strings(arguments);
    plan["tasks"] = tasks;
    plan["threads"] = threads;
    plan["fruitless"] = fruitless;
    plan["options"] = strings(options);
    return plan;
}

CampaignPlan CampaignPlan::of(const Document& document) {
    return {.program = document.at("program").string(),
            .arguments = strings_of(document.at("arguments")),
            .tasks = int(document.at("tasks").integer()),
            .threads = int(document.at("threads").integer()),
            .fruitless = int(document.at("fruitless").integer()),
            .options = strings_of(document.at("options"))};
}

Campaign::Campaign(fs::path folder) : folder_(std::move(folder)), files_(folder_) {
    records::make_folder(folder_ / "logs");
    if (!is_in(folder_)) return;
    const fs::path file = folder_ / "campaign.json";
    plan_ = CampaignPlan::of(records::parse_document(records::read_file(file), file.string()));
}

bool Campaign::is_in(const fs::path& folder) { return fs::exists(folder / "campaign.json"); }

void Campaign::begin(const CampaignPlan& plan) {
    plan_ = plan;
    records::write_atomically(folder_ / "task.sh", task_script(folder_, plan));
    records::write_atomically(folder_ / "step.sh", step_script(folder_, plan));
    records::write_atomically(folder_ / "campaign.json", records::print(plan.document()));
}

std::string Campaign::dry_run(const fs::path& folder, const CampaignPlan& plan) {
    std::vector<std::size_t> all;
    for (int task = 0; task < plan.tasks; ++task) all.push_back(std::size_t(task));
    return "# " + (folder / "task.sh").string() + "\n" + task_script(folder, plan) + "\n# " +
           (folder / "step.sh").string() + "\n" + step_script(folder, plan) +
           "\n# for each batch of members\n" + command_line(task_job(folder, plan, 1, all)) + "\n" +
           command_line(step_job(folder, plan, "JOB")) + "\n";
}

Campaign::Advance Campaign::advance(const Request& request) {
    const std::vector<SlurmTask> known = tasks();
    const bool is_running = std::any_of(known.begin(), known.end(),
                                        [](const SlurmTask& task) { return task.is_live(); });
    if (is_running) return {.is_running = true};
    const auto progress = ShardFiles::progress(request, files_.results());
    auto all = attempts();
    Attempt next{.request = request.number};
    for (std::size_t task = 0; task < progress.size(); ++task) {
        next.done_before += progress[task].done;
        if (progress[task].done < progress[task].wanted) next.tasks.push_back(task);
    }
    if (!all.empty() && all.back().request == request.number) {
        all.back().lost = lost_tasks(all.back(), progress, known);
        keep(all);
        check_fruit(request, next.done_before, all);
    }
    next.job = submit(task_job(folder_, plan_, request.number, next.tasks));
    all.push_back(next);
    keep(all);
    all.back().step = submit(step_job(folder_, plan_, next.job));
    keep(all);
    return {.attempt = all.back()};
}

void Campaign::check_fruit(const Request& request, std::size_t done,
                           const std::vector<Attempt>& attempts) const {
    int fruitless = 0;
    for (auto each = attempts.rbegin(); each != attempts.rend(); ++each) {
        if (each->request != request.number || each->done_before < done) break;
        ++fruitless;
    }
    if (fruitless < plan_.fruitless) return;
    const Attempt& last = attempts.back();
    std::string lost;
    for (const std::string& each : last.lost) lost += (lost.empty() ? "" : ", ") + each;
    throw Error(ErrorCode::io,
                "request " + std::to_string(request.number) + " was tried " +
                    std::to_string(fruitless) + " times and no further member ended: " + lost,
                (folder_ / "logs").string(),
                "read the logs of these tasks; once the cause is mended, `gossan study step " +
                    study_folder(folder_) + " --retry` goes on");
}

std::vector<Attempt> Campaign::attempts() const {
    const fs::path file = folder_ / "attempts.json";
    std::vector<Attempt> all;
    if (!fs::exists(file)) return all;
    const Document document = records::parse_document(records::read_file(file), file.string());
    for (const Document& each : document.at("attempts").elements()) all.push_back(attempt_of(each));
    return all;
}

void Campaign::keep(const std::vector<Attempt>& attempts) const {
    Document document = Document::object();
    document["schema"] = "gossan.attempts/1";
    Document list = Document::array();
    for (const Attempt& each : attempts) list.push_back(document_of(each));
    document["attempts"] = std::move(list);
    records::write_atomically(folder_ / "attempts.json", records::print(document));
}

std::vector<SlurmTask> Campaign::tasks() const { return tasks_named(job_name(folder_)); }
std::vector<SlurmTask> Campaign::steps() const { return tasks_named(job_name(folder_) + "-step"); }

}  // namespace gossan::study
