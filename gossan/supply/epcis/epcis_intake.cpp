// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/epcis_intake.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/epcis/epcis_check.hpp"
#include "gossan/supply/epcis/event_hash.hpp"
#include "gossan/supply/epcis/event_text_value.hpp"
#include "gossan/supply/epcis/gs1_key.hpp"

namespace gossan::supply {
namespace {

using records::Document;
using Masses = std::map<std::string, WholeMass>;

std::string word_in(const Document& object, const char* key) {
    const Document* found = object.find(key);
    return found == nullptr || !found->is_string() ? std::string() : found->string();
}

/// "casting" of "https://mill.example.com/epcis/casting", "receiving" of itself and of
/// "cbv:BizStep-receiving".
std::string last_word(const std::string& step) {
    const auto cut = step.find_last_of("/:-");
    return cut == std::string::npos ? step : step.substr(cut + 1);
}

WholeMass mass_of(double amount, const std::string& unit) {
    if (unit != "KGM" && unit != "TNE") {
        throw Error(ErrorCode::data, "a mass in " + in_quotes(unit, 20) + ", not KGM or TNE");
    }
    if (!(amount > 0.0)) throw Error(ErrorCode::data, "a mass of " + shortest(amount));
    return whole_mass(Mass{unit == "TNE" ? amount * 1000.0 : amount});
}

/// What a scale reported, or what a member "NAME:receivedKilograms" says.
std::optional<WholeMass> weighed(const Document& event) {
    WholeMass sum;
    if (const Document* elements = event.find("sensorElementList")) {
        for (const Document& element : elements->elements()) {
            for (const Document& report : element.at("sensorReport").elements()) {
                if (last_word(word_in(report, "type")) != "Mass") continue;
                sum += mass_of(report.at("value").number(), word_in(report, "uom"));
            }
        }
    }
    if (sum.grams > 0) return sum;
    for (const auto& [key, value] : event.members()) {
        if (key.ends_with(":receivedKilograms")) return mass_of(value.number(), "KGM");
    }
    return {};
}

class Intake {
public:
    Intake(std::span<const Event> log, const Naming& naming, LotRules rules)
        : log_(log), naming_(naming), book_(replay_lots(log, rules)) {
        for (const auto& [id, lot] : book_.lots()) lots_[canonical_link(naming_.lot(id))] = id;
        for (const auto& [id, shipment] : book_.shipments()) {
            for (const std::string& lot : shipment.lots) {
                for (const std::string& serial : book_.commercial_lots().at(lot).bundles) {
                    bundles_[canonical_link(naming_.bundle(serial))] = id;
                }
            }
        }
        for (const Event& event : in_force(log)) {
            if (event.kind != "rod cast") continue;
            casts_[event.subject] = event.data;
            for (const auto& [lot, mass] : event.data.at("inputs").members()) {
                used_[lot] += whole_mass(mass.string());
            }
        }
    }

    EpcisIntake of(const Document& document) {
        made_.faults = epcis_faults(document, NamesOf::others);
        if (!made_.faults.empty()) return std::move(made_);
        std::size_t number = 0;
        for (const Document& event : events_of(document)) {
            where_ = "event " + std::to_string(++number) + ": ";
            try {
                take(event);
            } catch (const Error& error) {
                fault(error.what());
            }
        }
        if (!made_.faults.empty()) made_.drafts.clear();
        return std::move(made_);
    }

private:
    void fault(const std::string& what) { made_.faults.push_back(where_ + what); }

    void take(const Document& event) {
        const std::string type = word_in(event, "type");
        if (type == "ObjectEvent" || type == "AggregationEvent") {
            const std::string action = word_in(event, "action");
            if (action != "ADD" && action != "OBSERVE" && action != "DELETE") {
                return fault("has no action ADD, OBSERVE or DELETE");
            }
        } else if (type != "TransformationEvent" && type != "TransactionEvent" &&
                   type != "AssociationEvent") {
            return fault("is of no type of EPCIS 2.0: " + in_quotes(type, 40));
        }
        const std::string step = last_word(word_in(event, "bizStep"));
        const bool is_receiving = type == "ObjectEvent" && step == "receiving";
        const bool is_making = type == "TransformationEvent" && step != "commissioning";
        if (!is_receiving && !is_making) {
            ++made_.n_other;
        } else if (event.find("errorDeclaration") != nullptr) {
            pass_over(event);
        } else if (is_receiving) {
            receive(event);
        } else {
            cast(event);
        }
    }

    /// Declared wrong by who told it.
    void pass_over(const Document& event) {
        const std::string id = word_in(event, "eventID");
        for (const Event& entered : in_force(log_)) {
            if (word_in(entered.data, "epcis") != id || id.empty()) continue;
            return fault("is declared wrong, and stands in the log as event " +
                         std::to_string(entered.number) +
                         ": enter a correction of that, or withdraw it");
        }
        ++made_.n_other;
    }

