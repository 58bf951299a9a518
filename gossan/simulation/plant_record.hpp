// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/records/table_file.hpp"
#include "gossan/simulation/heap_window.hpp"

namespace gossan::simulation {

/// ponds.csv: all that ponds hold at a time, one row a pond.
[[nodiscard]] records::TableInfo ponds_table(const HeapAssembly& heap);
[[nodiscard]] tables::CsvRows pond_rows(const HeapAssembly& heap, double time,
                                        std::span<const plant::Liquor> ponds);
[[nodiscard]] std::vector<plant::Liquor> ponds_of(const plant::Plant& plant);

/// circuit.csv: the McCabe-Thiele diagrams of solvent extraction at a time, one row a point.
[[nodiscard]] records::TableInfo circuit_table();
/// The circuit as it last stood in the window; nothing where no copper passed. `plant` is at the
/// window's end.
///
/// A line is "isotherm", "operating line" or "stages"; its points follow one another. Isotherms are
/// those of the liquors as they came and of the ponds' and the electrolyte's acid.
[[nodiscard]] tables::CsvRows circuit_rows(const HeapAssembly& heap, const plant::Plant& plant,
                                           const HeapWindow& window);

}  // namespace gossan::simulation
