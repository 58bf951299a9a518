// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/product_footprint.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/pact/date_time.hpp"
#include "gossan/supply/pact/decimal.hpp"
#include "gossan/supply/pact/rules.hpp"
#include "gossan/supply/pact/uuid.hpp"

namespace gossan::supply {
namespace {

using records::Document;

Document list_of(const std::vector<std::string>& words) {
    Document list = Document::array();
    for (const std::string& word : words) list.push_back(word);
    return list;
}

[[noreturn]] void refuse(const LotFootprint& lot, const std::string& why,
                         const std::string& hint = {}) {
    throw Error(ErrorCode::data, "footprint of lot " + in_quotes(lot.lot, 60) + ": " + why, {},
                hint);
}

void check_views(const LotFootprint& lot) {
    for (const FootprintView& view : lot.views) {
        const bool known = (view.boundary == "gate-to-gate" || view.boundary == "cradle-to-gate") &&
                           (view.basis == "market-based" || view.basis == "location-based");
        if (!known) refuse(lot, "no such view: " + in_quotes(view_name(view), 80));
        if (!(view.low <= view.high)) refuse(lot, view_name(view) + " has no interval");
    }
    if (lot.matching != "period" && lot.matching != "ore-matched") {
        refuse(lot, "no such matching: " + in_quotes(lot.matching, 40),
               "write period or ore-matched");
    }
}

/// PACT knows cradle-to-gate alone, so this is the view that its document tells.
const FootprintView& declared_view(const LotFootprint& lot) {
    const auto view =
        std::find_if(lot.views.begin(), lot.views.end(), [&lot](const FootprintView& each) {
            return each.boundary == "cradle-to-gate" && each.basis == lot.declared_basis;
        });
    if (view == lot.views.end()) {
        refuse(lot, "the view to declare is missing: cradle-to-gate, " + lot.declared_basis);
    }
    return *view;
}

/// What identifiers may hold: letters, digits, '-', '.' and '_'; a blank becomes '-', the rest %XX.
std::string in_urn(const std::string& text) {
    std::string urn;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) != 0 || letter == '-' || letter == '.' || letter == '_') {
            urn += letter;
        } else if (letter == ' ') {
            urn += '-';
        } else {
            urn += {'%', "0123456789ABCDEF"[byte >> 4U], "0123456789ABCDEF"[byte & 15U]};
        }
    }
    return urn;
}

void put_geography(Document& pcf, const std::string& place) {
    const auto capitals = [](std::string_view text) {
        return std::all_of(text.begin(), text.end(),
                           [](char letter) { return letter >= 'A' && letter <= 'Z'; });
    };
    const bool has_country = place.size() >= 2 && capitals(place.substr(0, 2));
    if (has_country && place.size() == 2) {
        pcf["geographyCountry"] = place;
    } else if (has_country && place[2] == '-') {
        pcf["geographyCountrySubdivision"] = place;
    } else if (!place.empty()) {
        pcf["geographyRegionOrSubregion"] = place;
    }
}

Document carbon_footprint(const PactProducer& producer, const LotFootprint& lot) {
    const FootprintView& view = declared_view(lot);
    const std::string value = decimal_text(view.value);
    Document pcf = Document::object();
    pcf["declaredUnitOfMeasurement"] = "kilogram";
    pcf["declaredUnitAmount"] = "1";
    pcf["productMassPerDeclaredUnit"] = "1";
    pcf["referencePeriodStart"] = lot.period_start;
    pcf["referencePeriodEnd"] = lot.period_end;
    put_geography(pcf, producer.geography);
    pcf["boundaryProcessesDescription"] =
        "Mining, stacking, leaching with acid and its carbonate CO2, solvent extraction and "
        "electrowinning to cathode at the mine's gate; electricity " +
        view.basis + "; matched by " + (lot.matching == "period" ? "period" : "ore") + ".";
    pcf["pcfExcludingBiogenicUptake"] = value;
    pcf["pcfIncludingBiogenicUptake"] = value;
    pcf["fossilCarbonContent"] = "0";
    pcf["fossilGhgEmissions"] = value;
    pcf["packagingEmissionsIncluded"] = lot.packaging_included;
    if (lot.outbound) pcf["outboundLogisticsGhgEmissions"] = decimal_text(*lot.outbound);
    pcf["ccsTechnologicalCO2CaptureIncluded"] = false;
    auto& reports = pcf["ipccCharacterizationFactors"] = Document::array();
    for (const std::string& report : lot.potentials) reports.push_back(report);
    pcf["crossSectoralStandards"] = list_of({"ISO14067", "GHGP-Product", "PACT-3.0"});
    pcf["exemptedEmissionsPercent"] = decimal_text(100.0 * lot.exempted_share);
    pcf["exemptedEmissionsDescription"] = lot.exempted_why;
    if (!lot.allocation.empty()) pcf["allocationRulesDescription"] = lot.allocation;
    if (!lot.sources.empty()) {
        Document sources = Document::array();
        for (const FactorSource& each : lot.sources) {
            Document source = Document::object();
            source["name"] = each.name;
            source["version"] = each.version;
            sources.push_back(source);
        }
        pcf["secondaryEmissionFactorSources"] = sources;
    }
    pcf["primaryDataShare"] = decimal_text(100.0 * lot.primary_share);
    Document& quality = pcf["dqi"];
    quality["technologicalDQR"] = decimal_text(lot.quality.technological);
    quality["geographicalDQR"] = decimal_text(lot.quality.geographical);
    quality["temporalDQR"] = decimal_text(lot.quality.temporal);
    return pcf;
}

