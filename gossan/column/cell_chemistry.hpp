// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "gossan/column/air_state.hpp"
#include "gossan/numerics/block_matrix.hpp"
#include "gossan/reactions/chemistry_batch.hpp"

namespace gossan::column {

/// Reactions of one cell in all its water regions, gases that these take up, and diffusion between
/// neighbouring regions.
///
///     r_q,r = f_r chemistry_q(solution of region r) sum_i availability_q,i         (1)
///
/// A mineral is one stock; every region works on it with its share f_r of the water. Reactions per
/// m3 of solution have the volume V_r of the region in place of f_r. Between region j-1 and node j
/// (slab of half-length L, N equal nodes):
///
///     X = G_j (C_{j-1} - C_j),  G_1 = 2 N theta_s D/L^2,  G_j = N theta_s D/L^2   (2)
///
/// and G_1 = 3 theta_s D/L^2 where N = 1. Gas i goes into every region, open to the air as pores
/// are:
///
///     T_i,r = kLa_i V_r [s_i(T, C) p_i - C_i]                                      (3)
///
/// with s_i of solution::GasSolubility and p_i of AirState. Source: BouffardDixon2001, the side
/// pore; the lumped form is that of vanGenuchtenDalton1986 for a slab. One object serves one
/// thread: it keeps scratch space.
class CellChemistry {
public:
    CellChemistry(const ColumnModel& model, const StateLayout& layout);

    /// Forgets earlier speciations: the next ones start cold. Called where a run may be resumed, so
    /// that what follows is the same to the bit.
    void begin_segment();
    /// Evaluates (1) with its gradient for all regions of cell `index`, which is then the cell at
    /// hand; false if a speciation failed.
    [[nodiscard]] bool evaluate(int index, const CellProperties& properties, const CellState& cell,
                                std::span<const double> block);
    /// Evaluates chemistry, without its gradient, for all regions of all cells, in vector lanes;
    /// false if a speciation failed.
    [[nodiscard]] bool evaluate_all(std::span<const CellState> cells,
                                    std::span<const double> state);
    /// Takes cell `index` of those last evaluated together as the cell at hand.
    void take(int index, const CellProperties& properties, std::span<const double> block);
    /// Of the mobile water of the cell at hand; its gradient stands until the next one.
    [[nodiscard]] WaterActivity water_activity(const CellState& cell, bool with_gradient);
    /// Adds reactions and diffusion between regions to the rates of the cell's block.
    void add_rates(const CellProperties& properties, const CellState& cell,
                   std::span<double> rates);
    /// Adds their gradient to the cell's own Jacobian block.
    void add_jacobian(const CellProperties& properties, const CellState& cell, double* own);
    /// The same for gases that dissolve, (3).
    void add_transfer_rates(const CellState& cell, const AirState& air,
                            std::span<double> rates) const;
    void add_transfer_jacobian(const CellState& cell, const AirState& air, double* own) const;

private:
    struct Region {
        const solution::SpeciationResult* speciation = nullptr;  ///< of the cell at hand
        const double* value = nullptr;  ///< of every reaction, `value_stride_` from one to the next
        reactions::Chemistry chemistry;
        std::vector<double> activity_gradient;  ///< [wanted][n_components + 1] by molality, then T
        std::vector<double> molality;
    };
    [[nodiscard]] bool speciate(int cell_index, const CellState& cell, int index,
                                std::span<const double> block, bool with_gradient);
    [[nodiscard]] reactions::Medium medium_of(const CellState& cell, int index) const;
    void evaluate_availability(const CellProperties& properties, std::span<const double> block,
                               bool with_gradient);
    /// What (1) is multiplied with in a region: its share of the water or its volume.
    [[nodiscard]] double extent_of(const CellState& cell, int region, int reaction) const;
    void chemistry_gradient(const CellState& cell, int region, int reaction);
    void extent_gradient(const CellState& cell, int region, int reaction);
    void add_reaction_rows(int region, int reaction, double* own) const;
    void add_solid_columns(const CellState& cell, double* own);
    void add_diffusion_rates(const CellProperties& properties, const CellState& cell,
                             std::span<double> rates) const;
    void add_diffusion_jacobian(const CellProperties& properties, const CellState& cell,
                                double* own) const;
    [[nodiscard]] double conductance(const CellProperties& properties, double content,
                                     int node) const;

    const ColumnModel& model_;
    const StateLayout& layout_;
    const reactions::Network& network_;
    Molar molar_;
    std::vector<int> wanted_;
    std::vector<Region> regions_;
    std::vector<solution::SpeciationResult>
        speciations_;                  ///< [cell][region]: each starts from its own last one
    reactions::ChemistryBatch batch_;  ///< of place [cell][region]
    std::size_t value_stride_ = 1;
    reactions::Availability availability_;
    std::vector<double> available_;  ///< [n_reactions] sum of availability over channels
    /// What a reaction makes, flat: entries of reaction q are those from first[q] to first[q + 1].
    struct Made {
        std::vector<int> index;
        std::vector<double> moles;
        std::vector<std::size_t> first{0};
        void add(const std::vector<std::pair<int, double>>& entries);
    };
    Made components_made_;                       ///< by reaction
    Made solids_made_;                           ///< by channel
    std::vector<double> chemistry_;              ///< scratch, [n_reactions] summed over regions
    std::vector<std::vector<int>> channels_of_;  ///< [n_reactions]
    std::vector<std::vector<std::pair<int, double>>>
        gases_made_;                 ///< [n_reactions] (gas of the cell's air, moles made)
    std::vector<double> in_region_;  ///< scratch, [region]
    std::vector<double>
        gradient_;  ///< by W, H, then the region's components, of one reaction in one region
    std::vector<double> by_concentration_;
    std::vector<double> wetness_gradient_;
    bool speciates_ = false;
    bool wants_wetness_ = false;
};

}  // namespace gossan::column
