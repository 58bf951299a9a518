// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/workforce/workforce.hpp"

#include <mutex>

#include "gossan/simulation/side_by_side.hpp"

namespace gossan::study {

std::vector<Prediction> ThreadWorkforce::run(const Work& work) {
    std::vector<Prediction> all(work.points.size());
    std::mutex one_at_a_time;
    simulation::side_by_side(work.points.size(), threads_, [&](std::size_t member) {
        all[member] = work.run(work.points[member]);
        if (!work.on_done) return;
        const std::lock_guard<std::mutex> guard(one_at_a_time);
        work.on_done(member, all[member]);
    });
    return all;
}

}  // namespace gossan::study
