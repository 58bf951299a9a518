// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/lot_tables.hpp"

#include <cmath>
#include <set>

#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

using tables::SheetToWrite;
using tables::SheetValue;

/// A sheet that is filled row by row.
class Sheet {
public:
    Sheet(std::string name, MassUnit unit) : unit_(unit) { sheet_.name = std::move(name); }

    Sheet& text(const std::string& name, const std::string& value) {
        return put(name, "", value.empty() ? SheetValue{} : SheetValue{value});
    }
    Sheet& mass(const std::string& name, WholeMass value) {
        return put(name, name_of(unit_), in_unit(value, unit_));
    }
    Sheet& number(const std::string& name, const std::string& unit, double value) {
        return put(name, unit, value);
    }
    void end_row() { ++row_; }
    [[nodiscard]] bool empty() const { return row_ == 0; }

    SheetToWrite sheet() && {
        for (tables::SheetColumn& column : sheet_.columns) column.cells.resize(row_);
        return std::move(sheet_);
    }

private:
    Sheet& put(const std::string& name, const std::string& unit, SheetValue value) {
        for (tables::SheetColumn& column : sheet_.columns) {
            if (column.name != name) continue;
            column.cells.resize(row_);
            column.cells.push_back(std::move(value));
            return *this;
        }
        sheet_.columns.push_back({.name = name, .unit = unit, .cells = {}});
        sheet_.columns.back().cells.resize(row_);
        sheet_.columns.back().cells.push_back(std::move(value));
        return *this;
    }

    SheetToWrite sheet_;
    MassUnit unit_;
    std::size_t row_ = 0;
};

std::set<std::string> all_streams(const LotBook& book) {
    std::set<std::string> all;
    for (const auto& [id, lot] : book.lots()) {
        for (const auto& [stream, mass] : lot.streams) all.insert(stream);
    }
    return all;
}

WholeMass mass_of(const std::map<std::string, WholeMass>& masses, const std::string& name) {
    const auto found = masses.find(name);
    return found == masses.end() ? WholeMass{} : found->second;
}

Sheet lots_sheet(const LotBook& book, MassUnit unit) {
    Sheet sheet("lots", unit);
    const auto streams = all_streams(book);
    for (const auto& [id, lot] : book.lots()) {
        sheet.text("lot", id).text("begin", lot.begin).text("end", lot.end);
        sheet.mass("mass", lot.mass);
        for (const std::string& stream : streams) {
            sheet.mass("of " + stream, mass_of(lot.streams, stream));
        }
        sheet.text("brand", lot.brand).text("standard", lot.standard);
        sheet.text("state", name_of(lot.state)).text("reason", lot.reason);
        sheet.number("bundles", "", double(lot.bundles.size())).mass("bundled", lot.bundled);
        sheet.end_row();
    }
    return sheet;
}

Sheet bundles_sheet(const LotBook& book, MassUnit unit) {
    Sheet sheet("bundles", unit);
    for (const auto& [id, lot] : book.lots()) {
        for (const std::string& serial : lot.bundles) {
            const Bundle& bundle = book.bundles().at(serial);
            sheet.text("lot", id).text("serial", serial).text("date", lot.end);
            sheet.mass("net", bundle.net).mass("gross", bundle.gross);
            sheet.text("commercial_lot", bundle.commercial_lot);
            sheet.end_row();
        }
    }
    return sheet;
}

Sheet commercial_sheet(const LotBook& book, MassUnit unit) {
    Sheet sheet("commercial_lots", unit);
    for (const auto& [id, lot] : book.commercial_lots()) {
        sheet.text("commercial_lot", id).text("brand", lot.brand).text("standard", lot.standard);
        sheet.number("bundles", "", double(lot.bundles.size()));
        sheet.mass("net", lot.net).mass("gross", lot.gross);
        sheet.text("state", name_of(lot.state)).text("shipment", lot.shipment);
        sheet.end_row();
    }
    return sheet;
}

const char* name_of(LimitVerdict verdict) {
    switch (verdict) {
        case LimitVerdict::within:
            return "within";
        case LimitVerdict::above:
            return "above";
        case LimitVerdict::not_shown:
            return "not shown";
        case LimitVerdict::missing:
            return "missing";
    }
    return "";
}

