// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/lot/genealogy.hpp"
#include "gossan/supply/lot/lot_book.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::supply {

/// Tables of a book, masses in one unit: lots, bundles, commercial_lots, certificates (an element a
/// row, held against its limit), shipments. Those without a row are left out. `bundles` is in the
/// form that `bundle_events` reads.
[[nodiscard]] std::vector<tables::SheetToWrite> lot_sheets(const LotBook& book, MassUnit unit);

/// Its bundles with their copper by stream and module.
[[nodiscard]] tables::SheetToWrite genealogy_sheet(const Genealogy& of, MassUnit unit);

/// The same for programs and pages; masses in t.
[[nodiscard]] records::Document lots_document(const LotBook& book);
[[nodiscard]] records::Document genealogy_document(const Genealogy& of);

/// What all lots come to.
struct LotTotals {
    WholeMass produced, bundled;
    WholeMass open, held, released, downgraded;  ///< of produced; assayed counts as open
    WholeMass commercial;                        ///< in commercial lots that are here
    WholeMass shipped, received;
    std::map<std::string, WholeMass> streams = {};  ///< of produced
};
[[nodiscard]] LotTotals totals_of(const LotBook& book);

}  // namespace gossan::supply
