// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>

#include "gossan/base/local_time.hpp"
#include "gossan/supply/event/event.hpp"
#include "gossan/supply/lot/lot_state.hpp"

namespace gossan::supply {

using LotRefusal = std::optional<std::string>;

/// How strictly a book is kept.
struct LotRules {
    double scale_tolerance = 0.005;  ///< of a lot's mass, for the sum of its bundles
    UtcOffset offset = {};           ///< by which days begin
};

/// All lots, bundles and shipments, made again from the log of events. Kinds of events, by their
/// subject:
///
///     lot opened         lot      mass, begin, end, brand, standard, streams {NAME: mass},
///                                 modules {NAME: mass}, pads {MODULE: stream}
///     lot assayed        lot      certificate, revision, date, laboratory, signatory, method,
///                                 sampling, ppm {ELEMENT: "0.8" or "<0.2"}
///     lot held           lot      reason
///     lot released       lot
///     lot downgraded     lot      standard (or "off grade"), reason
///     lot bundled        lot      bundles [{serial, net, gross}]: all of the lot
///     lot rebundled      lot      the same, in place of those there are
///     commercial lot formed    commercial lot   bundles [serial]
///     commercial lots relotted the first new lot   from [lot], into [{lot, bundles}]: splits,
///                                 merges and regroups; no bundle is lost or won
///     shipped            shipment   lots [commercial lot], to, delivery_note
///     received           shipment   net
///
/// Masses are texts with a unit. Events of other kinds are not its own. A lot is released as its
/// standard only where its last certificate is within all limits; a bundle is in one commercial lot
/// at most and leaves once; nothing leaves that is not released, or downgraded to what its
/// commercial lot is sold as. An event that is refused changes nothing.
class LotBook {
public:
    explicit LotBook(LotRules rules = {}) : rules_(rules) {}

    /// Enters an event, or says why it may not be entered and changes nothing.
    [[nodiscard]] LotRefusal enter(const EventDraft& event);

    [[nodiscard]] const std::map<std::string, ProductionLot>& lots() const { return lots_; }
    [[nodiscard]] const std::map<std::string, Bundle>& bundles() const { return bundles_; }
    [[nodiscard]] const std::map<std::string, CommercialLot>& commercial_lots() const {
        return commercial_;
    }
    [[nodiscard]] const std::map<std::string, Shipment>& shipments() const { return shipments_; }

    friend bool operator==(const LotBook& a, const LotBook& b) {
        return a.lots_ == b.lots_ && a.bundles_ == b.bundles_ && a.commercial_ == b.commercial_ &&
               a.shipments_ == b.shipments_;
    }

private:
    friend class LotEntry;

    LotRules rules_;
    std::map<std::string, ProductionLot> lots_;
    std::map<std::string, Bundle> bundles_;
    std::map<std::string, CommercialLot> commercial_;
    std::map<std::string, Shipment> shipments_;
};

/// The book after a log, corrections in place of what they correct; Error(data) naming the first
/// event that may not be entered.
[[nodiscard]] LotBook replay_lots(std::span<const Event> events, LotRules rules = {});

}  // namespace gossan::supply
