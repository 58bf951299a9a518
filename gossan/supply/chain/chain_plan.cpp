// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/chain/chain_plan.hpp"

#include <algorithm>
#include <set>

#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

using records::Document;

std::string word(const EventDraft& draft, std::string_view key) {
    const Document* value = draft.data.find(key);
    return value == nullptr ? std::string() : value->string();
}

class ChainPlan {
public:
    ChainPlan(std::span<const CustodyLink> links, std::span<const Event> log, UtcOffset offset,
              Diagnostics& diagnostics)
        : links_(links), book_(replay_custody(links, log, offset)), diagnostics_(diagnostics) {
        for (const Event& event : in_force(log)) {
            if (is_of_custody(event.kind)) {
                last_[event.subject] = std::max(last_[event.subject], event.at);
            }
            if (event.kind == "received") receive_shipment(event);
        }
    }

    std::vector<EventDraft> drafts(std::span<const ToldEvent> told) {
        coming_.insert(coming_.end(), told.begin(), told.end());
        std::stable_sort(
            coming_.begin(), coming_.end(),
            [](const ToldEvent& a, const ToldEvent& b) { return a.draft.at < b.draft.at; });
        for (ToldEvent& each : coming_) {
            if (!is_known(each) && !is_behind_refused(each.draft)) take(std::move(each));
        }
        return std::move(drafts_);
    }

private:
    /// What left under the name of a shipment and was weighed as one: shared out by mass.
    void receive_shipment(const Event& event) {
        std::vector<const CustodyDelivery*> parts;
        std::vector<double> weights;
        for (const auto& [id, delivery] : book_.deliveries()) {
            if (delivery.shipment != event.subject || !book_.is_awaited(delivery)) continue;
            parts.push_back(&delivery);
            weights.push_back(double(delivery.mass.grams));
        }
        if (parts.empty()) return;
        const auto weighed = apportioned(whole_mass(event.data.at("net").string()), weights);
        for (std::size_t k = 0; k < parts.size(); ++k) {
            if (parts[k]->has_come_in()) continue;
            EventDraft draft{
                .at = event.at, .who = event.who, .kind = "custody received", .subject = {}};
            draft.data["delivery"] = parts[k]->id;
            draft.data["mass"] = text_of(weighed[k]);
            coming_.push_back({.draft = std::move(draft), .place = {}});
        }
    }

    /// Whether the log has it; a fault where it has it in another way.
    [[nodiscard]] bool is_known(const ToldEvent& each) {
        const EventDraft& draft = each.draft;
        const CustodyAccount* account = book_.find(draft.subject);
        if (draft.kind == "custody delivered") {
            const auto known = book_.deliveries().find(word(draft, "delivery"));
            if (known == book_.deliveries().end()) return false;
            const CustodyDelivery& there = known->second;
            if (there.link != draft.subject || there.to != word(draft, "to") ||
                there.mass != whole_mass(word(draft, "mass"))) {
                tell_other(each, text_of(there.mass) + " from " + in_quotes(there.link) + " to " +
                                     in_quotes(there.to));
            }
            return true;
        }
        if (draft.kind == "custody received" && draft.subject.empty()) {
            const auto known = book_.deliveries().find(word(draft, "delivery"));
            if (known == book_.deliveries().end() || !known->second.has_come_in()) return false;
            if (known->second.weighed != whole_mass(word(draft, "mass"))) {
                tell_other(each, text_of(known->second.weighed));
            }
            return true;
        }
        if (account == nullptr) return false;
        if (draft.kind == "custody received") {
            return account->batches().contains(word(draft, "batch"));
        }
        if (draft.kind == "custody converted") {
            const auto known = account->casts().find(word(draft, "heat"));
            if (known == account->casts().end()) return false;
            const CustodyCast& there = known->second;
            if (there.input() != whole_mass(word(draft, "input")) ||
                there.yielded != whole_mass(word(draft, "yielded")) ||
                there.scrap != whole_mass(word(draft, "scrap"))) {
                tell_other(each, text_of(there.input()) + ", of which came " +
                                     text_of(there.yielded) + " and " + text_of(there.scrap) +
                                     " of scrap");
            }
            return true;
        }
        const auto known = account->certificates().find(word(draft, "serial"));
        if (known == account->certificates().end()) return false;
        return draft.kind == "certificate issued" || !known->second.retired_for.empty();
    }

