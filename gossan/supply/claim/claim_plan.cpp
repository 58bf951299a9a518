// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/claim/claim_plan.hpp"

#include <algorithm>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/lot/genealogy.hpp"

namespace gossan::supply {
namespace {

constexpr const char* who_plans = "gossan lots";
constexpr const char* delivered = "custody delivered";

const CustodyLink& link_named(std::span<const CustodyLink> links, const std::string& name) {
    std::vector<std::string> names;
    for (const CustodyLink& link : links) {
        if (link.name == name) return link;
        names.push_back(link.name);
    }
    const auto near = nearest(name, names);
    throw Error(ErrorCode::input, "there is no link " + in_quotes(name), "claim.link",
                near ? "did you mean " + in_quotes(*near) + "?" : "add a block [[links]]");
}

std::string model_words(CustodyModel model) {
    for (const auto& each : names_of(model)) {
        if (each.value == model) return each.name;
    }
    return {};
}

/// A lot that is cleared, or a shipment that left, by day.
struct Happening {
    std::string at;
    bool is_shipment = false;
    std::string id;
};

/// Of a shipment, by batch of the link; one without a name where material is mixed.
using BatchMasses = std::map<std::string, WholeMass>;

class ClaimPlan {
public:
    ClaimPlan(const ClaimInput& input, std::span<const CustodyLink> links,
              std::span<const Event> log, LotRules rules, Diagnostics& diagnostics)
        : input_(input),
          link_(link_named(links, input.link)),
          book_(replay_custody(links, log, rules.offset)),
          lots_(replay_lots(log, rules)),
          descents_(descents_of(lots_)),
          diagnostics_(diagnostics) {
        for (const Event& event : in_force(log)) {
            const bool is_ours = event.subject == link_.name;
            if (is_ours && event.kind == delivered) {
                const std::string shipment = text_in(event, "shipment");
                told_.insert(shipment);
                left_[shipment][text_in(event, "batch")] +=
                    whole_mass(event.data.at("mass").string());
                went_to_[shipment] = event.data.at("to").string();
            }
            if (is_ours && event.kind == "custody received") {
                came_in_[event.data.at("batch").string()] = {
                    whole_mass(event.data.at("mass").string()),
                    whole_mass(event.data.at("eligible").string())};
            }
            if (is_ours && event.kind.starts_with("custody")) last_ = std::max(last_, event.at);
            happen(event);
        }
    }

    std::vector<EventDraft> drafts() {
        hold_told();
        std::stable_sort(happenings_.begin(), happenings_.end(),
                         [](const auto& a, const auto& b) { return a.at < b.at; });
        for (const Happening& each : happenings_) {
            if (each.is_shipment) {
                deliver(each);
            } else {
                receive(each);
            }
        }
        return std::move(drafts_);
    }

private:
    static std::string text_in(const EventDraft& event, std::string_view key) {
        const auto* told = event.data.find(key);
        return told == nullptr ? std::string() : told->string();
    }

    /// A lot counts from when it was both cleared and bundled.
    void happen(const Event& event) {
        if (event.kind == "shipped") {
            happenings_.push_back({.at = event.at, .is_shipment = true, .id = event.subject});
        } else if (event.kind == "lot released" || event.kind == "lot downgraded" ||
                   event.kind == "lot bundled") {
            auto& seen = seen_[event.subject];
            (event.kind == "lot bundled" ? seen.first : seen.second) = true;
            if (seen.first && seen.second && entered_.insert(event.subject).second) {
                happenings_.push_back({.at = event.at, .id = event.subject});
            }
        }
    }

