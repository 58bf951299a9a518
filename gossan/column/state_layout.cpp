// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/state_layout.hpp"

#include <utility>
#include <vector>

namespace gossan::column {

StateLayout::StateLayout(int n_cells, int n_components, int n_nodes, int n_solids, int n_reactions,
                         int n_gases)
    : n_cells_(n_cells),
      n_components_(n_components),
      n_nodes_(n_nodes),
      n_solids_(n_solids),
      n_reactions_(n_reactions),
      n_gases_(n_gases) {
    const numerics::BlockShape cell{.carried = n_carried(),
                                    .local = n_nodes * n_components + n_solids,
                                    .sinks = n_reactions + n_gases};
    std::vector<numerics::BlockShape> shapes(static_cast<std::size_t>(n_cells), cell);
    shapes.front().sinks += n_carried() + 3;
    shapes.push_back({.carried = n_carried(),
                      .local = 0,
                      .sinks = n_surface_sinks(),
                      .far_sinks = n_surface_sinks()});
    blocks_ = std::make_shared<const numerics::BlockLayout>(std::move(shapes));
}

}  // namespace gossan::column