void add_checks(Sheet& sheet, const ProductionLot& lot) {
    const AnalysisCertificate& last = lot.certificates.back();
    const CathodeGrade* grade = find_grade(lot.standard);
    if (grade == nullptr) return;
    for (const LimitCheck& check : held_against(*grade, last.impurities)) {
        sheet.text("lot", lot.id).text("certificate", last.id);
        sheet.number("revision", "", double(last.revision));
        sheet.text("laboratory", last.laboratory).text("signatory", last.signatory);
        sheet.text("grade", grade->name).text("edition", grade->edition).text("of", check.of);
        sheet.number("at_least", "ppm", check.least_found_ppm);
        sheet.number("at_most", "ppm", check.most_found_ppm);
        sheet.number("limit", "ppm", check.most_ppm);
        sheet.text("verdict", name_of(check.verdict)).text("reason", check.reason);
        sheet.end_row();
    }
}

Sheet certificates_sheet(const LotBook& book, MassUnit unit) {
    Sheet sheet("certificates", unit);
    for (const auto& [id, lot] : book.lots()) {
        if (!lot.certificates.empty()) add_checks(sheet, lot);
    }
    return sheet;
}

Sheet shipments_sheet(const LotBook& book, MassUnit unit) {
    Sheet sheet("shipments", unit);
    for (const auto& [id, shipment] : book.shipments()) {
        for (const std::string& lot : shipment.lots) {
            sheet.text("shipment", id).text("date", shipment.date).text("commercial_lot", lot);
            sheet.text("to", shipment.to).text("delivery_note", shipment.delivery_note);
            sheet.mass("net", book.commercial_lots().at(lot).net);
            const bool is_first = lot == shipment.lots.front() && !shipment.received_on.empty();
            sheet.text("received_on", is_first ? shipment.received_on : "");
            if (is_first) sheet.mass("received", shipment.received);
            sheet.end_row();
        }
    }
    return sheet;
}

records::Document in_tonnes(const std::map<std::string, WholeMass>& masses) {
    records::Document table = records::Document::object();
    for (const auto& [name, mass] : masses) table[name] = mass.tonnes();
    return table;
}

records::Document texts(const std::vector<std::string>& names) {
    records::Document array = records::Document::array();
    for (const std::string& name : names) array.push_back(name);
    return array;
}

records::Document certificate_document(const ProductionLot& lot) {
    const AnalysisCertificate& last = lot.certificates.back();
    records::Document told = records::Document::object();
    told["certificate"] = last.id;
    told["revision"] = last.revision;
    told["date"] = last.date;
    told["laboratory"] = last.laboratory;
    told["signatory"] = last.signatory;
    told["method"] = last.method;
    told["sampling"] = last.sampling;
    told["ppm"] = records::Document::object();
    for (const auto& [element, reading] : last.impurities) {
        told["ppm"][element] =
            (reading.bound == tables::Bound::below ? "<" : "") + shortest(reading.value);
    }
    told["checks"] = records::Document::array();
    if (const CathodeGrade* grade = find_grade(lot.standard)) {
        for (const LimitCheck& check : held_against(*grade, last.impurities)) {
            records::Document one = records::Document::object();
            one["of"] = check.of;
            one["limit_ppm"] = check.most_ppm;
            one["at_least_ppm"] = check.least_found_ppm;
            one["at_most_ppm"] = check.most_found_ppm;
            one["verdict"] = name_of(check.verdict);
            one["reason"] = check.reason;
            told["checks"].push_back(std::move(one));
        }
    }
    return told;
}

records::Document lot_document(const ProductionLot& lot) {
    records::Document one = records::Document::object();
    one["lot"] = lot.id;
    one["begin"] = lot.begin;
    one["end"] = lot.end;
    one["mass_t"] = lot.mass.tonnes();
    one["streams_t"] = in_tonnes(lot.streams);
    one["modules_t"] = in_tonnes(lot.modules);
    one["brand"] = lot.brand;
    one["standard"] = lot.standard;
    one["state"] = name_of(lot.state);
    one["reason"] = lot.reason;
    one["bundles"] = texts(lot.bundles);
    one["bundled_t"] = lot.bundled.tonnes();
    if (!lot.certificates.empty()) one["certificate"] = certificate_document(lot);
    return one;
}

records::Document totals_document(const LotTotals& totals) {
    records::Document one = records::Document::object();
    one["produced_t"] = totals.produced.tonnes();
    one["streams_t"] = in_tonnes(totals.streams);
    one["open_t"] = totals.open.tonnes();
    one["held_t"] = totals.held.tonnes();
    one["released_t"] = totals.released.tonnes();
    one["downgraded_t"] = totals.downgraded.tonnes();
    one["bundled_t"] = totals.bundled.tonnes();
    one["in_commercial_lots_t"] = totals.commercial.tonnes();
    one["shipped_t"] = totals.shipped.tonnes();
    one["received_t"] = totals.received.tonnes();
    return one;
}

}  // namespace