    /// What was corrected behind a claim takes the claim with it: by a correction of its own.
    void hold_told() {
        const auto fault_in_words = [&](const std::string& of, const std::string& what,
                                        const std::string& told, const std::string& now) {
            if (told == now) return;
            diagnostics_.add({.code = "supply.claim_behind",
                              .path = of,
                              .found = what + " " + told + " at " + in_quotes(link_.name) +
                                       ", the log has " + now + " now",
                              .allowed = "what the log tells",
                              .write = "an event that corrects that of custody"});
        };
        const auto fault = [&](const std::string& of, const std::string& what, WholeMass told,
                               WholeMass now) {
            fault_in_words(of, what, text_of(told), text_of(now));
        };
        for (const auto& [id, batch] : came_in_) {
            const auto lot = lots_.lots().find(id);
            const bool is_there = lot != lots_.lots().end();
            fault(id, "a batch of", batch.first, is_there ? lot->second.bundled : WholeMass{});
            fault(id, "as qualifying", batch.second,
                  is_there ? eligible_of(lot->second) : WholeMass{});
        }
        for (const auto& [id, by_batch] : left_) {
            const auto shipment = lots_.shipments().find(id);
            const bool is_there = shipment != lots_.shipments().end();
            BatchMasses masses = is_there ? parts_of(shipment->second) : BatchMasses{};
            for (const auto& [batch, mass] : by_batch) {
                fault(id.empty() ? "no shipment" : id, "a delivery of", mass, masses[batch]);
            }
            for (const auto& [batch, mass] : masses) {
                if (!by_batch.contains(batch)) fault(id, "a delivery of", {}, mass);
            }
            if (!is_there) continue;
            fault_in_words(id, "a delivery to", in_quotes(went_to_.at(id)),
                           in_quotes(shipment->second.to));
        }
    }

    void receive(const Happening& each) {
        if (came_in_.contains(each.id)) return;
        const ProductionLot& lot = lots_.lots().at(each.id);
        EventDraft draft = begun("custody received", each.at);
        draft.data["batch"] = each.id;
        draft.data["mass"] = text_of(lot.bundled);
        draft.data["eligible"] = text_of(eligible_of(lot));
        draft.data["from"] = "harvest";
        enter(std::move(draft), each.id);
    }

    [[nodiscard]] WholeMass eligible_of(const ProductionLot& lot) const {
        WholeMass eligible;
        for (const std::string& serial : lot.bundles) {
            const auto& own = descents_.at(serial).streams;
            for (const std::string& stream : input_.streams) {
                const auto part = own.find(stream);
                if (part != own.end()) eligible += part->second;
            }
        }
        return eligible;
    }

    [[nodiscard]] BatchMasses parts_of(const Shipment& shipment) const {
        BatchMasses parts;
        for (const std::string& commercial : shipment.lots) {
            for (const std::string& serial : lots_.commercial_lots().at(commercial).bundles) {
                const Descent& bundle = descents_.at(serial);
                parts[is_mixed(link_) ? std::string() : bundle.lot] += bundle.net;
            }
        }
        return parts;
    }

    void deliver(const Happening& each) {
        if (told_.contains(each.id)) return;
        const Shipment& shipment = lots_.shipments().at(each.id);
        const bool carries =
            input_.customers.empty() || std::find(input_.customers.begin(), input_.customers.end(),
                                                  shipment.to) != input_.customers.end();
        for (const auto& [batch, mass] : parts_of(shipment)) {
            EventDraft draft = begun(delivered, each.at);
            const CustodyAccount& account = *book_.find(link_.name);
            const WholeMass claimed =
                carries ? account.claimable(book_.month_of_event(draft), batch, mass) : WholeMass{};
            draft.data["delivery"] = batch.empty() ? each.id : each.id + "/" + batch;
            draft.data["batch"] = batch;
            draft.data["mass"] = text_of(mass);
            draft.data["claimed"] = text_of(claimed);
            draft.data["to"] = shipment.to;
            draft.data["shipment"] = each.id;
            enter(std::move(draft), each.id);
        }
    }

    EventDraft begun(const char* kind, const std::string& at) {
        last_ = std::max(last_, at);
        return {.at = last_, .who = who_plans, .kind = kind, .subject = link_.name};
    }

