// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/genealogy.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/amount/carried_shares.hpp"

namespace gossan::supply {
namespace {

/// Shares out the parts of a lot among its bundles, one after the other.
class Parts {
public:
    Parts(const std::map<std::string, WholeMass>& parts, WholeMass whole)
        : parts_(parts), whole_(whole), shares_(parts.size()) {}

    std::map<std::string, WholeMass> next(WholeMass net) {
        std::vector<double> due;
        for (const auto& [name, mass] : parts_) {
            due.push_back(double(net.grams) * (double(mass.grams) / double(whole_.grams)));
        }
        std::map<std::string, WholeMass> own;
        if (due.empty()) return own;
        const auto given = shares_.next(net, due);
        std::size_t k = 0;
        for (const auto& [name, mass] : parts_) {
            if (given[k].grams > 0) own[name] = given[k];
            ++k;
        }
        return own;
    }

private:
    const std::map<std::string, WholeMass>& parts_;
    WholeMass whole_;
    CarriedShares shares_;
};

void describe(const LotBook& book, const ProductionLot& lot,
              std::map<std::string, Descent>& found) {
    Parts streams(lot.streams, lot.mass), modules(lot.modules, lot.mass);
    for (const std::string& serial : lot.bundles) {
        const WholeMass net = book.bundles().at(serial).net;
        found.emplace(serial, Descent{.serial = serial,
                                      .lot = lot.id,
                                      .begin = lot.begin,
                                      .end = lot.end,
                                      .net = net,
                                      .streams = streams.next(net),
                                      .modules = modules.next(net)});
    }
}

void add_bundles(const LotBook& book, const std::string& commercial_lot,
                 std::vector<std::string>& serials) {
    const auto& own = book.commercial_lots().at(commercial_lot).bundles;
    serials.insert(serials.end(), own.begin(), own.end());
}

/// The bundles behind a name; sets what kind of name it is.
std::vector<std::string> serials_of(const LotBook& book, Genealogy& of) {
    std::vector<std::string> serials;
    if (book.bundles().contains(of.id)) {
        of.kind = "bundle";
        serials.push_back(of.id);
    } else if (const auto lot = book.lots().find(of.id); lot != book.lots().end()) {
        of.kind = "production lot";
        serials = lot->second.bundles;
    } else if (book.commercial_lots().contains(of.id)) {
        of.kind = "commercial lot";
        add_bundles(book, of.id, serials);
    } else if (const auto left = book.shipments().find(of.id); left != book.shipments().end()) {
        of.kind = "shipment";
        for (const std::string& each : left->second.lots) add_bundles(book, each, serials);
    }
    return serials;
}

[[noreturn]] void refuse_unknown(const LotBook& book, const std::string& id) {
    std::vector<std::string> names;
    for (const auto& [name, lot] : book.lots()) names.push_back(name);
    for (const auto& [name, lot] : book.commercial_lots()) names.push_back(name);
    for (const auto& [name, left] : book.shipments()) names.push_back(name);
    for (const auto& [name, bundle] : book.bundles()) names.push_back(name);
    const auto near = nearest(id, names);
    throw Error(ErrorCode::input, "no bundle, lot or shipment is called " + in_quotes(id), {},
                near ? "did you mean " + *near + "?" : "gossan lots lists them");
}

}  // namespace

std::map<std::string, Descent> descents_of(const LotBook& book) {
    std::map<std::string, Descent> found;
    for (const auto& [id, lot] : book.lots()) describe(book, lot, found);
    return found;
}

Genealogy genealogy_of(const LotBook& book, const std::string& id) {
    Genealogy of{.id = id};
    const auto serials = serials_of(book, of);
    if (of.kind.empty()) refuse_unknown(book, id);
    std::map<std::string, Descent> found;
    for (const std::string& serial : serials) {
        if (!found.contains(serial)) {
            describe(book, book.lots().at(book.bundles().at(serial).lot), found);
        }
        const Descent& one = found.at(serial);
        of.net += one.net;
        for (const auto& [name, mass] : one.streams) of.streams[name] += mass;
        for (const auto& [name, mass] : one.modules) of.modules[name] += mass;
        const bool is_new = std::find(of.lots.begin(), of.lots.end(), one.lot) == of.lots.end();
        if (is_new) {
            of.lots.push_back(one.lot);
            of.pads.insert(book.lots().at(one.lot).pads.begin(),
                           book.lots().at(one.lot).pads.end());
        }
        of.bundles.push_back(one);
    }
    if (of.kind == "production lot" && of.lots.empty()) {  // not bundled yet: the lot itself
        const ProductionLot& lot = book.lots().at(id);
        of.lots = {id};
        of.net = lot.mass;
        of.streams = lot.streams;
        of.modules = lot.modules;
        of.pads = lot.pads;
    }
    return of;
}

}  // namespace gossan::supply
