// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/simulation/ranks.hpp"
#include "gossan/study/workforce/workforce.hpp"

namespace gossan::study {

/// Processes that were started together. The first holds the study and its store, and deals the
/// points of each batch out in turn; the others know the study well enough to run a member, and
/// `serve`. Each runs its share on threads of its own.
///
/// To be ended by `dismiss`, or by `Ranks::leave` with an error, or the others wait for ever.
class RankWorkforce final : public Workforce {
public:
    RankWorkforce(simulation::Ranks& ranks, int threads) : ranks_(ranks), threads_(threads) {}

    /// Of the first rank. Members of other ranks are told of when the batch is over.
    [[nodiscard]] std::vector<Prediction> run(const Work& work) override;
    /// Of the first rank: there is no more work.
    void dismiss();

    /// Of every other rank: does its share of each batch until it is dismissed.
    void serve(const RunMember& run);

private:
    [[nodiscard]] std::string share_of(std::span<const std::vector<double>> points,
                                       const RunMember& run,
                                       const std::function<void(std::size_t)>& on_done);

    simulation::Ranks& ranks_;
    int threads_;
    std::vector<Prediction> mine_ = {};  ///< of the batch that is run
};

}  // namespace gossan::study
