// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/lot_event_maker.hpp"

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

using records::Document;

Document quantity(const std::string& name, WholeMass mass) {
    Document element = Document::object();
    element["epcClass"] = name;
    element["quantity"] = mass.kg();
    element["uom"] = "KGM";
    return element;
}

WholeMass mass_in(const Document& value) { return whole_mass(value.string()); }

Document typed(const char* type, const char* key, const std::string& name) {
    Document element = Document::object();
    element["type"] = type;
    element[key] = name;
    return element;
}

/// What a scale said.
Document on_the_scale(WholeMass mass) {
    Document report = Document::object();
    report["type"] = "Mass";
    report["value"] = mass.kg();
    report["uom"] = "KGM";
    Document element = Document::object();
    (element["sensorReport"] = Document::array()).push_back(report);
    Document list = Document::array();
    list.push_back(element);
    return list;
}

std::string text(const Event& event, const char* key) {
    const Document* value = event.data.find(key);
    return value == nullptr || !value->is_string() ? std::string{} : value->string();
}

}  // namespace

Document LotEventMaker::begun(const Event& event, const char* type) const {
    Document told = Document::object();
    told["type"] = type;
    told["eventTime"] = event.at;
    told["eventTimeZoneOffset"] = naming_.rules().offset;
    return told;
}

void LotEventMaker::finish(Document& told, const std::string& step, const char* disposition,
                           const std::string& place) const {
    told["bizStep"] = step;
    told["disposition"] = disposition;
    told["readPoint"]["id"] = place;
}

LotEventMaker::Events LotEventMaker::opened(const Event& event) const {
    Document told = begun(event, "TransformationEvent");
    told["inputQuantityList"] = Document::array();
    for (const auto& [stream, mass] : event.data.at("streams").members()) {
        told["inputQuantityList"].push_back(quantity(naming_.stream(stream), mass_in(mass)));
    }
    told["outputQuantityList"] = Document::array();
    told["outputQuantityList"].push_back(
        quantity(naming_.lot(event.subject), mass_in(event.data.at("mass"))));
    finish(told, "commissioning", "active", naming_.plant());
    Document& ilmd = told["ilmd"];
    ilmd["cbvmda:lotNumber"] = event.subject;
    for (const char* key : {"standard", "brand", "begin", "end"}) {
        if (const std::string word = text(event, key); !word.empty()) {
            ilmd[std::string("mine:") + key] = word;
        }
    }
    return {told};
}

LotEventMaker::Events LotEventMaker::inspected(const Event& event) const {
    const ProductionLot& lot = book_.lots().at(event.subject);
    Document told = begun(event, "ObjectEvent");
    told["quantityList"] = Document::array();
    told["quantityList"].push_back(quantity(naming_.lot(lot.id), lot.mass));
    told["action"] = "OBSERVE";
    finish(told, "inspecting", event.kind == "lot released" ? "conformant" : "non_conformant",
           naming_.plant());
    if (!lot.certificates.empty()) {
        told["bizTransactionList"] = Document::array();
        told["bizTransactionList"].push_back(
            typed("testres", "bizTransaction", naming_.document(lot.certificates.back().id)));
    }
    return {told};
}

LotEventMaker::Events LotEventMaker::bundled(const Event& event) const {
    Events all;
    for (const Document& bundle : event.data.at("bundles").elements()) {
        Document told = begun(event, "AggregationEvent");
        told["parentID"] = naming_.bundle(bundle.at("serial").string());
        told["childQuantityList"] = Document::array();
        told["childQuantityList"].push_back(
            quantity(naming_.lot(event.subject), mass_in(bundle.at("net"))));
        told["action"] = "ADD";
        finish(told, event.kind == "lot bundled" ? "packing" : "repackaging", "container_closed",
               naming_.plant());
        told["sensorElementList"] = on_the_scale(mass_in(bundle.at("gross")));
        all.push_back(std::move(told));
    }
    return all;
}

Document LotEventMaker::group(const Event& event, const std::string& parent,
                              const Document& serials, const char* action, const char* step) const {
    Document told = begun(event, "AggregationEvent");
    told["parentID"] = naming_.group(parent);
    told["childEPCs"] = Document::array();
    for (const Document& serial : serials.elements()) {
        told["childEPCs"].push_back(naming_.bundle(serial.string()));
    }
    told["action"] = action;
    finish(told, step, "in_progress", naming_.plant());
    return told;
}

LotEventMaker::Events LotEventMaker::formed(const Event& event) const {
    return {group(event, event.subject, event.data.at("bundles"), "ADD", "staging_outbound")};
}

LotEventMaker::Events LotEventMaker::relotted(const Event& event) const {
    Events all;
    for (const Document& from : event.data.at("from").elements()) {
        Document serials = Document::array();
        for (const std::string& serial : book_.commercial_lots().at(from.string()).bundles) {
            serials.push_back(serial);
        }
        all.push_back(group(event, from.string(), serials, "DELETE", "unpacking"));
    }
    for (const Document& into : event.data.at("into").elements()) {
        all.push_back(
            group(event, into.at("lot").string(), into.at("bundles"), "ADD", "repackaging"));
    }
    return all;
}

