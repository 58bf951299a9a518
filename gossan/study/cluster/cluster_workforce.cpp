// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/cluster/cluster_workforce.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"

namespace gossan::study {

std::vector<Prediction> ClusterWorkforce::run(const Work& work) {
    auto last = files_.last_request();
    if (last && last->identity != identity_) {
        throw Error(ErrorCode::input, "the tasks there are of another study",
                    files_.folder().string(), "give another folder, or --force to begin anew");
    }
    const auto known = files_.results();
    std::vector<std::vector<double>> missing;
    for (const auto& point : work.points) {
        if (!known.contains(point)) missing.push_back(point);
    }
    // By the whole batch, not by what is left of it, which tasks may be running now.
    if (!missing.empty() && work.points.size() >= tasks_) ask(std::move(last), std::move(missing));
    ThreadWorkforce here(threads_);
    const RunMember known_or_run = [&](std::span<const double> z) {
        const auto found = known.find({z.begin(), z.end()});
        return found == known.end() ? work.run(z) : found->second;
    };
    return here.run({.points = work.points, .run = known_or_run, .on_done = work.on_done});
}

void ClusterWorkforce::ask(std::optional<Request> last,
                           std::vector<std::vector<double>> missing) const {
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
