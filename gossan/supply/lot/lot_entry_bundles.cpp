// SPDX-License-Identifier: Apache-2.0
// Bundles, and the lots in which they are sold.
#include <algorithm>
#include <cmath>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/lot/lot_entry.hpp"

namespace gossan::supply {
namespace {

std::vector<std::string> texts_of(const records::Document& array) {
    std::vector<std::string> texts;
    for (const records::Document& each : array.elements()) texts.push_back(each.string());
    return texts;
}

LotRefusal twice_refusal(const std::vector<std::string>& names) {
    std::set<std::string> seen;
    for (const std::string& name : names) {
        if (!seen.insert(name).second) return in_quotes(name) + " is named twice";
    }
    return {};
}

std::vector<std::string> sorted(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

bool LotEntry::has_left(const ProductionLot& lot) const {
    return std::any_of(lot.bundles.begin(), lot.bundles.end(), [&](const std::string& serial) {
        const std::string& in = book_.bundles_.at(serial).commercial_lot;
        return !in.empty() && !book_.commercial_.at(in).shipment.empty();
    });
}

LotRefusal LotEntry::read_bundles(const ProductionLot& lot, std::vector<Bundle>& told) const {
    std::set<std::string> serials;
    WholeMass net;
    for (const records::Document& each : event_.data.at("bundles").elements()) {
        Bundle one{.serial = each.at("serial").string(),
                   .lot = lot.id,
                   .net = whole_mass(each.at("net").string()),
                   .gross = whole_mass(each.at("gross").string()),
                   .commercial_lot = {}};
        if (one.serial.empty()) return "a bundle has a serial number";
        if (one.net.grams <= 0) return "bundle " + one.serial + " has no mass";
        if (one.gross < one.net) return "bundle " + one.serial + " weighs more net than gross";
        const auto known = book_.bundles_.find(one.serial);
        const bool is_another = known != book_.bundles_.end() && known->second.lot != lot.id;
        if (is_another || !serials.insert(one.serial).second) {
            return "there is a bundle " + one.serial + " already";
        }
        net += one.net;
        told.push_back(std::move(one));
    }
    if (told.empty()) return "no bundle is told";
    const double off = double((net - lot.mass).grams);
    if (std::abs(off) > book_.rules_.scale_tolerance * double(lot.mass.grams)) {
        return "its bundles weigh " + text_of(net) + ", the lot is of " + text_of(lot.mass) +
               ": more apart than the scale may be";
    }
    return {};
}

void LotEntry::put(ProductionLot& lot, const std::vector<Bundle>& told) {
    for (const std::string& serial : lot.bundles) book_.bundles_.erase(serial);
    lot.bundles.clear();
    lot.bundled = {};
    for (const Bundle& bundle : told) {
        book_.bundles_.emplace(bundle.serial, bundle);
        lot.bundles.push_back(bundle.serial);
        lot.bundled += bundle.net;
    }
}

LotRefusal LotEntry::bundle() {
    ProductionLot& of = lot();
    if (!of.bundles.empty()) return "it is bundled already: rebundle it";
    std::vector<Bundle> told;
    if (auto refusal = read_bundles(of, told)) return refusal;
    put(of, told);
    return {};
}

LotRefusal LotEntry::rebundle() {
    ProductionLot& of = lot();
    if (of.bundles.empty()) return "it is not bundled yet";
    for (const std::string& serial : of.bundles) {
        const std::string& in = book_.bundles_.at(serial).commercial_lot;
        if (!in.empty()) return "bundle " + serial + " is in commercial lot " + in;
    }
    std::vector<Bundle> told;
    if (auto refusal = read_bundles(of, told)) return refusal;
    put(of, told);
    return {};
}

LotRefusal LotEntry::kept_back(const Bundle& bundle, const CommercialLot& as) const {
    const ProductionLot& lot = book_.lots_.at(bundle.lot);
    const bool is_free = lot.state == LotState::released || lot.state == LotState::downgraded;
    if (!is_free) {
        return "bundle " + bundle.serial + " is of lot " + lot.id + ", which is " +
               name_of(lot.state) + (lot.reason.empty() ? "" : " (" + lot.reason + ")");
    }
    if (lot.standard != as.standard || lot.brand != as.brand) {
        return "bundle " + bundle.serial + " is of lot " + lot.id + ", " + lot.brand + " " +
               lot.standard + ", not " + as.brand + " " + as.standard;
    }
    return {};
}

LotRefusal LotEntry::gather(CommercialLot& made) const {
    if (made.id.empty()) return "a commercial lot has a name";
    if (made.bundles.empty()) return "no bundle is told";
    if (auto refusal = twice_refusal(made.bundles)) return refusal;
    for (const std::string& serial : made.bundles) {
        const auto bundle = book_.bundles_.find(serial);
        if (bundle == book_.bundles_.end()) return "there is no bundle " + in_quotes(serial);
        const ProductionLot& lot = book_.lots_.at(bundle->second.lot);
        if (made.standard.empty()) {
            made.standard = lot.standard;
            made.brand = lot.brand;
        }
        if (auto refusal = kept_back(bundle->second, made)) return refusal;
        made.net += bundle->second.net;
        made.gross += bundle->second.gross;
    }
    return {};
}

LotRefusal LotEntry::form() {
    if (book_.commercial_.contains(subject())) return "the commercial lot is there already";
    CommercialLot made{.id = subject(), .bundles = texts_of(event_.data.at("bundles"))};
    if (auto refusal = gather(made)) return refusal;
    for (const std::string& serial : made.bundles) {
        const std::string& in = book_.bundles_.at(serial).commercial_lot;
        if (!in.empty()) return "bundle " + serial + " is in commercial lot " + in;
    }
    for (const std::string& serial : made.bundles) {
        book_.bundles_.at(serial).commercial_lot = made.id;
    }
    book_.commercial_.emplace(subject(), std::move(made));
    return {};
}

LotRefusal LotEntry::relot() {
    const auto from = texts_of(event_.data.at("from"));
    if (from.empty()) return "no lot is told";
    if (auto refusal = twice_refusal(from)) return refusal;
    std::vector<std::string> there, given;
    for (const std::string& id : from) {
        const auto lot = book_.commercial_.find(id);
        if (lot == book_.commercial_.end()) return "there is no commercial lot " + in_quotes(id);
        if (lot->second.state != CommercialState::formed) {
            return "commercial lot " + id + " is " + name_of(lot->second.state) + " already";
        }
        there.insert(there.end(), lot->second.bundles.begin(), lot->second.bundles.end());
    }
    std::vector<CommercialLot> made;
    std::vector<std::string> names;
    for (const records::Document& each : event_.data.at("into").elements()) {
        CommercialLot one{.id = each.at("lot").string(),
                          .bundles = texts_of(each.at("bundles")),
                          .made_of = from};
        if (book_.commercial_.contains(one.id)) {
            return "there is a commercial lot " + in_quotes(one.id) + " already";
        }
        if (auto refusal = gather(one)) return refusal;
        names.push_back(one.id);
        given.insert(given.end(), one.bundles.begin(), one.bundles.end());
        made.push_back(std::move(one));
    }
    if (auto refusal = twice_refusal(names)) return refusal;
    if (sorted(there) != sorted(given)) {
        return "the new lots do not hold the same bundles as the old ones";
    }
    for (const std::string& id : from) {
        book_.commercial_.at(id).state = CommercialState::replaced;
    }
    for (CommercialLot& one : made) {
        for (const std::string& serial : one.bundles) {
            book_.bundles_.at(serial).commercial_lot = one.id;
        }
        const std::string id = one.id;
        book_.commercial_.emplace(id, std::move(one));
    }
    return {};
}

LotRefusal LotEntry::ship() {
    if (book_.shipments_.contains(subject())) return "the shipment has left already";
    Shipment made{.id = subject(),
                  .date = day(),
                  .to = text("to"),
                  .delivery_note = text("delivery_note"),
                  .lots = texts_of(event_.data.at("lots")),
                  .received_on = {}};
    if (made.lots.empty()) return "no lot is told";
    if (made.to.empty()) return "say to whom";
    if (auto refusal = twice_refusal(made.lots)) return refusal;
    for (const std::string& id : made.lots) {
        const auto lot = book_.commercial_.find(id);
        if (lot == book_.commercial_.end()) return "there is no commercial lot " + in_quotes(id);
        if (lot->second.state != CommercialState::formed) {
            return "commercial lot " + id + " is " + name_of(lot->second.state) + " already";
        }
        for (const std::string& serial : lot->second.bundles) {
            const auto refusal = kept_back(book_.bundles_.at(serial), lot->second);
            if (refusal) return refusal;
        }
        made.net += lot->second.net;
    }
    for (const std::string& id : made.lots) {
        CommercialLot& lot = book_.commercial_.at(id);
        lot.state = CommercialState::shipped;
        lot.shipment = subject();
    }
    book_.shipments_.emplace(subject(), std::move(made));
    return {};
}

LotRefusal LotEntry::receive() {
    const auto found = book_.shipments_.find(subject());
    if (found == book_.shipments_.end()) return "there is no shipment " + in_quotes(subject());
    Shipment& shipment = found->second;
    if (!shipment.received_on.empty()) return "it was received on " + shipment.received_on;
    const WholeMass net = mass("net");
    if (net.grams < 0) return "a mass is not below zero";
    if (day() < shipment.date) return "it left on " + shipment.date + ", after this day";
    shipment.received_on = day();
    shipment.received = net;
    for (const std::string& id : shipment.lots) {
        book_.commercial_.at(id).state = CommercialState::received;
    }
    return {};
}

}  // namespace gossan::supply
