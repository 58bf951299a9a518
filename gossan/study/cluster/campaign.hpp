// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/study/cluster/shard_files.hpp"
#include "gossan/study/cluster/slurm.hpp"

namespace gossan::study {

/// How a study is put on a cluster; kept as cluster/campaign.json of the study folder.
struct CampaignPlan {
    std::string program = {};                 ///< path of gossan, the same on every machine
    std::vector<std::string> arguments = {};  ///< of the program: the study to be begun again
    int tasks = 2;                            ///< at most, of one request
    int threads = 1;                          ///< of each task
    int fruitless = 3;                        ///< attempts in a row that may bring nothing
    std::vector<std::string> options = {};    ///< of sbatch

    [[nodiscard]] records::Document document() const;
    [[nodiscard]] static CampaignPlan of(const records::Document& document);
};

/// One array of tasks that was submitted, and the step that follows it.
struct Attempt {
    int request = 0;
    std::string job = {}, step = {};      ///< numbers of Slurm; blank: a kill came between
    std::vector<std::size_t> tasks = {};  ///< those that had points left
    std::size_t done_before = 0;          ///< points of the request that had results
    std::vector<std::string> lost = {};   ///< told by the next: "task 1 (CANCELLED)"
};

/// A study on a cluster, in the folder `cluster` of its study folder: writes job scripts, submits
/// what is missing, knows what became of it. Each request is one array of tasks with one step
/// behind it, which begins the study again once every task has ended, well or not. One process
/// alone may advance it, which is the holder of a FolderLock.
class Campaign {
public:
    explicit Campaign(std::filesystem::path folder);

    [[nodiscard]] static bool is_in(const std::filesystem::path& folder);
    void begin(const CampaignPlan& plan);  ///< writes plan and scripts
    [[nodiscard]] const CampaignPlan& plan() const { return plan_; }
    [[nodiscard]] const ShardFiles& files() const { return files_; }

    /// The scripts and the commands that would submit them.
    [[nodiscard]] static std::string dry_run(const std::filesystem::path& folder,
                                             const CampaignPlan& plan);

    struct Advance {
        bool is_running = false;  ///< tasks of it are waiting or running: nothing was submitted
        Attempt attempt = {};     ///< what was submitted
    };
    /// Lets attempts that brought nothing count no more.
    void forget_attempts() const { keep({}); }

    /// Submits the tasks of a request that have points left, and the step behind them; nothing
    /// while any live. Error(io) naming tasks and logs where too many attempts brought nothing.
    [[nodiscard]] Advance advance(const Request& request);

    [[nodiscard]] std::vector<Attempt> attempts() const;
    [[nodiscard]] std::vector<SlurmTask> tasks() const;  ///< those that Slurm has or remembers
    [[nodiscard]] std::vector<SlurmTask> steps() const;

private:
    void keep(const std::vector<Attempt>& attempts) const;
    void check_fruit(const Request& request, std::size_t done,
                     const std::vector<Attempt>& attempts) const;

    std::filesystem::path folder_;
    ShardFiles files_;
    CampaignPlan plan_ = {};
};

}  // namespace gossan::study
