// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/lot_book.hpp"

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/lot/lot_entry.hpp"

namespace gossan::supply {
namespace {

using Entry = LotRefusal (LotEntry::*)();

const std::map<std::string, Entry>& entries() {
    static const std::map<std::string, Entry> all{
        {"lot opened", &LotEntry::open},
        {"lot assayed", &LotEntry::assay},
        {"lot held", &LotEntry::hold},
        {"lot released", &LotEntry::release},
        {"lot downgraded", &LotEntry::downgrade},
        {"lot bundled", &LotEntry::bundle},
        {"lot rebundled", &LotEntry::rebundle},
        {"commercial lot formed", &LotEntry::form},
        {"commercial lots relotted", &LotEntry::relot},
        {"shipped", &LotEntry::ship},
        {"received", &LotEntry::receive},
    };
    return all;
}

}  // namespace

const char* name_of(LotState state) {
    switch (state) {
        case LotState::open:
            return "open";
        case LotState::assayed:
            return "assayed";
        case LotState::held:
            return "held";
        case LotState::released:
            return "released";
        case LotState::downgraded:
            return "downgraded";
    }
    return "";
}

const char* name_of(CommercialState state) {
    switch (state) {
        case CommercialState::formed:
            return "formed";
        case CommercialState::replaced:
            return "replaced";
        case CommercialState::shipped:
            return "shipped";
        case CommercialState::received:
            return "received";
    }
    return "";
}

LotRefusal LotBook::enter(const EventDraft& event) {
    const auto entry = entries().find(event.kind);
    if (entry == entries().end()) return {};
    try {
        LotEntry one(*this, event);
        return (one.*entry->second)();
    } catch (const Error& fault) {
        if (fault.code == ErrorCode::internal) throw;
        return fault.what();
    }
}

LotBook replay_lots(std::span<const Event> events, LotRules rules) {
    LotBook book(rules);
    for (const Event& event : in_force(events)) {
        if (const LotRefusal refusal = book.enter(event)) {
            throw Error(ErrorCode::data, "event " + std::to_string(event.number) + " (" +
                                             event.kind + " of " + in_quotes(event.subject) +
                                             "): " + *refusal);
        }
    }
    return book;
}

}  // namespace gossan::supply
