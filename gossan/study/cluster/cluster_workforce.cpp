// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/cluster/cluster_workforce.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"

namespace gossan::study {

std::vector<Prediction> ClusterWorkforce::run(const Work& work) {
    const auto known = files_.results();
    std::vector<Prediction> all(work.points.size());
    std::vector<std::vector<double>> missing;
    for (std::size_t k = 0; k < work.points.size(); ++k) {
        const auto found = known.find(work.points[k]);
        if (found == known.end()) {
            missing.push_back(work.points[k]);
        } else {
            all[k] = found->second;
        }
    }
    if (missing.empty()) {
        for (std::size_t k = 0; k < all.size(); ++k) {
            if (work.on_done) work.on_done(k, all[k]);
        }
        return all;
    }
    auto last = files_.last_request();
    if (last && last->identity != identity_) {
        throw Error(ErrorCode::input, "the tasks there are of another study",
                    files_.folder().string(), "give another folder, or --force to begin anew");
    }
    const auto was_asked = [&](const std::vector<double>& point) {
        return std::find(last->points.begin(), last->points.end(), point) != last->points.end();
    };
    if (!last || !std::all_of(missing.begin(), missing.end(), was_asked)) {
        last = Request{.number = last ? last->number + 1 : 1,
                       .identity = identity_,
                       .tasks = std::min(tasks_, missing.size()),
                       .points = std::move(missing)};
        files_.put(*last);
    }
    throw Suspended{std::move(*last)};
}

}  // namespace gossan::study
