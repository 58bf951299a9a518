// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/claim_flow.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

namespace gossan::supply {
namespace {

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max() / 4;

/// What is granted, deliveries, the books of makers by quarter, and needs.
class ClaimNetwork {
public:
    ClaimNetwork(const AllocationProblem& problem, std::span<const Assignment> assignments)
        : problem_(problem), assignments_(assignments), network_(1) {
        for (const Need& need : problem.needs) {
            if (need.wants_claim) books_.try_emplace({need.taker, need.quarter}, 0U);
        }
        if (books_.empty()) return;
        add_grants();
        edge_of_.resize(assignments.size());
        for (std::size_t a = 0; a < assignments.size(); ++a) add_delivery(a);
        join_books();
    }

    std::int64_t meet(const Need& need, std::int64_t most) {
        const std::size_t sink = network_.add_node();
        network_.add_edge(books_.at({need.taker, need.quarter}), sink, no_limit);
        return network_.push(source, sink, most);
    }

    [[nodiscard]] WholeMass claim(std::size_t assignment) const {
        if (edge_of_.empty() || !edge_of_[assignment]) return {};
        return {network_.flow(*edge_of_[assignment])};
    }

private:
    void add_grants() {
        if (!problem_.pool) return;
        for (const ClaimGrant& grant : problem_.pool->grants) {
            grants_.push_back(network_.add_node());
            network_.add_edge(source, grants_.back(), grant.mass.grams);
        }
    }

    void add_delivery(std::size_t a) {
        const Assignment& each = assignments_[a];
        const WholeMass most =
            most_claimable(problem_, each.lot, each.taker, each.quarter, each.pieces);
        if (most.grams <= 0) return;
        const auto book = books_.try_emplace({each.taker, each.quarter}, 0U).first;
        if (book->second == 0) book->second = network_.add_node();
        if (!problem_.pool) {
            edge_of_[a] = network_.add_edge(source, book->second, most.grams);
            return;
        }
        const double day = std::max(
            problem_.pool->open_day,
            departure_day(problem_.lots[each.lot], problem_.takers[each.taker], each.quarter));
        const std::size_t delivery = network_.add_node();
        for (std::size_t g = 0; g < grants_.size(); ++g) {
            const ClaimGrant& grant = problem_.pool->grants[g];
            if (grant.first_day <= day && day < grant.end_day) {
                network_.add_edge(grants_[g], delivery, no_limit);
            }
        }
        edge_of_[a] = network_.add_edge(delivery, book->second, most.grams);
    }

    void join_books() {
        const std::pair<const std::pair<std::size_t, int>, std::size_t>* before = nullptr;
        for (auto& book : books_) {
            if (book.second == 0) book.second = network_.add_node();
            if (before != nullptr && before->first.first == book.first.first) {
                network_.add_edge(before->second, book.second, no_limit);
            }
            before = &book;
        }
    }

    static constexpr std::size_t source = 0;
    const AllocationProblem& problem_;
    std::span<const Assignment> assignments_;
    FlowNetwork network_;
    std::vector<std::size_t> grants_;
    std::map<std::pair<std::size_t, int>, std::size_t> books_;  ///< of a maker in a quarter
    std::vector<std::optional<std::size_t>> edge_of_;           ///< by assignment
};

}  // namespace

std::size_t FlowNetwork::add_node() {
    edges_of_.emplace_back();
    return edges_of_.size() - 1;
}

std::size_t FlowNetwork::add_edge(std::size_t from, std::size_t to, std::int64_t capacity) {
    edges_of_[from].push_back(edges_.size());
    edges_.push_back({to, capacity});
    edges_of_[to].push_back(edges_.size());
    edges_.push_back({from, 0});
    return edges_.size() / 2 - 1;
}

std::int64_t FlowNetwork::push(std::size_t source, std::size_t sink, std::int64_t most) {
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::int64_t sent = 0;
    while (sent < most) {
        std::vector<std::size_t> came_by(edges_of_.size(), none), reached{source};
        for (std::size_t k = 0; k < reached.size() && came_by[sink] == none; ++k) {
            for (const std::size_t edge : edges_of_[reached[k]]) {
                const std::size_t to = edges_[edge].to;
                if (edges_[edge].left <= 0 || to == source || came_by[to] != none) continue;
                came_by[to] = edge;
                reached.push_back(to);
            }
        }
        if (came_by[sink] == none) break;
        const auto along = [&](auto apply) {
            for (std::size_t at = sink; at != source; at = edges_[came_by[at] ^ 1U].to) {
                apply(came_by[at]);
            }
        };
        std::int64_t part = most - sent;
        along([&](std::size_t edge) { part = std::min(part, edges_[edge].left); });
        along([&](std::size_t edge) {
            edges_[edge].left -= part;
            edges_[edge ^ 1U].left += part;
        });
        sent += part;
    }
    return sent;
}

ClaimsMet claims_met(const AllocationProblem& problem, std::span<const Assignment> assignments,
                     std::span<const std::size_t> order, std::span<const WholeMass> covered) {
    ClaimsMet met{.by_need = std::vector<WholeMass>(problem.needs.size()),
                  .by_assignment = std::vector<WholeMass>(assignments.size())};
    ClaimNetwork network(problem, assignments);
    for (const std::size_t n : order) {
        const Need& need = problem.needs[n];
        if (need.wants_claim) met.by_need[n] = {network.meet(need, covered[n].grams)};
    }
    for (std::size_t a = 0; a < assignments.size(); ++a) met.by_assignment[a] = network.claim(a);
    return met;
}

}  // namespace gossan::supply
