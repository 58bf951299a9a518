// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/records/series.hpp"
#include "gossan/simulation/heap_totals.hpp"

namespace gossan::simulation {

/// Rows of series.csv of heap and plant: every pond, the drainage of every pad, the cathode.
class HeapSeries {
public:
    explicit HeapSeries(const HeapAssembly& heap);

    [[nodiscard]] const std::vector<records::ColumnInfo>& columns() const { return columns_; }
    /// Day 0: flows are not defined yet.
    [[nodiscard]] std::vector<double> first_row() const;
    /// At the end of an interval; flows are means over it, totals are those taken in up to it.
    [[nodiscard]] std::vector<double> row(const HeapWindow& window, std::size_t interval,
                                          const HeapTotals& totals) const;

private:
    void add_pond(const plant::Liquor& pond, std::vector<double>& row) const;

    const HeapAssembly& heap_;
    std::vector<records::ColumnInfo> columns_;
    int ferrous_;
    double placed_ = 0.0;  ///< mol of copper in all modules of the plan
};

/// A name as it stands in names of columns: small letters, digits and underscores.
[[nodiscard]] std::string column_part(const std::string& name);

}  // namespace gossan::simulation