    void enter(EventDraft draft, const std::string& of) {
        if (const Refusal refusal = book_.enter(draft)) {
            diagnostics_.add(
                {.code = "supply.claim",
                 .path = of,
                 .found = draft.kind + " at " + in_quotes(link_.name) + ": " + *refusal,
                 .allowed = "what the model of the link allows"});
            return;
        }
        drafts_.push_back(std::move(draft));
    }

    const ClaimInput& input_;
    const CustodyLink& link_;
    CustodyBook book_;
    LotBook lots_;
    std::map<std::string, Descent> descents_;
    Diagnostics& diagnostics_;
    std::vector<Happening> happenings_;
    std::map<std::string, std::pair<bool, bool>> seen_;  ///< bundled, cleared
    std::set<std::string> entered_, told_;
    std::map<std::string, BatchMasses> left_;                         ///< of the link, by shipment
    std::map<std::string, std::string> went_to_;                      ///< by shipment
    std::map<std::string, std::pair<WholeMass, WholeMass>> came_in_;  ///< mass, eligible, by lot
    std::string last_;  ///< time of the last event of the link
    std::vector<EventDraft> drafts_;
};

}  // namespace

std::vector<EventDraft> plan_claims(const ClaimInput& input, std::span<const CustodyLink> links,
                                    std::span<const Event> log, LotRules rules,
                                    Diagnostics& diagnostics) {
    return ClaimPlan(input, links, log, rules, diagnostics).drafts();
}

std::vector<ShipmentClaim> shipment_claims(std::span<const CustodyLink> links,
                                           std::span<const Event> log) {
    std::vector<ShipmentClaim> claims;
    for (const Event& event : in_force(log)) {
        if (event.kind != delivered) continue;
        const auto* shipment = event.data.find("shipment");
        if (shipment == nullptr) continue;
        auto same = std::find_if(claims.begin(), claims.end(), [&](const ShipmentClaim& claim) {
            return claim.shipment == shipment->string() && claim.link == event.subject;
        });
        if (same == claims.end()) {
            claims.push_back({.shipment = shipment->string(), .link = event.subject});
            same = claims.end() - 1;
        }
        same->delivered += whole_mass(event.data.at("mass").string());
        same->claimed += whole_mass(event.data.at("claimed").string());
    }
    for (ShipmentClaim& claim : claims) {
        const CustodyLink& link = link_named(links, claim.link);
        claim.words =
            claim_words(as_claimed(links, link), claim.delivered.tonnes(), claim.claimed.tonnes());
    }
    return claims;
}

records::Document claims_document(std::span<const CustodyLink> links, std::span<const Event> log,
                                  UtcOffset offset) {
    records::Document document = records::Document::object();
    document["links"] = records::Document::array();
    const CustodyBook book = replay_custody(links, log, offset);
    for (const CustodyLink& link : links) {
        const CustodyAccount& account = *book.find(link.name);
        const CustodyMonth all = account.to_date();
        records::Document one = records::Document::object();
        one["link"] = link.name;
        one["place"] = link.place;
        one["model"] = model_words(link.model);
        one["characteristic"] = link.characteristic;
        one["received_t"] = all.received.tonnes();
        one["eligible_t"] = all.eligible.tonnes();
        one["delivered_t"] = all.delivered.tonnes();
        one["claimed_t"] = all.claimed.tonnes();
        one["expired_t"] = all.expired.tonnes();
        one["stock_t"] = account.stock().tonnes();
        document["links"].push_back(std::move(one));
    }
    document["shipments"] = records::Document::array();
    for (const ShipmentClaim& claim : shipment_claims(links, log)) {
        records::Document one = records::Document::object();
        one["shipment"] = claim.shipment;
        one["link"] = claim.link;
        one["delivered_t"] = claim.delivered.tonnes();
        one["claimed_t"] = claim.claimed.tonnes();
        one["words"] = claim.words;
        document["shipments"].push_back(std::move(one));
    }
    return document;
}

}  // namespace gossan::supply
