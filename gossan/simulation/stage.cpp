// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/stage.hpp"

namespace gossan::simulation {

std::size_t n_stages(const Assembly& assembly) { return 1 + assembly.lifts.size(); }

Stage stage_of(const Assembly& assembly, std::size_t index) {
    if (index == 0) {
        return {0.0, &assembly.model, &assembly.placed, &assembly.contents, &assembly.cure};
    }
    const Lift& lift = assembly.lifts[index - 1];
    return {lift.time, &lift.model, &lift.placed, &lift.contents, &lift.cure};
}

const Placed& layer_of(const Assembly& assembly, std::size_t cell) {
    const Placed* layer = &assembly.layer;
    std::size_t below = assembly.contents.size();
    for (const Lift& lift : assembly.lifts) {
        if (cell < below) break;
        layer = &lift.layer;
        below += lift.contents.size();
    }
    return *layer;
}

std::size_t stage_at(const Assembly& assembly, double time) {
    std::size_t stage = 0;
    while (stage < assembly.lifts.size() && assembly.lifts[stage].time < time) ++stage;
    return stage;
}

}  // namespace gossan::simulation
