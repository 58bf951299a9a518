// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "gossan/numerics/block_layout.hpp"

namespace gossan::column {

/// Where each unknown of a column stands in the state.
///
/// Blocks 0 … n_cells-1 are the cells from the base up, in amounts per m3 of bed; the last block is
/// the surface store, in amounts per m2. Carried: water (mol), sensible enthalpy (J, above 0 degC),
/// every component in the mobile water (mol), then every gas in the air of the cell (mol; the
/// store's stay zero). Local: the solids (mol; first, as they couple to nothing local but stagnant
/// water, and so condense cheaply), then the components of each stagnant node from the film
/// inwards. Sinks: extent of every reaction and what dissolved of every gas (mol); the lowest cell
/// also has what left or came by the base, the store what came and went over the surface.
class StateLayout {
public:
    StateLayout(int n_cells, int n_components, int n_nodes, int n_solids, int n_reactions,
                int n_gases = 0);

    [[nodiscard]] int n_cells() const { return n_cells_; }
    [[nodiscard]] int n_components() const { return n_components_; }
    [[nodiscard]] int n_nodes() const { return n_nodes_; }
    [[nodiscard]] int n_solids() const { return n_solids_; }
    [[nodiscard]] int n_reactions() const { return n_reactions_; }
    [[nodiscard]] int n_gases() const { return n_gases_; }
    [[nodiscard]] int n_carried() const { return first_component + n_components_ + n_gases_; }
    [[nodiscard]] int surface_block() const { return n_cells_; }
    [[nodiscard]] std::shared_ptr<const numerics::BlockLayout> blocks() const { return blocks_; }
    [[nodiscard]] std::size_t size() const { return blocks_->size(); }
    [[nodiscard]] std::size_t begin(int block) const { return blocks_->begin(block); }

    static constexpr int water = 0;
    static constexpr int enthalpy = 1;
    static constexpr int first_component = 2;

    /// Positions inside a cell's block.
    [[nodiscard]] int component(int region, int index) const {  // region 0 is the mobile water
        return region == 0 ? first_component + index
                           : n_carried() + n_solids_ + (region - 1) * n_components_ + index;
    }
    [[nodiscard]] int gas(int index) const { return first_component + n_components_ + index; }
    [[nodiscard]] int solid(int index) const { return n_carried() + index; }
    [[nodiscard]] int extent(int reaction) const {
        return n_carried() + n_solids_ + n_nodes_ * n_components_ + reaction;
    }
    /// What dissolved of a gas.
    [[nodiscard]] int dissolved(int gas) const { return extent(n_reactions_) + gas; }
    /// What left the lowest cell downwards: carried unknowns (of gases what was blown in,
    /// negative), then heat conducted to the ground, water and heat that came with the air.
    [[nodiscard]] int base_outflow(int carried) const { return dissolved(n_gases_) + carried; }
    [[nodiscard]] int base_heat() const { return base_outflow(n_carried()); }
    [[nodiscard]] int inhaled_water() const { return base_heat() + 1; }
    [[nodiscard]] int inhaled_heat() const { return base_heat() + 2; }

    /// Positions inside the surface block (after its carried unknowns), per m2.
    [[nodiscard]] int irrigated(int carried) const { return n_carried() + carried; }
    [[nodiscard]] int run_off(int carried) const { return 2 * n_carried() + carried; }
    [[nodiscard]] int rained(int carried) const {
        return 3 * n_carried() + carried;
    }  // water, enthalpy
    [[nodiscard]] int evaporated() const { return 3 * n_carried() + 2; }
    [[nodiscard]] int evaporated_heat() const { return evaporated() + 1; }
    [[nodiscard]] int air_heat() const { return evaporated() + 2; }  ///< from the wind
    [[nodiscard]] int sun_heat() const { return evaporated() + 3; }
    [[nodiscard]] int sky_heat() const { return evaporated() + 4; }  ///< long waves, net
    /// What the air of the bed took with it through the surface.
    [[nodiscard]] int exhaled_water() const { return evaporated() + 5; }
    [[nodiscard]] int exhaled_heat() const { return evaporated() + 6; }
    [[nodiscard]] int exhaled(int gas) const { return evaporated() + 7 + gas; }
    [[nodiscard]] int n_surface_sinks() const { return 2 * n_carried() + 9 + n_gases_; }

private:
    int n_cells_, n_components_, n_nodes_, n_solids_, n_reactions_, n_gases_;
    std::shared_ptr<const numerics::BlockLayout> blocks_;
};

}  // namespace gossan::column
