// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/ore_at_risk.hpp"

#include <algorithm>
#include <numeric>

namespace gossan::simulation {
namespace {

struct Worst {
    std::size_t limit = 0;  ///< 0: nothing held back long enough
    double share = 0.0;
};

}  // namespace

void RiskTally::count(std::span<const Holdback> cells) {
    counts_.resize(std::max(counts_.size(), cells.size() * n_holdbacks), 0.0);
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        counts_[cell * n_holdbacks + std::size_t(cells[cell])] += 1.0;
    }
}

records::Document RiskTally::ore_at_risk(std::span<const double> faces) const {
    const std::size_t n = std::min(counts_.size() / n_holdbacks, faces.size() - 1);
    std::vector<Worst> worst(n);
    for (std::size_t cell = 0; cell < n; ++cell) {
        const auto first = counts_.begin() + std::ptrdiff_t(cell * n_holdbacks);
        const auto most = std::max_element(first + 1, first + n_holdbacks);
        const double share = *most / std::accumulate(first, first + n_holdbacks, 0.0);
        if (share >= least_share) worst[cell] = {std::size_t(most - first), share};
    }
    records::Document list = records::Document::array();
    const double top = faces.back();
    for (std::size_t end = n; end > 0;) {
        std::size_t begin = end;
        double share = 0.0;
        while (begin > 0 && worst[begin - 1].limit == worst[end - 1].limit) {
            --begin;
            share += worst[begin].share * (faces[begin + 1] - faces[begin]);
        }
        if (worst[end - 1].limit != 0) {
            auto entry = records::Document::object();
            entry["depth_from_m"] = top - faces[end];
            entry["depth_to_m"] = top - faces[begin];
            entry["limit"] = name_of(Holdback(worst[end - 1].limit));
            entry["share"] = share / (faces[end] - faces[begin]);
            list.push_back(std::move(entry));
        }
        end = begin;
    }
    return list;
}

}  // namespace gossan::simulation
