// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/flowsheet.hpp"

#include <algorithm>

namespace gossan::plant {
namespace {

using Edge = std::pair<int, int>;

std::vector<Edge> edges_of(const Flowsheet& sheet) {
    std::vector<Edge> edges = sheet.transfers;
    for (std::size_t pond = 0; pond < sheet.names.size(); ++pond) {
        if (sheet.spills_to[pond] >= 0) edges.emplace_back(int(pond), sheet.spills_to[pond]);
    }
    for (const int feed : {sheet.feed, sheet.parallel_feed}) {
        if (feed < 0) continue;
        for (const auto& [to, share] : sheet.raffinate) edges.emplace_back(feed, to);
        if (sheet.bleed_to >= 0) edges.emplace_back(feed, sheet.bleed_to);
    }
    return edges;
}

/// Ponds into which nothing more will flow come first; of a loop, a feed of the extraction, else
/// the first by name.
std::vector<int> order_of(const Flowsheet& sheet) {
    const auto edges = edges_of(sheet);
    std::vector<int> left(sheet.names.size());
    for (std::size_t pond = 0; pond < left.size(); ++pond) left[pond] = int(pond);
    const auto waits = [&](int pond) {
        return std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
            return edge.second == pond && edge.first != pond &&
                   std::find(left.begin(), left.end(), edge.first) != left.end();
        });
    };
    std::vector<int> order;
    while (!left.empty()) {
        auto next = std::find_if_not(left.begin(), left.end(), waits);
        if (next == left.end()) next = std::find(left.begin(), left.end(), sheet.feed);
        if (next == left.end()) next = std::find(left.begin(), left.end(), sheet.parallel_feed);
        if (next == left.end()) next = left.begin();
        order.push_back(*next);
        left.erase(next);
    }
    return order;
}

}  // namespace

int Flowsheet::index(std::string_view name) const {
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? -1 : int(at - names.begin());
}

Flowsheet resolve(const PlantInput& input) {
    Flowsheet sheet;
    for (const auto& [name, pond] : input.ponds) {
        sheet.names.push_back(name);
        const double capacity = pond.capacity.si;
        const double lowest = pond.lowest * capacity;
        sheet.marks.push_back({.capacity = capacity, .lowest = lowest, .bottom = 0.1 * lowest});
    }
    for (const auto& [name, pond] : input.ponds) {
        sheet.spills_to.push_back(pond.spills_to ? sheet.index(*pond.spills_to) : -1);
    }
    for (const TransferInput& transfer : input.transfers) {
        sheet.transfers.emplace_back(sheet.index(transfer.from), sheet.index(transfer.to));
    }
    if (input.extraction) {
        sheet.feed = sheet.index(input.extraction->feed);
        if (input.extraction->parallel_feed) {
            sheet.parallel_feed = sheet.index(*input.extraction->parallel_feed);
        }
        for (const auto& [pond, share] : input.extraction->raffinate) {
            sheet.raffinate.emplace_back(sheet.index(pond), share.si);
        }
    }
    if (input.tank_house) sheet.bleed_to = sheet.index(input.tank_house->bleed_to);
    sheet.order = order_of(sheet);
    return sheet;
}

}  // namespace gossan::plant