Document extension(const PactProducer& producer, const LotFootprint& lot) {
    Document data = Document::object();
    data["lot"] = lot.lot;
    data["massKg"] = lot.mass.kg();
    data["matching"] = lot.matching;
    data["declaredView"] = view_name(declared_view(lot));
    Document views = Document::array();
    for (const FootprintView& each : lot.views) {
        Document view = Document::object();
        view["boundary"] = each.boundary;
        view["electricity"] = each.basis;
        view["kgCO2ePerKg"] = each.value;
        view["p5"] = each.low;
        view["p95"] = each.high;
        views.push_back(view);
    }
    data["views"] = views;
    Document& custody = data["custody"];
    custody["model"] = lot.custody.model;
    custody["stream"] = lot.custody.stream;
    custody["claimedShare"] = lot.custody.claimed;
    custody["balancedOver"] = lot.custody.balanced;
    custody["statement"] = lot.custody.statement;
    if (lot.water) {
        Document& water = data["water"];
        water["withdrawalLPerKg"] = lot.water->withdrawal_L_kg;
        water["consumptionLPerKg"] = lot.water->consumption_L_kg;
        water["definition"] = lot.water->definition;
    }
    if (!lot.evidence.empty()) data["eventLogHash"] = lot.evidence;
    Document made = Document::object();
    made["specVersion"] = "2.0.0";
    made["dataSchema"] = producer.url + std::string(extension_path);
    made["data"] = data;
    return made;
}

}  // namespace

std::string lot_urn(const PactProducer& producer, const std::string& lot) {
    return "urn:pact:" + producer.domain + ":lot-id:" + in_urn(lot);
}

std::string footprint_id(const PactProducer& producer, const LotFootprint& lot) {
    LotFootprint content = lot;
    content.status.clear();
    content.recipients.clear();
    const std::array lots{content};
    return uuid_of(uuid_of(uuid_space_of_domains, producer.domain),
                   producer.product + "\n" + records::print_line(lot_footprints_document(lots)));
}

Document product_footprint(const PactProducer& producer, const LotFootprint& lot) {
    check_views(lot);
    Document document = Document::object();
    document["id"] = footprint_id(producer, lot);
    document["specVersion"] = "3.0.0";
    if (!lot.replaces.empty()) document["precedingPfIds"] = list_of(lot.replaces);
    document["created"] = lot.created;
    document["status"] = lot.status;
    if (date_time(lot.period_end)) {
        document["validityPeriodStart"] = lot.period_end;
        document["validityPeriodEnd"] =
            lot.valid_until.empty() ? years_later(lot.period_end, 3) : lot.valid_until;
    }
    document["companyName"] = producer.company;
    document["companyIds"] = list_of(producer.company_ids);
    document["productDescription"] = producer.product_name + ", lot " + lot.lot + " of " +
                                     text_of(lot.mass) + ". " + lot.custody.statement;
    document["productIds"] =
        list_of({"urn:pact:" + producer.domain + ":product-id:" + in_urn(producer.product),
                 lot_urn(producer, lot.lot)});
    if (!producer.classifications.empty()) {
        document["productClassifications"] = list_of(producer.classifications);
    }
    document["productNameCompany"] = producer.product_name;
    if (lot.unstated_potentials > 0.0) {
        document["comment"] =
            decimal_text(std::round(1000.0 * lot.unstated_potentials) / 10.0) +
            " % of the footprint is by secondary factors whose sources do not state which "
            "characterization factors they are by.";
    }
    document["pcf"] = carbon_footprint(producer, lot);
    Document extensions = Document::array();
    extensions.push_back(extension(producer, lot));
    document["extensions"] = extensions;
    if (const auto faults = footprint_faults(document); !faults.empty()) {
        refuse(lot, "PACT does not take it: " + in_words(faults));
    }
    return document;
}

}  // namespace gossan::supply
