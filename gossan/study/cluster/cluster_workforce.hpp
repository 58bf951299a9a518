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
/// batch that is done and stops at the next.
class ClusterWorkforce final : public Workforce {
public:
    /// New requests are shared out to at most so many tasks.
    ClusterWorkforce(const ShardFiles& files, std::string identity, std::size_t tasks)
        : files_(files), identity_(std::move(identity)), tasks_(tasks) {}

    [[nodiscard]] std::vector<Prediction> run(const Work& work) override;

private:
    const ShardFiles& files_;
    std::string identity_;
    std::size_t tasks_;
};

}  // namespace gossan::study
