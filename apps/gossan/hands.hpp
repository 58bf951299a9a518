// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "gossan/simulation/ranks.hpp"
#include "gossan/study/cluster/cluster_workforce.hpp"
#include "gossan/study/workforce/rank_workforce.hpp"

namespace gossan::program {

/// Who runs the members of a study, as its verb sees it: asked once all input is read and before
/// anything is written.
class Hands {
public:
    using Identity = std::map<std::string, std::string>;  ///< as of study::MemberStore

    virtual ~Hands() = default;

    /// The work force for a study whose members `run` makes, or none: this process was there to
    /// run members alone, which is done, and the verb ends.
    [[nodiscard]] virtual std::unique_ptr<study::Workforce> begin(const Identity& identity,
                                                                  const study::RunMember& run,
                                                                  int threads) = 0;
    /// No more members are wanted.
    virtual void end() {}
    /// Processes on this machine among which threads are shared.
    [[nodiscard]] virtual int count() const { return 1; }
};

/// Threads of this process, or the processes that were started together.
class ProcessHands final : public Hands {
public:
    explicit ProcessHands(simulation::Ranks& ranks) : ranks_(ranks) {}

    [[nodiscard]] std::unique_ptr<study::Workforce> begin(const Identity& identity,
                                                          const study::RunMember& run,
                                                          int threads) override;
    void end() override;
    [[nodiscard]] int count() const override { return ranks_.count(); }

private:
    simulation::Ranks& ranks_;
};

/// One task of a cluster: runs its members of a request into the files of the cluster.
class TaskHands final : public Hands {
public:
    TaskHands(study::ShardFiles files, int request, int task)
        : files_(std::move(files)), request_(request), task_(task) {}

    [[nodiscard]] std::unique_ptr<study::Workforce> begin(const Identity& identity,
                                                          const study::RunMember& run,
                                                          int threads) override;

private:
    study::ShardFiles files_;
    int request_, task_;
};

/// What gathers from the tasks of a cluster: `study::Suspended` leaves the verb where members are
/// missing.
class ClusterHands final : public Hands {
public:
    ClusterHands(study::ShardFiles files, int tasks) : files_(std::move(files)), tasks_(tasks) {}

    [[nodiscard]] std::unique_ptr<study::Workforce> begin(const Identity& identity,
                                                          const study::RunMember& run,
                                                          int threads) override;

private:
    study::ShardFiles files_;
    int tasks_;
};

}  // namespace gossan::program
