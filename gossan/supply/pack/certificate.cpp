// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/certificate.hpp"

#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

using records::Document;

const char* word_of(LimitVerdict verdict) {
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

void add_grade(Document& told, const std::string& name, const Assay& impurities) {
    const CathodeGrade* grade = find_grade(name);
    if (grade == nullptr) return;
    told["edition"] = grade->edition;
    told["limits_from"] = grade->source;
    told["limits"] = Document::array();
    for (const LimitCheck& check : held_against(*grade, impurities)) {
        Document limit = Document::object();
        limit["of"] = check.of;
        limit["most_ppm"] = check.most_ppm;
        limit["found_ppm_at_least"] = check.least_found_ppm;
        limit["found_ppm_at_most"] = check.most_found_ppm;
        limit["verdict"] = word_of(check.verdict);
        told["limits"].push_back(std::move(limit));
    }
}

Document certificate_of(const PackContent& content, const ShippedLot& shipped) {
    const ProductionLot& lot = shipped.lot;
    Document told = Document::object();
    told["producer"] = content.naming.company;
    told["site"] = content.site;
    told["brand"] = lot.brand;
    told["lot"] = lot.id;
    told["harvest_begin"] = lot.begin;
    told["harvest_end"] = lot.end;
    told["lot_mass"] = text_of(lot.mass);
    told["state"] = name_of(lot.state);
    told["standard"] = lot.standard;
    if (!lot.certificates.empty()) {
        const AnalysisCertificate& last = lot.certificates.back();
        told["certificate"] = last.id;
        told["revision"] = last.revision;
        told["date"] = last.date;
        told["laboratory"] = last.laboratory;
        told["signatory"] = last.signatory;
        told["method"] = last.method;
        told["sampling"] = last.sampling;
        told["ppm"] = Document::object();
        for (const auto& [element, reading] : last.impurities) {
            told["ppm"][element] = text_of(reading);
        }
        add_grade(told, lot.standard, last.impurities);
    }
    told["bundles"] = Document::array();
    for (const Bundle& bundle : shipped.bundles) {
        Document one = Document::object();
        one["serial"] = bundle.serial;
        one["net"] = text_of(bundle.net);
        one["gross"] = text_of(bundle.gross);
        told["bundles"].push_back(std::move(one));
    }
    told["net"] = text_of(shipped.net);
    return told;
}

}  // namespace

std::string text_of(const tables::Reading& reading) {
    const char* mark = reading.bound == tables::Bound::below   ? "<"
                       : reading.bound == tables::Bound::above ? ">"
                                                               : "";
    return mark + shortest(reading.value);
}

Document certificate_document(const PackContent& content, const ShipmentView& view) {
    Document document = Document::object();
    document["form"] = "gossan certificate 1";
    document["shipment"] = content.shipment;
    document["certificates"] = Document::array();
    for (const ShippedLot& lot : view.lots) {
        document["certificates"].push_back(certificate_of(content, lot));
    }
    return document;
}

}  // namespace gossan::supply