    [[nodiscard]] EventDraft begun(const Document& event, const char* kind,
                                   const std::string& subject) const {
        EventDraft draft{.at = time_in_utc(event.at("eventTime").string()).substr(0, 19) + "Z",
                         .who = "EPCIS of a partner",
                         .kind = kind,
                         .subject = subject};
        const Document* place = event.find("readPoint");
        if (place != nullptr && place->find("id") != nullptr) {
            draft.who = "EPCIS of " + place->at("id").string();
        }
        draft.data["epcis"] = word_in(event, "eventID");
        return draft;
    }

    void receive(const Document& event) {
        std::set<std::string> found;
        std::string shipment;
        for (const Document& epc : event.at("epcList").elements()) {
            const auto bundle = bundles_.find(canonical_link(epc.string()));
            if (bundle == bundles_.end()) {
                return fault("no bundle that was shipped is named " + in_quotes(epc.string(), 80));
            }
            if (!shipment.empty() && shipment != bundle->second) {
                return fault("has bundles of shipments " + shipment + " and " + bundle->second +
                             ": tell each by an event of its own");
            }
            shipment = bundle->second;
            found.insert(bundle->first);
        }
        if (found.empty()) return fault("names no bundles");
        const auto n_sent = std::count_if(bundles_.begin(), bundles_.end(), [&](const auto& each) {
            return each.second == shipment;
        });
        if (found.size() != std::size_t(n_sent)) {
            return fault("has " + std::to_string(found.size()) + " of the " +
                         std::to_string(n_sent) + " bundles of shipment " + shipment +
                         ": it is received as a whole");
        }
        const auto mass = weighed(event);
        if (!mass) return fault("tells no mass: a sensorReport of type Mass, in KGM or TNE");
        const Shipment& sent = book_.shipments().at(shipment);
        if (!sent.received_on.empty()) {
            if (sent.received == *mass) {
                ++made_.n_known;
                return;
            }
            return fault("shipment " + shipment + " was received as " + text_of(sent.received) +
                         " on " + sent.received_on + ", not " + text_of(*mass) +
                         ": enter a correction");
        }
        if (!received_.insert(shipment).second) {
            return fault("shipment " + shipment + " is received twice");
        }
        EventDraft draft = begun(event, "received", shipment);
        draft.data["net"] = text_of(*mass);
        made_.drafts.push_back(std::move(draft));
    }

    /// Names and masses of a list; our lots by our names.
    [[nodiscard]] Masses masses_in(const Document& event, const char* key) const {
        Masses masses;
        for (const Document& element : event.at(key).elements()) {
            const std::string name = element.at("epcClass").string();
            const auto lot = lots_.find(canonical_link(name));
            masses[lot == lots_.end() ? name : lot->second] +=
                mass_of(element.at("quantity").number(), word_in(element, "uom"));
        }
        return masses;
    }

    static Document document_of(const Masses& masses) {
        Document document = Document::object();
        for (const auto& [name, mass] : masses) document[name] = text_of(mass);
        return document;
    }

    void cast(const Document& event) {
        const Masses inputs = masses_in(event, "inputQuantityList");
        const Masses outputs = masses_in(event, "outputQuantityList");
        std::string subject = word_in(event, "transformationID");
        if (subject.empty()) subject = word_in(event, "eventID");
        const std::string ours = "https://" + naming_.rules().domain + "/document/";
        if (subject.starts_with(ours)) subject.erase(0, ours.size());
        if (subject.empty()) return fault("has neither transformationID nor eventID");
        const bool is_ours = std::any_of(inputs.begin(), inputs.end(), [&](const auto& each) {
            return book_.lots().contains(each.first);
        });
        if (!is_ours) {
            ++made_.n_other;
            return;
        }
        EventDraft draft = begun(event, "rod cast", subject);
        draft.data["inputs"] = document_of(inputs);
        draft.data["outputs"] = document_of(outputs);
        const Document* place = event.find("readPoint");
        draft.data["place"] =
            place == nullptr || place->find("id") == nullptr ? "" : place->at("id").string();
        if (const auto known = casts_.find(subject); known != casts_.end()) {
            const bool is_same = known->second.at("inputs") == draft.data.at("inputs") &&
                                 known->second.at("outputs") == draft.data.at("outputs");
            if (!is_same)
                return fault(subject + " stands in the log otherwise: enter a correction");
            ++made_.n_known;
            return;
        }
        for (const auto& [name, mass] : inputs) {
            const auto lot = book_.lots().find(name);
            if (lot == book_.lots().end()) continue;
            used_[name] += mass;
            if (used_[name] > lot->second.mass) {
                fault("takes " + text_of(used_[name]) + " of lot " + name +
                      " with what was taken before; it is of " + text_of(lot->second.mass));
            }
        }
        casts_[subject] = draft.data;
        made_.drafts.push_back(std::move(draft));
    }

    std::span<const Event> log_;
    const Naming& naming_;
    LotBook book_;
    std::map<std::string, std::string> lots_;     ///< by their links
    std::map<std::string, std::string> bundles_;  ///< their shipments, by their links
    std::map<std::string, Document> casts_;
    Masses used_;
    std::set<std::string> received_;
    EpcisIntake made_;
    std::string where_;
};

}  // namespace

EpcisIntake intake_of(const Document& document, std::span<const Event> log, const Naming& naming,
                      LotRules rules) {
    return Intake(log, naming, rules).of(document);
}

}  // namespace gossan::supply
