// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/column/column_system.hpp"
#include "gossan/column/stocks.hpp"
#include "gossan/records/fields.hpp"
#include "gossan/records/series.hpp"
#include "gossan/simulation/assembly.hpp"

namespace gossan::simulation {

/// The figures a metallurgist reads off a column at one time, from its state alone.
struct Figures {
    double extraction = 0.0;   ///< copper dissolved from solids / placed
    double recovery = 0.0;     ///< (copper out in PLS - in with irrigation) / placed
    double acid_gross = 0.0;   ///< kg H2SO4 taken up by the ore, cure included, per kg of dry ore
    double acid_net = 0.0;     ///< less 1.5434 kg per kg of copper extracted
    double leach_ratio = 0.0;  ///< m3 of solution irrigated per kg of dry ore
    double copper_extracted = 0.0;  ///< mol/m2
    std::vector<std::pair<std::string, double>> extraction_by_mineral;
};

/// Turns states of a column into rows of series.csv and fields.nc.
class Observation {
public:
    /// `assembly` and `system` must outlive it; `system` is used to derive and is left changed.
    Observation(const Assembly& assembly, column::ColumnSystem& system);

    [[nodiscard]] const std::vector<records::ColumnInfo>& columns() const { return columns_; }
    [[nodiscard]] records::FieldLayout field_layout() const;

    /// One row of series.csv, in the order of columns().
    [[nodiscard]] std::vector<double> row(double time, std::span<const double> state);
    /// One profile of every field, [field][cell].
    [[nodiscard]] std::vector<double> profile(std::span<const double> state);
    [[nodiscard]] Figures figures(std::span<const double> state) const;

    /// The solution that leaves the base: speciated, and its component totals in mol/m3.
    struct Pls {
        solution::SpeciationResult equilibrium;
        std::vector<double> total;  ///< mol/m3
        double temperature = 0.0;   ///< K
        double density = 0.0;       ///< kg/m3
        bool is_known = false;      ///< false where no equilibrium was found
    };
    [[nodiscard]] Pls pls(std::span<const double> state);

private:
    void add(std::string name, std::string unit, std::string long_name);
    [[nodiscard]] double ph_of(const column::CellState& cell, int region) const;

    const Assembly& assembly_;
    column::ColumnSystem& system_;
    std::vector<records::ColumnInfo> columns_;
    std::vector<records::FieldInfo> fields_;
    std::vector<std::pair<int, std::string>> dissolved_;  ///< component and its name in columns
    std::vector<double> rates_;
    int acid_ = -1, copper_ = -1, ferrous_ = -1, ferric_ = -1;
};

/// "Fe(III)" as it stands in names of columns: "Fe3"; "S(VI)" is "SO4".
[[nodiscard]] std::string column_name_of(const std::string& component);

}  // namespace gossan::simulation