Document LotEventMaker::transport(const Event& event, const Shipment& shipment) const {
    Document told = begun(event, "ObjectEvent");
    told["epcList"] = Document::array();
    for (const std::string& lot : shipment.lots) {
        for (const std::string& serial : book_.commercial_lots().at(lot).bundles) {
            told["epcList"].push_back(naming_.bundle(serial));
        }
    }
    told["action"] = "OBSERVE";
    if (!shipment.delivery_note.empty()) {
        told["bizTransactionList"] = Document::array();
        told["bizTransactionList"].push_back(
            typed("desadv", "bizTransaction", naming_.document(shipment.delivery_note)));
    }
    const std::string seller = naming_.party(naming_.rules().company);
    const std::string buyer = naming_.party(shipment.to);
    told["sourceList"] = Document::array();
    told["destinationList"] = Document::array();
    for (const char* role : {"owning_party", "possessing_party"}) {
        told["sourceList"].push_back(typed(role, "source", seller));
        told["destinationList"].push_back(typed(role, "destination", buyer));
    }
    return told;
}

LotEventMaker::Events LotEventMaker::shipped(const Event& event) const {
    Document told = transport(event, book_.shipments().at(event.subject));
    finish(told, "shipping", "in_transit", naming_.plant());
    return {told};
}

LotEventMaker::Events LotEventMaker::received(const Event& event) const {
    const Shipment& shipment = book_.shipments().at(event.subject);
    Document told = transport(event, shipment);
    finish(told, "receiving", "in_progress", naming_.place(shipment.to));
    told["sensorElementList"] = on_the_scale(mass_in(event.data.at("net")));
    told["mine:shippedKilograms"] = shipment.net.kg();
    return {told};
}

LotEventMaker::Events LotEventMaker::cast(const Event& event) const {
    Document told = begun(event, "TransformationEvent");
    for (const char* side : {"input", "output"}) {
        Document& list = told[side + std::string("QuantityList")];
        list = Document::array();
        for (const auto& [name, mass] : event.data.at(side + std::string("s")).members()) {
            list.push_back(quantity(naming_.lot(name), mass_in(mass)));
        }
    }
    told["transformationID"] = naming_.document(event.subject);
    finish(told, naming_.word("casting"), "in_progress", naming_.place(text(event, "place")));
    return {told};
}

std::map<std::string, WholeMass> LotEventMaker::lots_in(const Shipment& shipment,
                                                        WholeMass mass) const {
    std::map<std::string, double> weights;
    for (const std::string& commercial : shipment.lots) {
        for (const std::string& serial : book_.commercial_lots().at(commercial).bundles) {
            const Bundle& bundle = book_.bundles().at(serial);
            weights[bundle.lot] += double(bundle.net.grams);
        }
    }
    std::vector<double> shares;
    shares.reserve(weights.size());
    for (const auto& [lot, weight] : weights) shares.push_back(weight);
    const auto parts = apportioned(mass, shares);
    std::map<std::string, WholeMass> lots;
    std::size_t k = 0;
    for (const auto& [lot, weight] : weights) lots[lot] = parts[k++];
    return lots;
}

LotEventMaker::Events LotEventMaker::converted(const Event& event) const {
    Event told = event;
    told.subject = text(event, "heat");
    std::map<std::string, WholeMass> inputs;
    for (const auto& [batch, mass] : event.data.at("inputs").members()) {
        const auto shipment = book_.shipments().find(batch);
        if (shipment == book_.shipments().end()) {
            inputs[batch] += mass_in(mass);
            continue;
        }
        for (const auto& [lot, part] : lots_in(shipment->second, mass_in(mass)))
            inputs[lot] += part;
    }
    told.data["inputs"] = Document::object();
    for (const auto& [name, mass] : inputs) {
        if (mass.grams > 0) told.data["inputs"][name] = text_of(mass);
    }
    told.data["outputs"] = Document::object();
    told.data["outputs"][told.subject] = event.data.at("yielded");
    const WholeMass scrap = mass_in(event.data.at("scrap"));
    if (scrap.grams > 0) told.data["outputs"][told.subject + "-scrap"] = text_of(scrap);
    return cast(told);
}

LotEventMaker::Events LotEventMaker::of(const Event& event) const {
    const std::string& kind = event.kind;
    if (kind == "lot opened") return opened(event);
    if (kind == "lot released" || kind == "lot held" || kind == "lot downgraded") {
        return inspected(event);
    }
    if (kind == "lot bundled" || kind == "lot rebundled") return bundled(event);
    if (kind == "commercial lot formed") return formed(event);
    if (kind == "commercial lots relotted") return relotted(event);
    if (kind == "shipped") return shipped(event);
    if (kind == "received") return received(event);
    if (kind == "rod cast") return cast(event);
    if (kind == "custody converted") return converted(event);
    return {};
}

}  // namespace gossan::supply
