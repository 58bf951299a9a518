// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/claim_check.hpp"

#include <cmath>

#include "gossan/base/text.hpp"
#include "gossan/supply/custody/custody_book.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {
namespace {

/// What qualifies of a lot's bundles is shared out to the gram, with less than two grams off for
/// each stream.
constexpr double grams_off_by_stream = 2.0;

void hold_batch(const PackContent& content, const LotBook& book, const Event& event,
                std::vector<std::string>& faults) {
    const std::string& batch = event.data.at("batch").string();
    const auto lot = book.lots().find(batch);
    const std::string name = "batch " + in_quotes(batch, 40) + " of " + in_quotes(event.subject);
    if (lot == book.lots().end()) {
        faults.push_back(name + ": how its lot was opened is not shown");
        return;
    }
    const WholeMass mass = whole_mass(event.data.at("mass").string());
    const WholeMass eligible = whole_mass(event.data.at("eligible").string());
    double share = 0.0;
    for (const std::string& stream : content.claim_streams) {
        const auto own = lot->second.streams.find(stream);
        if (own != lot->second.streams.end()) {
            share += double(own->second.grams) / double(lot->second.mass.grams);
        }
    }
    const double due = share * double(mass.grams);
    const double off = std::abs(double(eligible.grams) - due);
    if (off > grams_off_by_stream * double(content.claim_streams.size() + 1)) {
        faults.push_back(name + ": " + text_of(eligible) + " qualify, and " +
                         text_of(WholeMass{std::llround(due)}) +
                         " follow from the streams of the lot");
    }
    const bool is_bundled = lot->second.bundled.grams > 0;
    if (is_bundled && lot->second.bundled != mass) {
        faults.push_back(name + ": is of " + text_of(mass) + ", its bundles are of " +
                         text_of(lot->second.bundled));
    }
}

}  // namespace

ClaimCheck check_claims(const PackContent& content, const ShipmentView& view) {
    ClaimCheck check;
    const auto& events = content.ledger.shown;
    const CustodyBook custody = replay_custody(content.links, events, offset_of(content));
    const LotBook book = replay_lots(events, lot_rules(content));
    std::size_t n_batches = 0;
    for (const Event& event : in_force(events)) {
        if (event.kind != "custody received") continue;
        // What came by a delivery is held against that by the books; a blank name is none.
        const auto* delivery = event.data.find("delivery");
        if (delivery != nullptr && !delivery->string().empty()) continue;
        hold_batch(content, book, event, check.faults);
        ++n_batches;
    }
    for (const ShipmentClaim& claim : view.claims) {
        if (claim.delivered != view.net) {
            check.faults.push_back("at " + in_quotes(claim.link) + " " + text_of(claim.delivered) +
                                   " left, the shipment is of " + text_of(view.net));
        }
        const CustodyMonth all = custody.find(claim.link)->to_date();
        check.found += (check.found.empty() ? "" : "; ") + std::string("at ") +
                       in_quotes(claim.link) + " " + text_of(claim.claimed) + " claimed of " +
                       text_of(claim.delivered) + ", after " + std::to_string(n_batches) +
                       " batches with " + text_of(all.eligible) + " that qualify, of which " +
                       text_of(all.claimed) + " claimed so far";
    }
    if (view.claims.empty()) check.found = "nothing is claimed";
    return check;
}

}  // namespace gossan::supply
