// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// One event on its way into a book: what it tells is read and held against the book first, and
/// only then is anything changed.
class LotEntry {
public:
    LotEntry(LotBook& book, const EventDraft& event) : book_(book), event_(event) {}

    LotRefusal open();
    LotRefusal assay();
    LotRefusal hold();
    LotRefusal release();
    LotRefusal downgrade();
    LotRefusal bundle();
    LotRefusal rebundle();
    LotRefusal form();
    LotRefusal relot();
    LotRefusal ship();
    LotRefusal receive();

private:
    [[nodiscard]] const std::string& subject() const { return event_.subject; }
    /// Of the site's calendar.
    [[nodiscard]] std::string day() const { return local_date(event_.at, book_.rules_.offset); }

    /// A text of the event's data, blank where it is not told; Error(input) where it is no text.
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] WholeMass mass(std::string_view key) const;
    [[nodiscard]] std::map<std::string, WholeMass> masses(std::string_view key) const;
    /// The production lot that the event is of; Error(input) if there is none.
    [[nodiscard]] ProductionLot& lot() const;

    /// Why a bundle may not leave as part of a commercial lot.
    [[nodiscard]] LotRefusal kept_back(const Bundle& bundle, const CommercialLot& as) const;
    /// Whether one of the lot's bundles has left.
    [[nodiscard]] bool has_left(const ProductionLot& lot) const;
    LotRefusal read_bundles(const ProductionLot& lot, std::vector<Bundle>& told) const;
    void put(ProductionLot& lot, const std::vector<Bundle>& told);
    /// A commercial lot of bundles that are there; refused where they do not go together.
    LotRefusal gather(CommercialLot& made) const;

    LotBook& book_;
    const EventDraft& event_;
};

}  // namespace gossan::supply