std::vector<SheetToWrite> lot_sheets(const LotBook& book, MassUnit unit) {
    std::vector<SheetToWrite> sheets;
    for (Sheet sheet :
         {lots_sheet(book, unit), bundles_sheet(book, unit), commercial_sheet(book, unit),
          certificates_sheet(book, unit), shipments_sheet(book, unit)}) {
        if (!sheet.empty()) sheets.push_back(std::move(sheet).sheet());
    }
    return sheets;
}

SheetToWrite genealogy_sheet(const Genealogy& of, MassUnit unit) {
    Sheet sheet("genealogy", unit);
    for (const Descent& bundle : of.bundles) {
        const auto row = [&](const char* kind, const std::string& name, WholeMass mass) {
            sheet.text("bundle", bundle.serial).text("lot", bundle.lot);
            sheet.text("begin", bundle.begin).text("end", bundle.end);
            sheet.text("origin", kind).text("name", name).mass("mass", mass);
            sheet.end_row();
        };
        for (const auto& [name, mass] : bundle.streams) row("stream", name, mass);
        for (const auto& [name, mass] : bundle.modules) row("module", name, mass);
    }
    return std::move(sheet).sheet();
}

LotTotals totals_of(const LotBook& book) {
    LotTotals totals;
    for (const auto& [id, lot] : book.lots()) {
        totals.produced += lot.mass;
        totals.bundled += lot.bundled;
        WholeMass& by_state = lot.state == LotState::held         ? totals.held
                              : lot.state == LotState::released   ? totals.released
                              : lot.state == LotState::downgraded ? totals.downgraded
                                                                  : totals.open;
        by_state += lot.mass;
        for (const auto& [stream, mass] : lot.streams) totals.streams[stream] += mass;
    }
    for (const auto& [id, lot] : book.commercial_lots()) {
        if (lot.state == CommercialState::formed) totals.commercial += lot.net;
    }
    for (const auto& [id, shipment] : book.shipments()) {
        totals.shipped += shipment.net;
        totals.received += shipment.received;
    }
    return totals;
}

records::Document lots_document(const LotBook& book) {
    records::Document document = records::Document::object();
    document["schema"] = "gossan.lots/1";
    document["totals"] = totals_document(totals_of(book));
    document["lots"] = records::Document::array();
    for (const auto& [id, lot] : book.lots()) document["lots"].push_back(lot_document(lot));
    document["commercial_lots"] = records::Document::array();
    for (const auto& [id, lot] : book.commercial_lots()) {
        records::Document one = records::Document::object();
        one["commercial_lot"] = id;
        one["brand"] = lot.brand;
        one["standard"] = lot.standard;
        one["net_t"] = lot.net.tonnes();
        one["gross_t"] = lot.gross.tonnes();
        one["bundles"] = texts(lot.bundles);
        one["state"] = name_of(lot.state);
        one["made_of"] = texts(lot.made_of);
        one["shipment"] = lot.shipment;
        document["commercial_lots"].push_back(std::move(one));
    }
    document["shipments"] = records::Document::array();
    for (const auto& [id, shipment] : book.shipments()) {
        records::Document one = records::Document::object();
        one["shipment"] = id;
        one["date"] = shipment.date;
        one["to"] = shipment.to;
        one["lots"] = texts(shipment.lots);
        one["net_t"] = shipment.net.tonnes();
        one["received_on"] = shipment.received_on;
        one["received_t"] = shipment.received.tonnes();
        document["shipments"].push_back(std::move(one));
    }
    return document;
}

records::Document genealogy_document(const Genealogy& of) {
    records::Document document = records::Document::object();
    document["schema"] = "gossan.genealogy/1";
    document["id"] = of.id;
    document["kind"] = of.kind;
    document["net_t"] = of.net.tonnes();
    document["lots"] = texts(of.lots);
    document["streams_t"] = in_tonnes(of.streams);
    document["modules_t"] = in_tonnes(of.modules);
    document["pads"] = records::Document::object();
    for (const auto& [module, stream] : of.pads) document["pads"][module] = stream;
    document["bundles"] = records::Document::array();
    for (const Descent& bundle : of.bundles) {
        records::Document one = records::Document::object();
        one["bundle"] = bundle.serial;
        one["lot"] = bundle.lot;
        one["begin"] = bundle.begin;
        one["end"] = bundle.end;
        one["net_t"] = bundle.net.tonnes();
        one["streams_t"] = in_tonnes(bundle.streams);
        one["modules_t"] = in_tonnes(bundle.modules);
        document["bundles"].push_back(std::move(one));
    }
    return document;
}

}  // namespace gossan::supply
