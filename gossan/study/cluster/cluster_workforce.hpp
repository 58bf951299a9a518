// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/study/cluster/shard_files.hpp"

namespace gossan::study {

/// Not an error: the study cannot go on in this process, as others have yet to run what it wants.
/// The same study begun again later takes up what they found. Caught by whoever began it.
struct Suspended {
    Request request;  ///< with points that have no result yet
};

/// Tasks of a cluster: gives what they found; where members are missing, asks for them and throws
/// Suspended. Since a study asks for the same points whenever it is begun again, it passes every
/// batch that is done and stops at the next. Batches of fewer points than there are tasks are not
/// worth a round of the cluster and are run here.
class ClusterWorkforce final : public Workforce {
public:
    /// New requests are shared out to at most so many tasks.
    ClusterWorkforce(const ShardFiles& files, std::string identity, std::size_t tasks, int threads)
        : files_(files), identity_(std::move(identity)), tasks_(tasks), threads_(threads) {}

    [[nodiscard]] std::vector<Prediction> run(const Work& work) override;

private:
    [[noreturn]] void ask(std::optional<Request> last,
                          std::vector<std::vector<double>> missing) const;

    const ShardFiles& files_;
    std::string identity_;
    std::size_t tasks_;
    int threads_;
};

}  // namespace gossan::study
