// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/simulation/assembly.hpp"

namespace gossan::simulation {

/// The column between two stackings. Points into the assembly.
struct Stage {
    double begin = 0.0;  ///< s
    const column::ColumnModel* model = nullptr;
    const Placed* placed = nullptr;
    const std::vector<column::CellContent>* added = nullptr;  ///< what it begins with on top
    const CureBook* cure = nullptr;                           ///< of what it begins with
};

[[nodiscard]] std::size_t n_stages(const Assembly& assembly);
[[nodiscard]] Stage stage_of(const Assembly& assembly, std::size_t index);

/// The stage in which a run is that goes on from a restart point at `time`; a lift stacked then is
/// still to come.
[[nodiscard]] std::size_t stage_at(const Assembly& assembly, double time);

/// What was placed in the lift to which a cell belongs, alone.
[[nodiscard]] const Placed& layer_of(const Assembly& assembly, std::size_t cell);

/// A sum over the cures of all ore stacked up to a stage.
template <class Part>
double sum_of_cures(const Assembly& assembly, std::size_t stage, Part part) {
    double sum = 0.0;
    for (std::size_t k = 0; k <= stage; ++k) sum += part(*stage_of(assembly, k).cure);
    return sum;
}

}  // namespace gossan::simulation
