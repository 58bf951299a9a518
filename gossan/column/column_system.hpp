// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "gossan/column/air_flux.hpp"
#include "gossan/column/base_flux.hpp"
#include "gossan/column/cell_chemistry.hpp"
#include "gossan/column/face_flux.hpp"
#include "gossan/column/surface_store.hpp"
#include "gossan/numerics/stiff_system.hpp"

namespace gossan::column {

/// The coupled equations of one column, all processes together, over the unknowns of StateLayout.
///
///     d(amount in a cell)/dt = (flux in - flux out)/dz + reactions + gases dissolved  (1)
///     dW_r/dt = f_r dW/dt                                            (2)
///
/// By (2) water that a region gains or loses carries what is dissolved in the region it leaves,
/// through the nodes in order.
/// (2) keeps a uniform composition uniform under pulses. Its Jacobian reaches the neighbours of a
/// cell only through the row of dW/dt: that part stands in BlockMatrix::follow.
class ColumnSystem : public numerics::StiffSystem {
public:
    /// `model` must outlive the system and stay as it is.
    explicit ColumnSystem(const ColumnModel& model);

    /// Between two restart points the forcing is read inside [begin, end), however the integrator
    /// asks.
    void set_segment(double begin, double end);

    [[nodiscard]] std::shared_ptr<const numerics::BlockLayout> layout() const override {
        return layout_.blocks();
    }
    [[nodiscard]] bool rates(double time, std::span<const double> state,
                             std::span<double> rates) override;
    [[nodiscard]] bool jacobian(double time, std::span<const double> state,
                                numerics::BlockMatrix& jacobian) override;
    void absolute_tolerances(std::span<double> tolerances) const override;
    /// Minus its tolerance for all that is an amount: water, dissolved, gases, solids. Not for
    /// acid: the proton excess of a solution is truly negative above pH 3 or so.
    void least_values(std::span<double> least) const override;

    [[nodiscard]] const StateLayout& state_layout() const { return layout_; }
    [[nodiscard]] const ColumnModel& model() const { return model_; }
    /// The cells as last derived by `derive_cells`.
    [[nodiscard]] const std::vector<CellState>& cells() const { return cells_; }
    void derive_cells(std::span<const double> state);
    /// The air of the cells as last derived by `rates` or `jacobian`; of meaning where there is
    /// air.
    [[nodiscard]] const std::vector<AirState>& air() const { return air_; }
    /// The surface as last met by `rates` or `jacobian`.
    [[nodiscard]] const SurfaceExchange& surface() const { return surface_; }

private:
    [[nodiscard]] std::span<const double> block(std::span<const double> state, int index) const;
    void prepare(double time, std::span<const double> state);
    void face_between(int below, bool with_gradient);
    void add_faces(std::span<double> rates, numerics::BlockMatrix* jacobian);
    void add_base(std::span<double> rates, numerics::BlockMatrix* jacobian);
    [[nodiscard]] bool add_chemistry(int cell, std::span<const double> state,
                                     std::span<double> rates, numerics::BlockMatrix* jacobian);
    /// A flow between the top cell and the weather: the row of the cell that it enters with its
    /// sign, and where the store's block counts it.
    struct TopFlow {
        const SurfaceFlow* flow;
        std::size_t row;
        double sign;
        int sink;
    };
    [[nodiscard]] std::array<TopFlow, 7> top_flows() const;
    void add_air_through_top(std::span<double> rates, numerics::BlockMatrix* jacobian);
    void meet_weather(double time);
    void add_surface_rates(std::span<const double> state, std::span<double> rates);
    void add_store_jacobian(std::span<const double> store, numerics::BlockMatrix& jacobian) const;
    void add_flow_jacobian(std::span<const double> store, numerics::BlockMatrix& jacobian) const;
    void add_fixed_head_jacobian(numerics::BlockMatrix& jacobian) const;
    void add_follow_rates(int cell, std::span<double> cell_rates) const;
    void add_follow_jacobian(int cell, double water_rate, numerics::BlockMatrix& jacobian) const;

    const ColumnModel& model_;
    StateLayout layout_;
    Molar molar_;
    FaceLaw face_law_;
    BaseLaw base_law_;
    std::optional<AirLaw> air_law_;
    CellChemistry chemistry_;
    std::vector<CellState> cells_;
    std::vector<AirState> air_;
    FaceFlux face_;
    SurfaceExchange surface_;
    SurfaceForcing forcing_;
    std::vector<double> inflow_concentration_;
    std::vector<double> boundary_gradient_;  ///< [n_carried] of the heat to the ground
    std::vector<double> scratch_rates_;
    double segment_begin_ = 0.0;
    double segment_end_ = 0.0;
};

}  // namespace gossan::column
