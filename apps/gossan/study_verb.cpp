// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <array>
#include <filesystem>
#include <thread>

#include "apps/gossan/command_line.hpp"
#include "apps/gossan/hands.hpp"
#include "apps/gossan/study_check.hpp"
#include "apps/gossan/study_status.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/folder_lock.hpp"
#include "gossan/study/cluster/campaign.hpp"
#include "gossan/study/folder/study_folder.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> actions{"submit", "status", "collect", "step", "work"};

/// This program as other machines find it.
std::string this_program() {
    std::array<char, 4096> path{};
    const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
    if (length > 0) return {path.data(), std::size_t(length)};
    return "gossan";
}

class StudyVerb final : public Verb {
public:
    explicit StudyVerb(simulation::Ranks& ranks) : ranks_(ranks) {}

    void declare(Declaration& declaration) override {
        declaration.word("ACTION", action_,
                         "submit FILE, status DIR or collect DIR; jobs call step DIR and work DIR");
        declaration.word("TARGET", target_, "the file of the study, or its folder");
        declaration.option("--verb", "VERB", verb_,
                           "what to do with FILE, else told by its content");
        declaration.option("-o,--output", "DIR", folder_, "submit: the study folder");
        declaration.options("--set", "KEY=VALUE", overrides_, "put a value over the file's");
        declaration.options("--data", "DIR", overlays_,
                            "a folder of facts to lay over the program's");
        declaration.option("--tasks", "N", tasks_, "submit: tasks of a batch at most");
        declaration.option("--threads", "N", threads_, "threads of each task");
        declaration.options("--sbatch", "OPTION", options_,
                            "submit: an option of sbatch, as --sbatch=--partition=big");
        declaration.flag("--dry-run", is_dry_, "submit: show the jobs and submit nothing");
        declaration.flag("--wait", waits_, "submit: follow it until it is done");
        declaration.flag("--retry", retries_,
                         "step: try again what was given up after it brought nothing");
        declaration.option("--request", "N", request_, "work: which request");
        declaration.option("--task", "K", task_, "work: which task of it");
        declaration.flag("--json", as_json_, "status: as JSON");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }

    ExitStatus run() override {
        if (action_ == "submit") return submit();
        if (action_ == "status") return status();
        if (action_ == "collect") return collect();
        if (action_ == "step") return step();
        if (action_ == "work") return work();
        const auto near = nearest(action_, actions);
        throw Error(ErrorCode::input, "a study cannot " + in_quotes(action_, 40), {},
                    near ? "did you mean " + *near + "?" : "it can " + enumerate(actions));
    }

private:
    [[nodiscard]] static fs::path cluster_of(const fs::path& folder) { return folder / "cluster"; }

    [[nodiscard]] fs::path existing() const {
        const fs::path folder = fs::absolute(target_).lexically_normal();
        if (study::Campaign::is_in(cluster_of(folder))) return folder;
        throw Error(ErrorCode::input, "no study was submitted from there", target_,
                    "`gossan study submit FILE -o DIR` submits one");
    }

    [[nodiscard]] static bool is_done(const fs::path& folder) {
        const auto manifest = read_manifest(study::StudyFolder::open(folder));
        if (manifest.status != records::RunStatus::done) return false;
        say("the study is done: " + folder.string());
        return true;
    }

    /// The study itself, with its members run by `hands`.
    [[nodiscard]] ExitStatus begin(std::vector<std::string> arguments, int threads,
                                   Hands& hands) const {
        const auto verbs = all_verbs(ranks_, hands);
        std::vector<const char*> words{"gossan"};
        arguments.push_back("--threads=" + std::to_string(threads));
        for (const std::string& each : arguments) words.push_back(each.c_str());
        const Command command = read_command_line(verbs, int(words.size()), words.data());
        return command.verb == nullptr ? command.status : command.verb->run();
    }

    [[nodiscard]] study::CampaignPlan plan(const fs::path& folder) const {
        if (tasks_ < 1 || threads_ < 1) {
            throw Error(ErrorCode::input, "a study has one task of one thread at least");
        }
        return {.program = this_program(),
                .arguments = {"resume", folder.string()},
                .tasks = tasks_,
                .threads = threads_,
                .options = options_};
    }

    /// What begins the study, which `plan` goes on with.
    [[nodiscard]] std::vector<std::string> first(const fs::path& folder) const {
        std::vector<std::string> arguments{
            verb_.empty() ? verb_of_file(target_).value_or("calibrate") : verb_, target_, "-o",
            folder.string()};
        for (const std::string& each : overrides_) arguments.push_back("--set=" + each);
        for (const std::string& each : overlays_) arguments.push_back("--data=" + each);
        return arguments;
    }

