// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/column/column_system.hpp"
#include "gossan/column/stocks.hpp"
#include "gossan/records/series.hpp"
#include "gossan/simulation/stage.hpp"

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

/// Turns states of a column into rows of series.csv.
class Observation {
public:
    /// `assembly` and `system`, that of the stage, must outlive it; `system` is used to derive and
    /// is left changed. Columns are the same in every stage.
    Observation(const Assembly& assembly, std::size_t stage, column::ColumnSystem& system);

    [[nodiscard]] const std::vector<records::ColumnInfo>& columns() const { return columns_; }

    /// One row of series.csv, in the order of columns().
    [[nodiscard]] std::vector<double> row(double time, std::span<const double> state);
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
    void add_biology_columns();
    void add_solution(const Pls& solution, std::vector<double>& row) const;
    void add_biology(bool has_rates, std::span<const double> state, std::vector<double>& row) const;
    [[nodiscard]] const column::ColumnModel& model() const { return *stage_.model; }
    [[nodiscard]] double cured_acid() const;

    const Assembly& assembly_;
    std::size_t index_;
    Stage stage_;
    column::ColumnSystem& system_;
    std::vector<records::ColumnInfo> columns_;
    std::vector<std::pair<int, std::string>> dissolved_;  ///< component and its name in columns
    std::vector<std::string> watched_;  ///< minerals without copper whose extraction is told
    std::vector<std::string> parents_;  ///< [n_solids] copper mineral that each counts as
    std::vector<double> rates_;
    int acid_ = -1, copper_ = -1, ferrous_ = -1, ferric_ = -1;
    int oxygen_ = -1;  ///< gas of the model
};

/// Volume of a stream of carried amounts, m3, at the mean temperature at which it came.
[[nodiscard]] double volume_of(const column::ColumnModel& model, const double* carried);

/// "Fe(III)" as it stands in names of columns: "Fe3"; "S(VI)" is "SO4".
[[nodiscard]] std::string column_name_of(const std::string& component);

}  // namespace gossan::simulation
