// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/epcis/naming.hpp"
#include "gossan/supply/event/event.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// What a partner's document of EPCIS adds to a log.
struct EpcisIntake {
    std::vector<EventDraft> drafts = {};
    std::size_t n_known = 0;  ///< events that the log has already
    std::size_t n_other = 0;  ///< events of kinds that are ours to tell, or tell us nothing
    std::vector<std::string> faults = {};  ///< where there is one, there are no drafts
};

/// Takes up what a mill or a maker tells of our copper:
///
///     object event, receiving       → received   bundles of one whole shipment, and their mass by
///                                                a sensor's report or `receivedKilograms`
///     transformation, but of ours   → rod cast   what went in, of it our lots by their names, and
///                                                what came out
///
/// The document is held against the form of EPCIS 2.0 first, every event against its name
/// (`epcis_faults`), and the whole against the log: bundles that were not shipped or not together,
/// a shipment that was received otherwise, more of a lot than there is of it. An event that its
/// author declared wrong is passed over, unless the log has it: then that is to be corrected.
/// Nothing is claimed by it: what qualifies follows from the log of custody alone.
/// Source: EPCIS-2.0, CBV-2.0.
[[nodiscard]] EpcisIntake intake_of(const records::Document& document, std::span<const Event> log,
                                    const Naming& naming, LotRules rules = {});

}  // namespace gossan::supply