    [[nodiscard]] ExitStatus submit() const {
        const fs::path folder =
            fs::absolute(folder_.empty() ? fs::path(target_).stem().string() + ".study" : folder_)
                .lexically_normal();
        const fs::path cluster = cluster_of(folder);
        if (is_dry_) {
            print_result(study::Campaign::dry_run(cluster, plan(folder)));
            return ExitStatus::done;
        }
        if (study::Campaign::is_in(cluster)) {
            throw Error(ErrorCode::input, "a study was submitted from there already",
                        folder.string(),
                        "`gossan study status " + folder.string() +
                            "` tells how far it is; `gossan study step " + folder.string() +
                            "` goes on where nothing is queued any more");
        }
        const ExitStatus end = advance(folder, plan(folder), first(folder));
        return waits_ && end == ExitStatus::done ? follow(folder) : end;
    }

    /// Begins the study again; where members are missing, submits them.
    [[nodiscard]] ExitStatus advance(const fs::path& folder, const study::CampaignPlan& plan,
                                     const std::vector<std::string>& arguments) const {
        const fs::path cluster = cluster_of(folder);
        ClusterHands hands(study::ShardFiles(cluster), plan.tasks);
        try {
            return begin(arguments, plan.threads, hands);
        } catch (const study::Suspended& suspended) {
            study::Campaign campaign(cluster);
            const records::FolderLock lock(cluster);
            if (!study::Campaign::is_in(cluster)) campaign.begin(plan);
            if (retries_) campaign.forget_attempts();
            const auto advanced = campaign.advance(suspended.request);
            for (const study::Attempt& each : campaign.attempts()) {
                if (each.request != suspended.request.number) continue;
                for (const auto& lost : each.lost) say("lost: " + lost + "; submitted again");
            }
            const std::string name = "request " + std::to_string(suspended.request.number);
            say(advanced.is_running
                    ? name + ": its tasks are queued or running"
                    : name + ": " + counted(advanced.attempt.tasks.size(), "task", "tasks") +
                          " as job " + advanced.attempt.job + ", then job " +
                          advanced.attempt.step);
            return ExitStatus::done;
        }
    }

    [[nodiscard]] ExitStatus follow(const fs::path& folder) const {
        const study::Campaign campaign(cluster_of(folder));
        while (is_live(campaign)) std::this_thread::sleep_for(std::chrono::seconds(5));
        return gather(folder, campaign);
    }

    [[nodiscard]] ExitStatus step() const {
        const fs::path folder = existing();
        if (is_done(folder)) return ExitStatus::done;
        const study::CampaignPlan plan = study::Campaign(cluster_of(folder)).plan();
        return advance(folder, plan, plan.arguments);
    }

    [[nodiscard]] ExitStatus work() const {
        const fs::path folder = existing();
        const study::Campaign campaign(cluster_of(folder));
        TaskHands hands(campaign.files(), request_, task_);
        return begin(campaign.plan().arguments, campaign.plan().threads, hands);
    }

    [[nodiscard]] ExitStatus collect() const {
        const fs::path folder = existing();
        return gather(folder, study::Campaign(cluster_of(folder)));
    }

    /// All results are there, or it says what is not.
    [[nodiscard]] ExitStatus gather(const fs::path& folder, const study::Campaign& campaign) const {
        if (is_done(folder)) return ExitStatus::done;
        ClusterHands hands(campaign.files(), campaign.plan().tasks);
        try {
            return begin(campaign.plan().arguments, campaign.plan().threads, hands);
        } catch (const study::Suspended&) {
            const StudyStatus found = study_status(campaign);
            throw Error(ErrorCode::io, "not all members are there: " + found.in_words(),
                        folder.string(),
                        found.is_live ? "collect once `gossan study status` tells of no more tasks"
                                      : "nothing is queued: `gossan study step " + folder.string() +
                                            "` submits what is missing");
        }
    }

    [[nodiscard]] ExitStatus status() const {
        const fs::path folder = existing();
        const StudyStatus found = study_status(study::Campaign(cluster_of(folder)));
        print_result(as_json_ ? records::print(found.document()) : found.text());
        return ExitStatus::done;
    }

    simulation::Ranks& ranks_;
    std::string action_, target_, folder_, verb_;
    std::vector<std::string> overrides_, overlays_, options_;
    int tasks_ = 2, threads_ = 1, request_ = 0, task_ = 0;
    bool is_dry_ = false, waits_ = false, retries_ = false, as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_study_verb(simulation::Ranks& ranks) {
    return std::make_unique<StudyVerb>(ranks);
}

}  // namespace gossan::program