    /// What follows from something that was refused is not told as well.
    [[nodiscard]] bool is_behind_refused(const EventDraft& draft) const {
        const bool is_receipt = draft.kind == "custody received" && draft.subject.empty();
        return (is_receipt && refused_.contains(word(draft, "delivery"))) ||
               (draft.kind == "certificate retired" && refused_.contains(word(draft, "serial")));
    }

    void tell_other(const ToldEvent& each, const std::string& there) {
        diagnostics_.add({.location = {.file = each.place},
                          .code = "supply.other_custody",
                          .path = each.draft.subject,
                          .found = each.draft.kind + ", of which the log has " + there,
                          .allowed = "what the log has, or an event that corrects it",
                          .write = "gossan lots --enter with a correction"});
    }

    void take(ToldEvent each) {
        EventDraft& draft = each.draft;
        if (draft.kind == "custody received" && draft.subject.empty()) complete_receipt(draft);
        std::string& last = last_[draft.subject];
        if (draft.at < last) {
            draft.data["happened"] = draft.at;
            draft.at = last;
        }
        const CustodyAccount* account = book_.find(draft.subject);
        if (account != nullptr && draft.kind == "custody converted") complete_cast(draft, *account);
        if (account != nullptr && draft.kind == "custody delivered") {
            complete_delivery(draft, *account);
        }
        if (const Refusal refusal = book_.enter(draft)) {
            refused_.insert(
                word(draft, draft.kind == "certificate issued" ? "serial" : "delivery"));
            diagnostics_.add({.location = {.file = each.place},
                              .code = "supply.custody",
                              .path = draft.subject,
                              .found = draft.kind + ": " + *refusal,
                              .allowed = "what the books of the link allow"});
            return;
        }
        last = draft.at;
        drafts_.push_back(std::move(draft));
    }

    /// At the link that the receiver keeps, not before it left, with all that was claimed.
    void complete_receipt(EventDraft& draft) {
        const auto found = book_.deliveries().find(word(draft, "delivery"));
        if (found == book_.deliveries().end()) {
            draft.subject = links_.front().name;  // which refuses it, saying why
            draft.data["eligible"] = text_of(WholeMass{});
            return;
        }
        const CustodyDelivery& delivery = found->second;
        for (const CustodyLink& link : links_) {
            if (follows(link, delivery.link) && link.party == delivery.to)
                draft.subject = link.name;
        }
        if (draft.subject.empty()) draft.subject = delivery.link;
        if (draft.at < delivery.at) {
            draft.data["happened"] = draft.at;
            draft.at = delivery.at;
        }
        const WholeMass weighed = whole_mass(word(draft, "mass"));
        draft.data["eligible"] = text_of(std::min({delivery.claimed, weighed, delivery.mass}));
        draft.data["from"] = delivery.link;
    }

    static void complete_cast(EventDraft& draft, const CustodyAccount& account) {
        Document inputs = Document::object();
        WholeMass left = whole_mass(word(draft, "input"));
        for (const auto& [batch, mass] : account.oldest_waiting(left)) {
            inputs[batch] = text_of(mass);
            left -= mass;
        }
        if (left.grams > 0) inputs["cathode that never came in"] = text_of(left);
        draft.data["inputs"] = std::move(inputs);
        draft.data["place"] = account.link().party;
    }

    void complete_delivery(EventDraft& draft, const CustodyAccount& account) const {
        if (draft.data.find("claimed") != nullptr) return;
        draft.data["claimed"] = text_of(account.claimable(
            book_.month_of_event(draft), word(draft, "batch"), whole_mass(word(draft, "mass"))));
    }

    std::span<const CustodyLink> links_;
    CustodyBook book_;
    Diagnostics& diagnostics_;
    std::vector<ToldEvent> coming_;
    std::set<std::string> refused_;            ///< deliveries and certificates
    std::map<std::string, std::string> last_;  ///< time of each link's last event
    std::vector<EventDraft> drafts_;
};

}  // namespace

std::vector<EventDraft> plan_chain(std::span<const ToldEvent> told,
                                   std::span<const CustodyLink> links, std::span<const Event> log,
                                   UtcOffset offset, Diagnostics& diagnostics) {
    if (links.empty()) return {};
    return ChainPlan(links, log, offset, diagnostics).drafts(told);
}

}  // namespace gossan::supply
