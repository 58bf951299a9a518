// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/records/fields.hpp"
#include "gossan/simulation/limiting.hpp"
#include "gossan/simulation/stage.hpp"

namespace gossan::simulation {

/// Turns states of a column into profiles of fields.nc.
class Profile {
public:
    /// All given must outlive it; `system` is used to derive and is left changed.
    Profile(const Assembly& assembly, const Stage& stage, column::ColumnSystem& system);

    [[nodiscard]] records::FieldLayout layout() const;
    /// Every field at one state, [field][cell].
    [[nodiscard]] std::vector<double> values(std::span<const double> state);
    /// What held back each cell of the profile last made.
    [[nodiscard]] const std::vector<Holdback>& holdbacks() const { return holdbacks_; }

    static constexpr double blocked_saturation = 0.85;  ///< water above it lets no gas through

private:
    void add(records::FieldInfo info) { fields_.push_back(std::move(info)); }
    void add_fields();
    [[nodiscard]] bool speciate(const column::CellState& cell);
    void add_solution(const column::CellState& cell, bool is_known, std::vector<double>& row) const;
    void add_air(std::span<const double> block, const column::CellProperties& properties,
                 std::vector<double>& row) const;
    void add_cells(std::span<const double> block, std::vector<double>& row) const;
    [[nodiscard]] double copper_left(const Placed& layer, std::span<const double> block) const;

    const Assembly& assembly_;
    Stage stage_;
    column::ColumnSystem& system_;
    LimitFinder limits_;
    std::vector<records::FieldInfo> fields_;
    std::vector<Holdback> holdbacks_;
    solution::SpeciationResult equilibrium_;
    int acid_, copper_, ferrous_, ferric_;
    int oxygen_ = -1, carbon_dioxide_ = -1;  ///< gases of the model
    std::vector<int> jarosites_;             ///< solids
};

/// Cells of a group in a block of the state, mol of carbon per m3 of bed: in the water and
/// attached.
[[nodiscard]] double cells_in(const column::ColumnModel& model, const column::StateLayout& layout,
                              const std::string& group, std::span<const double> block);

}  // namespace gossan::simulation
