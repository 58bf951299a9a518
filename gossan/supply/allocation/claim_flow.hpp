// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gossan/supply/allocation/problem.hpp"

namespace gossan::supply {

/// Whole amounts that flow along edges, each up to a capacity.
class FlowNetwork {
public:
    explicit FlowNetwork(std::size_t n_nodes) : edges_of_(n_nodes) {}

    std::size_t add_node();
    std::size_t add_edge(std::size_t from, std::size_t to, std::int64_t capacity);

    /// Sends as much more as can be, up to `most`, and leaves at other sinks what they have: flows
    /// are led round where that helps. Source: EdmondsKarp1972.
    std::int64_t push(std::size_t source, std::size_t sink, std::int64_t most);

    [[nodiscard]] std::int64_t flow(std::size_t edge) const { return edges_[2 * edge + 1].left; }

private:
    struct Edge {
        std::size_t to = 0;
        std::int64_t left = 0;  ///< of its capacity; of the edge back: what flows
    };
    std::vector<Edge> edges_;  ///< each followed by the edge back
    std::vector<std::vector<std::size_t>> edges_of_;
};

/// Claims that needs get, and that leave with deliveries; both sum to the same.
struct ClaimsMet {
    std::vector<WholeMass> by_need, by_assignment;
};

/// In the order of needs, each gets as much of its cover claimed as leaves those before it what
/// they have: what custody grants goes by deliveries into the books of their maker and stays there
/// for later quarters.
[[nodiscard]] ClaimsMet claims_met(const AllocationProblem& problem,
                                   std::span<const Assignment> assignments,
                                   std::span<const std::size_t> order,
                                   std::span<const WholeMass> covered);

}  // namespace gossan::supply
