// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/epcis/naming.hpp"
#include "gossan/supply/event/event.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// Tells one event of the log in EPCIS, without its name (eventID). Both must outlive this.
class LotEventMaker {
public:
    LotEventMaker(const Naming& naming, const LotBook& book) : naming_(naming), book_(book) {}

    /// None for a kind that is none of EPCIS.
    [[nodiscard]] std::vector<records::Document> of(const Event& event) const;

private:
    using Events = std::vector<records::Document>;

    [[nodiscard]] Events opened(const Event& event) const;
    [[nodiscard]] Events inspected(const Event& event) const;
    [[nodiscard]] Events bundled(const Event& event) const;
    [[nodiscard]] Events formed(const Event& event) const;
    [[nodiscard]] Events relotted(const Event& event) const;
    [[nodiscard]] Events shipped(const Event& event) const;
    [[nodiscard]] Events received(const Event& event) const;
    [[nodiscard]] Events cast(const Event& event) const;
    [[nodiscard]] Events converted(const Event& event) const;

    [[nodiscard]] records::Document begun(const Event& event, const char* type) const;
    void finish(records::Document& told, const std::string& step, const char* disposition,
                const std::string& place) const;
    [[nodiscard]] records::Document group(const Event& event, const std::string& parent,
                                          const records::Document& serials, const char* action,
                                          const char* step) const;
    [[nodiscard]] records::Document transport(const Event& event, const Shipment& shipment) const;

    /// Some of a shipment by its production lots, of which it is by mass.
    [[nodiscard]] std::map<std::string, WholeMass> lots_in(const Shipment& shipment,
                                                           WholeMass mass) const;

    const Naming& naming_;
    const LotBook& book_;
};

}  // namespace gossan::supply
